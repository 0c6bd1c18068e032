/** Most terms of the series; beyond them the caller's quadrature takes over. */
export const mostTerms: i32 = 3000;
/** The exponents' sum up to which nothing overflows. */
export const largestExponent: f64 = 600;
const precision: f64 = 1e-16;

/** What the loop multiplies by instead of dividing, a row for each k: 1/k, 1/(k (k − 1)), 1/(k + 1)², 1/(k + 1), 1/(k + 2). */
const rowBytes: usize = 40;
const factors = memory.data(40 * (mostTerms + 1), 16);

export function fillFactors(): void {
  for (let k = 1; k <= mostTerms; k++) {
    const row = factors + rowBytes * <usize>k;
    const n = <f64>k;
    store<f64>(row, 1 / n);
    store<f64>(row, k > 1 ? 1 / (n * (n - 1)) : 0, 8);
    store<f64>(row, 1 / ((n + 1) * (n + 1)), 16);
    store<f64>(row, 1 / (n + 1), 24);
    store<f64>(row, 1 / (n + 2), 32);
  }
}

@inline
function below(x: v128, limit: v128): bool {
  return v128.all_true<i64>(f64x2.lt(x, limit));
}

/**
 * The sums Σ h_k ξ^k / (k+1)! of two encounters at once; src/screen/probability/plane-series.ts has the formulas and the
 * readable form. Given: p, q, a, b, each scaled by ξ. Returned: both sums; NaN in both where one does not converge.
 */
@inline
export function sumOfTwo(p: v128, q: v128, a: v128, b: v128): v128 {
  const half = f64x2.splat(0.5);
  const halfQ = f64x2.mul(q, half);
  const first = f64x2.add(halfQ, f64x2.add(a, b));
  const qq = f64x2.mul(q, q);
  const second = f64x2.mul(q, f64x2.add(halfQ, f64x2.add(b, b)));
  const third = f64x2.mul(qq, b);
  const q2 = f64x2.add(q, q);
  const small = f64x2.splat(precision);
  let k2 = f64x2.splat(0);
  // The first two terms by hand, so that the loop has no special cases.
  let k1 = f64x2.splat(1);
  let k0 = first;
  let h = f64x2.add(p, k0);
  let sum = f64x2.add(f64x2.splat(1), f64x2.mul(h, half));
  let growing = q2;
  let back = second;
  let row = factors;
  for (let k = 1; k < mostTerms; k++) {
    row += rowBytes;
    let following = f64x2.mul(f64x2.add(growing, first), k0);
    following = f64x2.sub(following, f64x2.mul(f64x2.mul(back, v128.load_splat<u64>(row)), k1));
    following = f64x2.add(following, f64x2.mul(f64x2.mul(third, v128.load_splat<u64>(row, 8)), k2));
    k2 = k1;
    k1 = k0;
    k0 = f64x2.mul(following, v128.load_splat<u64>(row, 16));
    growing = f64x2.add(growing, q2);
    back = f64x2.add(back, qq);
    h = f64x2.add(f64x2.mul(f64x2.mul(p, v128.load_splat<u64>(row, 24)), h), k0);
    const term = f64x2.mul(h, v128.load_splat<u64>(row, 32));
    sum = f64x2.add(sum, term);
    if (below(term, f64x2.mul(sum, small))) return sum;
  }
  return f64x2.splat(NaN);
}
