import type { CatalogNumber } from "../../core/index.ts";
import { type ElementTable, elementsAt } from "../../orbit/index.ts";
import type { Instant } from "../../time/index.ts";
import { judgeElementSet } from "./judge-element-set.ts";
import { emptyTrack, type ObjectTrack } from "./object-track.ts";
import type { QuarantineReason } from "./verdict.ts";

/** What is known of every object, by catalog number. */
export type ObjectTracks = ReadonlyMap<CatalogNumber, ObjectTrack>;

export interface QuarantinedSet {
  /** In the judged table. */
  readonly row: number;
  readonly reasons: readonly QuarantineReason[];
}

/** An accepted set after which a person may look at quarantined ones again. */
export interface Confirmation {
  readonly row: number;
  readonly id: CatalogNumber;
  /** Epochs of the quarantined sets that it agrees with. */
  readonly epochs: readonly Instant[];
}

export interface TrustReport {
  /** Ascending by row; every other row was accepted. */
  readonly quarantined: readonly QuarantinedSet[];
  readonly confirmations: readonly Confirmation[];
  /** What is known after the table. */
  readonly tracks: ObjectTracks;
}

/** What came with a table of element sets. */
export interface TableReception {
  readonly receivedAt?: Instant;
  /** Decay dates of the satellite catalog. */
  readonly decayDates?: ReadonlyMap<CatalogNumber, string>;
}

/**
 * Judges the rows of a table in their order, each by what its object's accepted sets before it tell.
 * Given: a table in order of reception, or the table of an ElementHistory; what is known before (nothing at first); what came with it.
 * Returned: quarantined rows with their reasons, confirmations, and what is known afterwards. The given tracks stay as they are.
 * Range-error and errors: as judgeElementSet. About 14,000 sets a second.
 */
export function judgeElementSets(
  table: ElementTable,
  known: ObjectTracks = new Map(),
  { receivedAt, decayDates }: TableReception = {},
): TrustReport {
  const tracks = new Map(known);
  const quarantined: QuarantinedSet[] = [];
  const confirmations: Confirmation[] = [];
  for (let row = 0; row < table.count; row++) {
    const id = table.id[row];
    const decayDate = decayDates?.get(id);
    const { verdict, track } = judgeElementSet(tracks.get(id) ?? emptyTrack, elementsAt(table, row), {
      ...(receivedAt ? { receivedAt } : {}),
      ...(decayDate === undefined ? {} : { decayDate }),
    });
    tracks.set(id, track);
    if (verdict.state === "quarantined") quarantined.push({ row, reasons: verdict.reasons });
    else if (verdict.confirms.length > 0) confirmations.push({ row, id, epochs: verdict.confirms });
  }
  return { quarantined, confirmations, tracks };
}
