/** A share or a rate with its 95 % interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Standard normal quantile of 97.5 %. */
const z = 1.959_963_984_540_054;

/**
 * Given: successes and trials, whole. Returned: 95 % interval of the share, 0 … 1; all of it where nothing was tried.
 * Source: E. B. Wilson, JASA 22 (1927).
 */
export function wilsonInterval(successes: number, trials: number): Interval {
  if (trials === 0) return { low: 0, high: 1 };
  const share = successes / trials;
  const center = share + (z * z) / (2 * trials);
  const half = z * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  const size = 1 + (z * z) / trials;
  return {
    low: successes === 0 ? 0 : (center - half) / size,
    high: successes === trials ? 1 : (center + half) / size,
  };
}

/**
 * Given: a count of events and the exposure it was seen in (e.g. satellite-years, > 0). Returned: exact 95 % interval of
 * the rate, by bisection on the Poisson distribution. Source: F. Garwood, Biometrika 28 (1936).
 */
export function poissonInterval(count: number, exposure: number): Interval {
  const low = count === 0 ? 0 : meanWhere((mean) => 1 - poissonAtMost(count - 1, mean), 0.025, count);
  const high = meanWhere((mean) => 1 - poissonAtMost(count, mean), 0.975, count + 1);
  return { low: low / exposure, high: high / exposure };
}

/** Chance of at most `count` events where `mean` are expected; the sum is kept in logarithms so that it can't overflow. */
function poissonAtMost(count: number, mean: number): number {
  let sum = 0;
  let logTerm = -mean;
  for (let k = 0; k <= count; k++) {
    if (k > 0) logTerm += Math.log(mean / k);
    sum += Math.exp(logTerm);
  }
  return Math.min(sum, 1);
}

/** The mean at which a rising function passes `level`. */
function meanWhere(rising: (mean: number) => number, level: number, near: number): number {
  let [low, high] = [1e-9, 10 * near + 20];
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (rising(middle) < level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
