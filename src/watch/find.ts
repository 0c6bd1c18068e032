import { asOf, buildElementHistory } from "../catalog/index.ts";
import type { CatalogNumber, IsoUtc } from "../core/index.ts";
import { type Detection, detectApproaches, groupHistories, type ScreenedApproach } from "../detect/index.ts";
import { contentHash, type Sha256Hex } from "../digest/index.ts";
import type { SatcatRecord } from "../formats/index.ts";
import { type ElementTable, selectRows } from "../orbit/index.ts";
import { type Conjunction, screenCatalog } from "../screen/index.ts";
import { elapsedSeconds, formatIsoUtc, instantFromTable, parseIsoUtc } from "../time/index.ts";
import { elementSteps, type RuleInput } from "./element-rules.ts";
import type { ReportProgress } from "./progress.ts";

/** Everything the finding needs; plain data and typed arrays, so that it can run in another thread. */
export interface FindInput {
  /** All element sets known of all objects, in any order. */
  readonly table: ElementTable;
  /** The satellite catalog: types, launches. */
  readonly records: readonly SatcatRecord[];
  /** The realm's present. */
  readonly now: IsoUtc;
  readonly protectedIds: readonly CatalogNumber[];
  /** How far ahead approaches are screened. */
  readonly days: number;
  readonly withinKm: number;
  /** Older sets are not screened: their error is larger than any distance of interest. */
  readonly oldestSetDays: number;
  /** Hashes of the batches that the element sets came from. */
  readonly inputs: readonly Sha256Hex[];
}

/** A conjunction as stored and shown: {@link Conjunction} with its time in writing. */
export interface ConjunctionFinding extends ScreenedApproach {
  readonly name1: string;
  readonly name2: string;
  readonly maxProbability?: number;
}

export interface Findings {
  readonly detections: readonly Detection[];
  readonly conjunctions: readonly ConjunctionFinding[];
  /** Objects screened against the protected ones. */
  readonly screened: number;
}

/**
 * Runs every rule of the watch: those on element histories, then approaches to protected objects.
 * Deterministic: the same input in any order gives the same findings.
 */
export async function find(input: FindInput, report: ReportProgress): Promise<Findings> {
  const { records, oldestSetDays } = input;
  const rules: RuleInput = {
    histories: groupHistories(input.table),
    records,
    protectedIds: new Set(input.protectedIds),
    now: parseIsoUtc(input.now),
    oldestSetDays,
  };
  const detections: Detection[] = [];
  for (const { step, detect } of elementSteps) {
    report({ step, fraction: 0 });
    for (const one of await detect(rules, (fraction) => report({ step, fraction }))) detections.push(one);
  }
  const current = freshSets(input);
  const conjunctions = await screen(current, input, report);
  const snapshotHash = contentHash({ inputs: [...input.inputs].sort(), now: input.now });
  const approaches = detectApproaches(conjunctions, rules.protectedIds, [snapshotHash]);
  return { detections: [...detections, ...approaches], conjunctions, screened: current.count };
}

function freshSets(input: FindInput): ElementTable {
  const now = parseIsoUtc(input.now);
  const { table } = asOf(buildElementHistory([input.table]), now);
  const rows: number[] = [];
  for (let row = 0; row < table.count; row++) {
    if (elapsedSeconds(instantFromTable(table, row), now) <= input.oldestSetDays * 86_400) rows.push(row);
  }
  return selectRows(table, rows);
}

async function screen(
  table: ElementTable,
  input: FindInput,
  report: ReportProgress,
): Promise<ConjunctionFinding[]> {
  const found: ConjunctionFinding[] = [];
  const present = new Set(table.id);
  const primaries = new Set(input.protectedIds.filter((id) => present.has(id)));
  report({ step: "screening", fraction: 0 });
  if (primaries.size === 0) return found;
  const results = screenCatalog(table, {
    start: parseIsoUtc(input.now),
    hours: input.days * 24,
    withinKm: input.withinKm,
    primaries,
    onProgress: ({ fraction }) => report({ step: "screening", fraction }),
  });
  for await (const conjunction of results) found.push(toFinding(conjunction));
  return found;
}

const toFinding = (conjunction: Conjunction): ConjunctionFinding => ({
  id1: conjunction.id1,
  name1: conjunction.name1,
  id2: conjunction.id2,
  name2: conjunction.name2,
  tca: formatIsoUtc(conjunction.tca),
  missDistanceKm: conjunction.missDistanceKm,
  relativeSpeedKmPerS: conjunction.relativeSpeedKmPerS,
  ricKm: conjunction.ricKm,
  ...(conjunction.maxProbability === undefined ? {} : { maxProbability: conjunction.maxProbability }),
  ageDays1: conjunction.ageDays1,
  ageDays2: conjunction.ageDays2,
});
