import {
  asOf,
  buildElementHistory,
  type CovarianceModel,
  covarianceAt,
  type ElementHistory,
  estimateCovariances,
  type HistoryCovariance,
  historyOf,
  regimeOf,
} from "../catalog/index.ts";
import type { Cdm, CdmObject } from "../formats/index.ts";
import { elementsAt } from "../orbit/index.ts";
import { elapsedSeconds } from "../time/index.ts";
import { readEachTable } from "./detect-input.ts";
import type { CliContext } from "./output.ts";

/** What a file of element sets tells of how far its sets are off. */
export interface History {
  readonly sets: ElementHistory;
  readonly model: CovarianceModel;
}

/** Given: files of element sets, of many objects if may be. Returned: their history, and the covariances estimated from it. */
export async function readHistory(files: readonly string[], context: CliContext): Promise<History> {
  const sets = buildElementHistory(await readEachTable(files, context));
  return { sets, model: estimateCovariances(sets) };
}

/**
 * Given: a message and a history. Returned: the message in which each object without a covariance has the one estimated from its own element
 * sets, of the newest before the closest approach; and those estimates, by the object's place, so that they are shown as such.
 * An object that the history doesn't hold, or not so near to that time as its pairs tell of, stays without.
 */
export function withHistoryCovariance(
  cdm: Cdm,
  history: History,
): { readonly cdm: Cdm; readonly estimated: readonly (HistoryCovariance | undefined)[] } {
  const estimated = cdm.objects.map((object) => estimateOf(object, cdm, history));
  const [one, two] = cdm.objects.map((object, k): CdmObject => {
    const estimate = estimated[k];
    return estimate ? { ...object, covarianceRtn: lowerTriangleM2(estimate) } : object;
  }) as [CdmObject, CdmObject];
  return { cdm: { ...cdm, objects: [one, two] }, estimated };
}

function estimateOf(
  { designator, covarianceRtn }: CdmObject,
  { tca }: Cdm,
  { sets, model }: History,
): HistoryCovariance | undefined {
  if (covarianceRtn?.some((value) => value !== 0)) return undefined;
  const id = Number(designator);
  const own = historyOf(sets, id);
  if (own.count === 0) return undefined;
  const before = asOf({ table: own, ids: Int32Array.of(id), starts: Int32Array.of(0, own.count) }, tca).table;
  const elements = elementsAt(before.count > 0 ? before : own, 0);
  const ageDays = elapsedSeconds(elements.epoch, tca) / 86_400;
  const estimate = covarianceAt(model, { id, regime: regimeOf(elements) }, ageDays);
  return estimate && Math.abs(ageDays) <= estimate.oldestDays ? estimate : undefined;
}

/** Of position alone: row by row, radial, in-track, cross-track, then their rates, which are not estimated. */
function lowerTriangleM2({ ricKm2 }: HistoryCovariance): number[] {
  const values: number[] = [];
  for (let row = 0; row < 6; row++)
    for (let column = 0; column <= row; column++)
      values.push(row < 3 ? (ricKm2[3 * row + column] as number) * 1e6 : 0);
  return values;
}
