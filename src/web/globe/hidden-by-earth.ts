/** Radius that hides what is behind it, scene units of 1,000 km: less than the polar radius, so that nothing at the limb is lost. */
const hidingRadius = 6.35;

/** Given the eye and a place, scene units, returned whether the Earth stands between them. */
export function isHiddenByEarth(eye: Place3, place: Place3): boolean {
  const dx = place.x - eye.x;
  const dy = place.y - eye.y;
  const dz = place.z - eye.z;
  const far = Math.sqrt(dx * dx + dy * dy + dz * dz);
  const along = -(eye.x * dx + eye.y * dy + eye.z * dz) / far;
  if (along < 0 || along > far) return false;
  return eye.x * eye.x + eye.y * eye.y + eye.z * eye.z - along * along < hidingRadius * hidingRadius;
}

interface Place3 {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/**
 * The same for vertex shaders, the eye at the camera (Earth-fixed, model matrix identity).
 * What it hides is dropped before it is drawn: half of all points and lines, where a processor draws.
 */
export const hiddenByEarth = /* glsl */ `
bool hiddenByEarth(vec3 place) {
  vec3 way = place - cameraPosition;
  float far = length(way);
  float along = -dot(cameraPosition, way) / far;
  return along > 0.0 && along < far && dot(cameraPosition, cameraPosition) - along * along < ${(hidingRadius * hidingRadius).toFixed(4)};
}`;
