import { reserve } from "./memory";
import { projectOne } from "./project";
import { fillFactors, largestExponent, sumOfTwo } from "./series";

export { reserve };

fillFactors();

/** Columns of one number an encounter: miss along two principal axes, the two standard deviations, the radius. */
const planeColumns: usize = 5;

/**
 * Probability of many encounters given in their planes.
 * Given: `input`, five columns of `count` numbers (miss 1, miss 2, sigma 1, sigma 2, radius; any unit of length), `output`
 * for `count` numbers; both columns padded to an even count. Returned: in `output` the probability 0…1, or NaN where the
 * series does not serve and the caller's quadrature must. Range-error: 1e-12 relative.
 * Source: src/screen/probability/plane-series.ts.
 */
export function planeProbabilities(input: usize, output: usize, count: i32, stride: usize): void {
  for (let row: usize = 0; row < <usize>count; row += 2) {
    const at = input + 8 * row;
    const miss1 = v128.load(at);
    const miss2 = v128.load(at + 8 * stride);
    const sigma1 = v128.load(at + 16 * stride);
    const sigma2 = v128.load(at + 24 * stride);
    const radius = v128.load(at + 32 * stride);
    v128.store(output + 8 * row, probabilityOfTwo(miss1, miss2, sigma1, sigma2, radius));
  }
}

/**
 * The same from relative states and combined covariances: projects on the plane across the relative velocity first.
 * Given: thirteen columns (relative position 3, relative velocity 3, covariance xx xy xz yy yz zz, radius), `plane` for the
 * five columns between. Returned: in `output` the probabilities; in `plane` the encounters in their planes.
 */
export function stateProbabilities(
  input: usize,
  plane: usize,
  output: usize,
  count: i32,
  stride: usize,
): void {
  for (let row: usize = 0; row < <usize>count; row++) projectOne(input + 8 * row, plane + 8 * row, stride);
  if (count & 1)
    for (let column: usize = 0; column < planeColumns; column++)
      store<f64>(plane + 8 * (column * stride + <usize>count), 1);
  planeProbabilities(plane, output, count, stride);
}

@inline
function probabilityOfTwo(miss1: v128, miss2: v128, sigma1: v128, sigma2: v128, radius: v128): v128 {
  const one = f64x2.splat(1);
  const half = f64x2.splat(0.5);
  const xi = f64x2.mul(radius, radius);
  // A division for each axis: 1 / (2 σ²).
  const p1 = f64x2.div(half, f64x2.mul(sigma1, sigma1));
  const p2 = f64x2.div(half, f64x2.mul(sigma2, sigma2));
  const squares1 = f64x2.mul(f64x2.mul(miss1, miss1), p1);
  const squares2 = f64x2.mul(f64x2.mul(miss2, miss2), p2);
  const firstIsSmall = f64x2.gt(p1, p2);
  const ps = v128.bitselect(p1, p2, firstIsSmall);
  const pl = v128.bitselect(p2, p1, firstIsSmall);
  const squaresS = v128.bitselect(squares1, squares2, firstIsSmall);
  const squaresL = v128.bitselect(squares2, squares1, firstIsSmall);
  const p = f64x2.mul(ps, xi);
  const q = f64x2.mul(f64x2.sub(ps, pl), xi);
  const a = f64x2.mul(f64x2.mul(squaresL, pl), xi);
  const b = f64x2.mul(f64x2.mul(squaresS, ps), xi);
  // The sum is at most exp(p + squares), since the probability is at most 1, and at most exp(p + a + b).
  const size = f64x2.add(p, f64x2.min(f64x2.add(a, b), f64x2.add(squares1, squares2)));
  // The two lanes are told apart only where one of them can't be summed, or is no encounter.
  const zero = f64x2.splat(0);
  const isEncounter = v128.and(f64x2.ge(radius, zero), v128.and(f64x2.gt(sigma1, zero), f64x2.gt(sigma2, zero)));
  const fits = v128.and(f64x2.lt(size, f64x2.splat(largestExponent)), isEncounter);
  let sum: v128;
  if (v128.all_true<i64>(fits)) sum = sumOfTwo(p, q, a, b);
  else {
    sum = sumOfTwo(
      v128.bitselect(p, zero, fits),
      v128.bitselect(q, zero, fits),
      v128.bitselect(a, zero, fits),
      v128.bitselect(b, zero, fits),
    );
    sum = v128.bitselect(sum, f64x2.splat(NaN), fits);
  }
  const exponent = f64x2.add(p, f64x2.add(squares1, squares2));
  const exponential = f64x2.replace_lane(
    f64x2.splat(NativeMath.exp(-f64x2.extract_lane(exponent, 0))),
    1,
    NativeMath.exp(-f64x2.extract_lane(exponent, 1)),
  );
  // 1 / (2 σ1 σ2) = √(p1 p2).
  const factor = f64x2.mul(xi, f64x2.sqrt(f64x2.mul(p1, p2)));
  const value = f64x2.mul(f64x2.mul(sum, factor), exponential);
  // min of the lanes keeps NaN.
  return f64x2.min(value, one);
}
