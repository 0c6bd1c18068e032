/** Radius that hides what is behind it, scene units of 1,000 km: less than the polar radius, so that nothing at the limb is lost. */
export const hidingRadius = 6.35;

/**
 * For vertex shaders: whether the Earth stands between the camera and a place (scene units, Earth-fixed, model matrix identity).
 * What it hides is dropped before it is drawn: half of all points and lines, where a processor draws.
 */
export const hiddenByEarth = /* glsl */ `
bool hiddenByEarth(vec3 place) {
  vec3 way = place - cameraPosition;
  float far = length(way);
  float along = -dot(cameraPosition, way) / far;
  return along > 0.0 && along < far && dot(cameraPosition, cameraPosition) - along * along < ${(hidingRadius * hidingRadius).toFixed(4)};
}`;
