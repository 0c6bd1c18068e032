/** Radians of an arcsecond: π / 648,000, exact but for the rounding. */
export const arcsecToRad = Math.PI / 648_000;

const twoPi = 2 * Math.PI;

export const radFromDeg = (deg: number): number => (deg * Math.PI) / 180;
export const degFromRad = (rad: number): number => (rad * 180) / Math.PI;

/** The same angle in 0 ≤ … < 2π. */
export function wrapTwoPi(rad: number): number {
  const rest = rad % twoPi;
  return rest < 0 ? rest + twoPi : rest;
}

/** The same angle in −π < … ≤ π. */
export function wrapPi(rad: number): number {
  const rest = rad % twoPi;
  return rest > Math.PI ? rest - twoPi : rest <= -Math.PI ? rest + twoPi : rest;
}

/** Given: coefficients by rising power. Returned: the polynomial at t (Horner). */
export function polynomial(t: number, coefficients: readonly number[]): number {
  let sum = 0;
  for (let power = coefficients.length - 1; power >= 0; power--) sum = sum * t + coefficients[power];
  return sum;
}
