import { quantile } from "../../core/index.ts";
import type { Calibration } from "./covariance-model.ts";

/** What holds where nothing was differenced: normal errors, χ² of three degrees of freedom. */
const uncalibrated: Calibration = { scale: 1, squaredAt50: 2.366, squaredAt99: 11.345, differences: 0 };

/** χ² of three degrees of freedom that 90 % of normal errors stay below. */
export const squaredAt90 = 6.251_388_631_170_325;

/**
 * Given: squared Mahalanobis distances of next-epoch differences by growths not yet scaled.
 * Returned: the factor of variance after which 90 % of them lie below {@link squaredAt90}, and the tails left.
 */
export function calibrate(squares: readonly Float64Array[]): Calibration {
  const all = new Float64Array(squares.reduce((sum, { length }) => sum + length, 0));
  if (all.length === 0) return uncalibrated;
  let at = 0;
  for (const part of squares) {
    all.set(part, at);
    at += part.length;
  }
  const scale = quantile(all, 0.9) / squaredAt90;
  return {
    scale,
    squaredAt50: quantile(all, 0.5) / scale,
    squaredAt99: quantile(all, 0.99) / scale,
    differences: all.length,
  };
}
