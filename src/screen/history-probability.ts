import { type CovarianceModel, covarianceAt, type HistoryCovariance, regimeOf } from "../catalog/index.ts";
import type { Vec3 } from "../core/index.ts";
import {
  type ElementTable,
  elementsAt,
  indexElementSets,
  initializeSgp4,
  type MeanElements,
  minutesSinceEpoch,
  type OperationMode,
  propagateSgp4,
} from "../orbit/index.ts";
import type { Instant } from "../time/index.ts";
import type { Conjunction } from "./conjunction.ts";
import { combinedRadiusKm } from "./object-kind.ts";
import { collisionProbability } from "./probability/collision-probability.ts";
import type { DilutionSide } from "./probability/dilution.ts";
import type { PcRefusal, PcResult } from "./probability/pc-result.ts";
import { type UncertainState, withRtnCovariance } from "./probability/uncertain-state.ts";

/** Where the covariances of such a probability come from: never from the owners. */
const covarianceSource = "estimated-from-history";

/** A probability of collision with covariances that were estimated from both objects' element histories. */
export interface HistoryProbability {
  readonly probabilityMethod: "foster";
  readonly covarianceSource: typeof covarianceSource;
  /** 0…1; absent where the method gives none. */
  readonly probability?: number;
  readonly refusal?: PcRefusal;
  /** What of the method's assumptions does not hold; "unchecked" as a rule, since these covariances have no velocities. */
  readonly violations: PcResult["violations"];
  /** "diluted": with better known orbits the probability would be larger. */
  readonly dilution?: DilutionSide;
  /** Combined radius that was taken, m. */
  readonly hbrM: number;
  readonly estimatedCovariance1: HistoryCovariance;
  readonly estimatedCovariance2: HistoryCovariance;
}

export interface HistoryProbabilityOptions {
  /** Of the screening: which sets it used, and how they were propagated. */
  readonly start: Instant;
  readonly operationMode: OperationMode;
  /** Combined radius, m; unless given, both objects' by their kind as in `maxProbability`. */
  readonly hbrM?: number;
}

/**
 * Given: the element sets that were screened, the covariances estimated from a history, and the screening's options. Returned: for a conjunction its
 * probability (Foster, 2-D); undefined where the history tells nothing of one of the objects at the age of its set (it would be extrapolated).
 * Range-error: that of the covariances (docs/covariance.md), whose tails are heavier than a normal distribution's. Errors: `pc-radius`.
 */
export function historyProbability(
  table: ElementTable,
  model: CovarianceModel,
  { start, operationMode, hbrM }: HistoryProbabilityOptions,
): (conjunction: Conjunction) => HistoryProbability | undefined {
  const index = indexElementSets(table);
  /** One object's error at the time of closest approach. */
  const uncertain = (id: number, ageDays: number, tca: Instant) => {
    const elements = elementsAt(table, index.rowFor(id, start));
    const estimate = covarianceAt(model, { id, regime: regimeOf(elements) }, ageDays);
    if (!estimate || Math.abs(ageDays) > estimate.oldestDays) return undefined;
    const state = stateAt(elements, operationMode, tca, estimate);
    return state && { state, estimate };
  };
  return (conjunction) => {
    const { id1, id2, ageDays1, ageDays2, tca } = conjunction;
    const first = uncertain(id1, ageDays1, tca);
    const second = first && uncertain(id2, ageDays2, tca);
    if (!second) return undefined;
    const radiusM = hbrM ?? 1000 * combinedRadiusKm([conjunction.name1, conjunction.name2])(0, 1);
    const { probability, refusal, dilution, violations } = collisionProbability(
      { first: first.state, second: second.state, radiusKm: radiusM / 1000 },
      { method: "foster" },
    );
    return {
      ...(probability === undefined ? {} : { probability }),
      probabilityMethod: "foster",
      covarianceSource,
      ...(refusal === undefined ? {} : { refusal }),
      violations,
      ...(dilution === undefined ? {} : { dilution }),
      hbrM: radiusM,
      estimatedCovariance1: first.estimate,
      estimatedCovariance2: second.estimate,
    };
  };
}

function stateAt(
  elements: MeanElements,
  mode: OperationMode,
  tca: Instant,
  { ricKm2 }: HistoryCovariance,
): UncertainState | undefined {
  const model = initializeSgp4(elements, mode);
  const teme = new Float64Array(6);
  if (propagateSgp4(model, minutesSinceEpoch(model, tca), teme) !== 0) return undefined;
  const rtn = new Float64Array(36);
  for (let row = 0; row < 3; row++)
    for (let column = 0; column < 3; column++) rtn[6 * row + column] = ricKm2[3 * row + column];
  const position: Vec3 = [teme[0], teme[1], teme[2]];
  return withRtnCovariance({ positionKm: position, velocityKmPerS: [teme[3], teme[4], teme[5]] }, rtn);
}
