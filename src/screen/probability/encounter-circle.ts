import { HoshimoriError } from "../../core/index.ts";

/**
 * A short encounter in its plane: the combined hard body is a disc, the error a normal distribution around the miss
 * vector, uncorrelated along the axes given. Any one unit of length.
 */
export interface EncounterCircle {
  /** Miss vector along the two axes. */
  readonly miss: readonly [number, number];
  /** Standard deviations along the same axes, greater than 0. */
  readonly sigma: readonly [number, number];
  /** Combined hard-body radius, 0 or more. */
  readonly radius: number;
}

/** Errors: `pc-radius` and `pc-sigma`, a caller's mistake. */
export function checkCircle({ miss, sigma, radius }: EncounterCircle): void {
  checkRadius(radius);
  if (!(sigma[0] > 0 && sigma[1] > 0 && Number.isFinite(sigma[0]) && Number.isFinite(sigma[1])))
    throw new HoshimoriError("pc-sigma", { sigmas: sigma.join(", ") });
  if (!(Number.isFinite(miss[0]) && Number.isFinite(miss[1])))
    throw new HoshimoriError("pc-miss", { miss: miss.join(", ") });
}

/** Errors: `pc-radius` unless the radius is 0 or more. */
export function checkRadius(radius: number): void {
  if (!(radius >= 0)) throw new HoshimoriError("pc-radius", { radius });
}
