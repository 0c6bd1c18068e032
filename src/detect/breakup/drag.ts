import { wgs72EarthRadiusKm } from "../../orbit/index.ts";

/*
 * Drag going back in time: the orbit was higher, so the air was thinner. With da/dt = −k·exp(−(a − a₀)/H) the semi-major
 * axis was a₀ + H·ln(1 + x) a time s before the epoch, x = k·s/H. Source: King-Hele, Satellite Orbits in an Atmosphere
 * (1987), ch. 4: exponential atmosphere; eccentricity and semi-major axis by Bessel functions of z = a·e/H.
 */

/**
 * Given: semi-major axis, km, eccentricity. Returned: rise of the semi-major axis by which drag falls to 1/e, and the
 * growth of the eccentricity with it, 1/km. The air's own scale height is 55 km at a perigee of 400 km and grows by a tenth
 * of the height (moderate activity). Range-error: tens of percent, which the common factor takes up for the most part.
 */
export function scaleHeightKm(
  axisKm: number,
  eccentricity: number,
): { readonly axisKm: number; readonly eccentricityPerKm: number } {
  const perigeeKm = axisKm * (1 - eccentricity) - wgs72EarthRadiusKm;
  const airKm = Math.max(55 + 0.1 * (perigeeKm - 400), 25);
  const z = (axisKm * eccentricity) / airKm;
  // I₁(z)/I₀(z) to 7 %: z/2 for circles, 1 for long ellipses, whose perigee stays.
  const share = z / (1 + Math.sqrt(1 + z * z));
  return { axisKm: airKm / (1 - share), eccentricityPerKm: (share * (1 - eccentricity)) / axisKm };
}

/** As far as the model goes: a rising orbit (a negative B*) back, or any forward. */
const lowest = -0.9;

/** Rise of the semi-major axis, km, over `beforeDays` with a decay at the epoch, km/day. */
export const riseKm = (decayKmPerDay: number, beforeDays: number, heightKm: number): number =>
  heightKm * Math.log1p(Math.max((decayKmPerDay * beforeDays) / heightKm, lowest));

/** Integral of the rise over `beforeDays`, km · day; k·s²/2 where the drag is small. */
export function riseIntegralKmDays(decayKmPerDay: number, beforeDays: number, heightKm: number): number {
  const x = Math.max((decayKmPerDay * beforeDays) / heightKm, lowest);
  if (Math.abs(x) < 1e-4) return (decayKmPerDay * beforeDays * beforeDays) / 2;
  return heightKm * beforeDays * ((1 + 1 / x) * Math.log1p(x) - 1);
}
