import type { TimeSpan } from "./encounter-segment.ts";
import { eccentricLongitude, muKm3PerS2, planeAxes } from "./equinoctial.ts";

/** Share of the period that a step of the search may be: within it the distance has one minimum at most. */
const stepShare = 0.02;
const newtonRounds = 12;

const a = new Float64Array(6);
const b = new Float64Array(6);

/**
 * Least distance of two two-body orbits in a span of time.
 * Given: equinoctial elements of both at the epoch, the span (s after it), the shorter period (s). Returned: the distance, km.
 * Range-error: a millimetre. Errors: none; an open orbit's distance is NaN, which is no hit.
 */
export function closestDistance(
  first: Float64Array,
  second: Float64Array,
  { fromS, toS }: TimeSpan,
  shorterPeriodS: number,
): number {
  const steps = Math.max(1, Math.ceil((toS - fromS) / (stepShare * shorterPeriodS)));
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < steps; k++) {
    const low = fromS + (k / steps) * (toS - fromS);
    const high = fromS + ((k + 1) / steps) * (toS - fromS);
    least = Math.min(least, leastWithin(first, second, low, high));
  }
  return least;
}

/** Newton's method on r·v from the middle, held within the step. */
function leastWithin(first: Float64Array, second: Float64Array, low: number, high: number): number {
  let seconds = (low + high) / 2;
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < newtonRounds; round++) {
    stateAt(first, seconds, a);
    stateAt(second, seconds, b);
    const x = b[0] - a[0];
    const y = b[1] - a[1];
    const z = b[2] - a[2];
    const vx = b[3] - a[3];
    const vy = b[4] - a[4];
    const vz = b[5] - a[5];
    const distance = Math.sqrt(x * x + y * y + z * z);
    least = Math.min(least, distance);
    const pullA = -muKm3PerS2 / Math.hypot(a[0], a[1], a[2]) ** 3;
    const pullB = -muKm3PerS2 / Math.hypot(b[0], b[1], b[2]) ** 3;
    const slope = x * vx + y * vy + z * vz;
    const bend =
      vx * vx +
      vy * vy +
      vz * vz +
      x * (pullB * b[0] - pullA * a[0]) +
      y * (pullB * b[1] - pullA * a[1]) +
      z * (pullB * b[2] - pullA * a[2]);
    // Where the distance bends down, the least lies at an end.
    const next = bend > 0 ? seconds - slope / bend : slope > 0 ? low : high;
    const held = Math.min(high, Math.max(low, next));
    const moved = Math.abs(held - seconds);
    seconds = held;
    if (moved * Math.sqrt(vx * vx + vy * vy + vz * vz) < 1e-6) break;
  }
  return least;
}

/** Position and velocity to `out`; the twin with partials is two-body.ts. */
function stateAt(elements: Float64Array, seconds: number, out: Float64Array): void {
  const n = elements[0];
  const af = elements[1];
  const ag = elements[2];
  const major = Math.cbrt(muKm3PerS2 / (n * n));
  const F = eccentricLongitude(elements[5] + n * seconds, af, ag);
  const cos = Math.cos(F);
  const sin = Math.sin(F);
  const shrink = 1 / (1 + Math.sqrt(1 - af * af - ag * ag));
  const rho = 1 - af * cos - ag * sin;
  const x = major * ((1 - ag * ag * shrink) * cos + af * ag * shrink * sin - af);
  const y = major * ((1 - af * af * shrink) * sin + af * ag * shrink * cos - ag);
  const speed = (n * major) / rho;
  const vx = speed * (af * ag * shrink * cos - (1 - ag * ag * shrink) * sin);
  const vy = speed * ((1 - af * af * shrink) * cos - af * ag * shrink * sin);
  const [f, g] = planeAxes(elements[3], elements[4]);
  for (let k = 0; k < 3; k++) {
    out[k] = x * f[k] + y * g[k];
    out[3 + k] = vx * f[k] + vy * g[k];
  }
}
