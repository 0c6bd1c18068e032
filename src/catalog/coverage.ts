import { type CatalogNumber, type IsoUtc, isPublic, type Marking } from "../core/index.ts";
import type { Sha256Hex } from "../digest/index.ts";
import type { ElementTable } from "../orbit/index.ts";
import { compareInstants, formatIsoUtc, type Instant, instantFromTable, parseIsoUtc } from "../time/index.ts";
import { ageDays } from "./age.ts";
import policy from "./coverage-policy.json" with { type: "json" };
import {
  dayOfDate,
  type EarthOrbitEvidence,
  earthOrbitEvidence,
  type SecondCatalogOrbit,
} from "./earth-orbit.ts";
import { type ElementHistory, newestRowAsOf } from "./element-history.ts";
import { type Regime, regimeOf } from "./regime.ts";
import type { SpaceObject } from "./space-object.ts";

/** What the coverage of an object needs to know about a batch: a SourceBatch of the feeds, and the numbers in it. */
export interface CoverageBatch {
  readonly sha256: Sha256Hex;
  readonly name: string;
  readonly url?: string;
  readonly receivedAt: IsoUtc;
  /** "full": all objects that its source publishes; "group": a part of them. */
  readonly completeness: "full" | "group";
  readonly marking: Marking;
  readonly ids: ReadonlySet<CatalogNumber>;
}

/** All that is loaded and may say something about an object. */
export interface CoverageSources {
  readonly history: ElementHistory;
  readonly batches: readonly CoverageBatch[];
  readonly secondCatalog?: ReadonlyMap<CatalogNumber, SecondCatalogOrbit>;
}

/** The batch that a state rests on. */
export interface BatchReference {
  readonly sha256: Sha256Hex;
  readonly name: string;
  readonly url?: string;
  readonly receivedAt: IsoUtc;
}

/** Why "no public elements" can't be said; each is a text of texts/catalog.json ("coverage-reason-…"). */
export type UnknownReason =
  | "not-in-satcat"
  | "decayed"
  | "no-full-public-catalog"
  | "in-full-public-catalog"
  | "launched-after-full-catalog"
  | "earth-orbit-not-shown";

/** What is known of an object's orbit at an instant. Nothing of this says that an object without elements is no concern. */
export type Coverage =
  | { readonly state: "current" | "stale"; readonly epoch: IsoUtc; readonly ageDays: number }
  | {
      readonly state: "no-public-elements";
      readonly batch: BatchReference;
      readonly earthOrbitBy: EarthOrbitEvidence;
    }
  | {
      readonly state: "no-elements-in-loaded-sources";
      readonly reason: UnknownReason;
      readonly batch?: BatchReference;
    };

/** Given a table and what came with it, returned the batch as coverage needs it. */
export const coverageBatch = (
  { sha256, name, url, receivedAt, completeness, marking }: Omit<CoverageBatch, "ids">,
  table: ElementTable,
): CoverageBatch => ({
  sha256,
  name,
  ...(url === undefined ? {} : { url }),
  receivedAt,
  completeness,
  marking,
  ids: new Set(table.id),
});

/**
 * The state of an object's elements at an instant.
 *
 * Given: the object (of the SATCAT where it has `objectTypeFrom` "satcat"; a number that only element sets know is not), the
 * instant, and what is loaded. Batches received later than the instant don't count.
 * Returned: `current` or `stale` with the age of the newest set (threshold by regime, coverage-policy.json); without any set,
 * `no-public-elements` only where the SATCAT has the object, not decayed, in Earth orbit by evidence, launched before and absent
 * from the newest full public catalog; in every other case `no-elements-in-loaded-sources` with the reason.
 */
export function coverageOf(object: SpaceObject, instant: Instant, sources: CoverageSources): Coverage {
  const { table } = sources.history;
  const row = newestRowAsOf(sources.history, object.id, instant);
  if (row >= 0) {
    const epoch = instantFromTable(table, row);
    const age = ageDays(epoch, instant);
    const state = age <= policy.staleAfterDays[regimeOfRow(table, row)] ? "current" : "stale";
    return { state, epoch: formatIsoUtc(epoch), ageDays: age };
  }
  const unknown = (reason: UnknownReason, batch?: BatchReference): Coverage => ({
    state: "no-elements-in-loaded-sources",
    reason,
    ...(batch ? { batch } : {}),
  });
  if (object.objectTypeFrom !== "satcat") return unknown("not-in-satcat");
  if (object.decayDate !== undefined && dayOfDate(object.decayDate) <= instant.days)
    return unknown("decayed");
  const full = newestFullPublicBatch(sources.batches, instant);
  if (!full) return unknown("no-full-public-catalog");
  const batch = referenceTo(full);
  if (full.ids.has(object.id)) return unknown("in-full-public-catalog", batch);
  const fullDay = parseIsoUtc(full.receivedAt).days;
  if (object.launchDate === undefined || dayOfDate(object.launchDate) + policy.catalogingDays > fullDay)
    return unknown("launched-after-full-catalog", batch);
  const earthOrbitBy = earthOrbitEvidence(object, sources.secondCatalog?.get(object.id), instant.days);
  return earthOrbitBy
    ? { state: "no-public-elements", batch, earthOrbitBy }
    : unknown("earth-orbit-not-shown", batch);
}

function newestFullPublicBatch(
  batches: readonly CoverageBatch[],
  instant: Instant,
): CoverageBatch | undefined {
  let newest: CoverageBatch | undefined;
  for (const batch of batches) {
    if (batch.completeness !== "full" || !isPublic(batch.marking)) continue;
    if (compareInstants(parseIsoUtc(batch.receivedAt), instant) > 0) continue;
    if (!newest || compareInstants(parseIsoUtc(batch.receivedAt), parseIsoUtc(newest.receivedAt)) > 0)
      newest = batch;
  }
  return newest;
}

const referenceTo = ({ sha256, name, url, receivedAt }: CoverageBatch): BatchReference => ({
  sha256,
  name,
  ...(url === undefined ? {} : { url }),
  receivedAt,
});

const regimeOfRow = (table: ElementTable, row: number): Regime =>
  regimeOf({
    meanMotionRevPerDay: table.meanMotionRevPerDay[row],
    eccentricity: table.eccentricity[row],
    inclinationDeg: table.inclinationDeg[row],
  });
