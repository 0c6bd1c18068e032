import { dot, norm, subtract, type Vec3 } from "../core/index.ts";

export type ShadowState = "sunlit" | "penumbra" | "umbra";

/** Solar radius, km. Source: IAU 2015 Resolution B3 (nominal 695,700 km). */
const sunRadiusKm = 695_700;
/** Earth as a sphere of its equatorial radius (WGS 84), km: the polar shadow comes out up to 21 km too wide. */
const earthRadiusKm = 6378.137;

/**
 * Given: positions of the object and of the Sun from the Earth's center in the same frame, km.
 * Returned: how much of the Sun the Earth hides: nothing, part, all.
 * Range-error: sphere instead of ellipsoid (seconds of entry time), no atmosphere. Source: Montenbruck & Gill (2000) §3.4.2, cones.
 */
export function shadowStateOf(positionKm: Vec3, sunKm: Vec3): ShadowState {
  const toSun = subtract(sunKm, positionKm);
  const distanceKm = norm(positionKm);
  const sunDistanceKm = norm(toSun);
  const earthAngle = Math.asin(Math.min(1, earthRadiusKm / distanceKm));
  const sunAngle = Math.asin(sunRadiusKm / sunDistanceKm);
  const cosine = -dot(positionKm, toSun) / (distanceKm * sunDistanceKm);
  const separation = Math.acos(Math.max(-1, Math.min(1, cosine)));
  if (separation >= earthAngle + sunAngle) return "sunlit";
  return separation <= earthAngle - sunAngle ? "umbra" : "penumbra";
}
