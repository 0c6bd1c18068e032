/** Earth's gravitational parameter, km³/s²; EGM-96 as in CARA_Analysis_Tools, which the oracles were made with. */
export const muKm3PerS2 = 398600.4418;

/** Turns in a state vector and its partials: six numbers, and 6 × 6 row by row. */
export interface StateWithPartials {
  /** Position (km) and velocity (km/s). */
  readonly state: Float64Array;
  /** ∂ state / ∂ elements at the epoch. */
  readonly partials: Float64Array;
}

/**
 * Equinoctial elements [n (rad/s), af, ag, χ, ψ, mean longitude (rad)] of a state.
 * Given: six numbers, km and km/s. Returned: the elements; NaN where the orbit is open or lies against the frame's equator.
 * Range-error: rounding. Source: Broucke & Cefola, Celestial Mechanics 5 (1972); Vallado & Alfano, AAS 15-537.
 */
export function equinoctialOf(state: ArrayLike<number>): Float64Array {
  const [x, y, z, vx, vy, vz] = [state[0], state[1], state[2], state[3], state[4], state[5]];
  const r = Math.sqrt(x * x + y * y + z * z);
  const hx = y * vz - z * vy;
  const hy = z * vx - x * vz;
  const hz = x * vy - y * vx;
  const h = Math.sqrt(hx * hx + hy * hy + hz * hz);
  const chi = hx / (h + hz);
  const psi = -hy / (h + hz);
  const a = 1 / (2 / r - (vx * vx + vy * vy + vz * vz) / muKm3PerS2);
  if (!(a > 0) || !(h + hz > 1e-12 * h)) return new Float64Array(6).fill(Number.NaN);
  const [f, g] = planeAxes(chi, psi);
  // Eccentricity vector: v × h / µ − r / |r|.
  const ex = (vy * hz - vz * hy) / muKm3PerS2 - x / r;
  const ey = (vz * hx - vx * hz) / muKm3PerS2 - y / r;
  const ez = (vx * hy - vy * hx) / muKm3PerS2 - z / r;
  const af = ex * f[0] + ey * f[1] + ez * f[2];
  const ag = ex * g[0] + ey * g[1] + ez * g[2];
  const px = x * f[0] + y * f[1] + z * f[2];
  const py = x * g[0] + y * g[1] + z * g[2];
  const s = Math.sqrt(1 - af * af - ag * ag);
  const b = 1 / (1 + s);
  const cosF = af + ((1 - af * af * b) * px - af * ag * b * py) / (a * s);
  const sinF = ag + ((1 - ag * ag * b) * py - af * ag * b * px) / (a * s);
  const eccentricLongitude = Math.atan2(sinF, cosF);
  const longitude = eccentricLongitude + ag * cosF - af * sinF;
  return Float64Array.of(Math.sqrt(muKm3PerS2 / a) / a, af, ag, chi, psi, longitude);
}

/** The axes f and g of the equinoctial frame in the inertial one. */
export function planeAxes(chi: number, psi: number): readonly [readonly number[], readonly number[]] {
  const d = 1 + chi * chi + psi * psi;
  const f = [(1 - chi * chi + psi * psi) / d, (2 * chi * psi) / d, (-2 * chi) / d];
  const g = [(2 * chi * psi) / d, (1 + chi * chi - psi * psi) / d, (2 * psi) / d];
  return [f, g];
}

/** Given: a mean longitude and af, ag. Returned: the eccentric longitude; Kepler's equation by Newton's method. */
export function eccentricLongitude(longitude: number, af: number, ag: number): number {
  let value = longitude;
  for (let step = 0; step < 60; step++) {
    const sin = Math.sin(value);
    const cos = Math.cos(value);
    const change = (value + ag * cos - af * sin - longitude) / (1 - ag * sin - af * cos);
    value -= change;
    if (Math.abs(change) < 1e-15 * (1 + Math.abs(value))) break;
  }
  return value;
}
