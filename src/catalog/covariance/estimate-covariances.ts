import type { CatalogNumber } from "../../core/index.ts";
import { sliceTable } from "../../orbit/index.ts";
import type { ElementHistory } from "../element-history.ts";
import { type Regime, regimes } from "../regime.ts";
import { calibrate } from "./calibrate.ts";
import type { Calibration, CovarianceModel, ObjectCovariance, RegimeCovariance } from "./covariance-model.ts";
import { type ObjectSpread, spreadOf } from "./object-spread.ts";
import { type CovarianceParameters, covarianceParameters } from "./parameters.ts";
import { type RegimeMembers, regimeMembers } from "./regime-members.ts";
import type { BrokenSpan } from "./set-pairs.ts";

export interface CovarianceOptions {
  /** Spans by object that no difference may bridge: detections of `detectManeuvers` fit; none unless given. */
  readonly broken?: ReadonlyMap<CatalogNumber, readonly BrokenSpan[]>;
  readonly parameters?: CovarianceParameters;
}

/**
 * Estimates how wrong element sets are from how much those of one object disagree with each other.
 * Given: a history of any length; spans with maneuvers. Returned: a model for {@link covarianceAt}. The order of the sets
 * changes nothing. Range-error: consistency within one source, not accuracy against truth; docs/covariance.md has the
 * measured coverage. Errors: none; objects without pairs enough have their regime's growth.
 * Source: pairwise differences as in Osweiler, AFIT/GSS/ENY/06-M09 (2006), by robust scales and with held-out calibration.
 */
export function estimateCovariances(
  history: ElementHistory,
  { broken, parameters = covarianceParameters }: CovarianceOptions = {},
): CovarianceModel {
  const spreads = spreadsOf(history, broken, parameters);
  const found: (readonly [Regime, RegimeMembers, readonly ObjectSpread[]])[] = [];
  for (const regime of regimes) {
    const members = spreads.filter((spread) => spread.regime === regime);
    const growths = regimeMembers(members, parameters);
    if (growths) found.push([regime, growths, members]);
  }
  const all = found.map(([, growths]) => growths);
  const calibrated = (
    squares: (growths: RegimeMembers) => readonly Float64Array[],
    regime: RegimeMembers,
  ): Calibration => {
    const mine = calibrate(squares(regime));
    return mine.differences >= parameters.leastRegimePairs ? mine : calibrate(all.flatMap(squares));
  };
  const covariances: Partial<Record<Regime, RegimeCovariance>> = {};
  for (const [regime, growths, members] of found) {
    const own = calibrated(({ ownSquares }) => ownSquares, growths);
    const pooled = calibrated(({ pooledSquares }) => pooledSquares, growths);
    covariances[regime] = {
      ...growths.evidence,
      objects: members.length,
      growth: growths.growth,
      // So few sets that nothing is left once a block is held out.
      own: own.differences > 0 ? own : pooled,
      pooled,
    };
  }
  const objects = new Map<CatalogNumber, ObjectCovariance>(all.flatMap((growths) => [...growths.objects]));
  return { version: parameters.version, regimes: covariances, objects };
}

function spreadsOf(
  { ids, starts, table }: ElementHistory,
  broken: ReadonlyMap<CatalogNumber, readonly BrokenSpan[]> | undefined,
  parameters: CovarianceParameters,
): ObjectSpread[] {
  return Array.from(ids, (id, k) =>
    spreadOf(sliceTable(table, starts[k], starts[k + 1]), broken?.get(id) ?? [], parameters),
  );
}
