import type { CatalogNumber, ErrorCode } from "../../core/index.ts";
import type { State } from "../../frames/index.ts";
import {
  type ElementTable,
  initializeSgp4Row,
  minutesSinceEpoch,
  propagateSgp4,
  sgp4StatusCode,
} from "../../orbit/index.ts";
import { compareInstants, type Instant, instantFromTable } from "../../time/index.ts";

/** Where one source puts an object at an instant. */
export interface SourceState {
  /** As people know it: a file, a batch, with the publisher that the name of the set tells of. */
  readonly source: string;
  readonly kind: "element-set" | "ephemeris";
  /** UTC: epoch of the elements, or when the ephemeris was made. */
  readonly epoch: Instant;
  /** TEME; absent where the source gives none at the instant. */
  readonly state?: State;
  readonly problem?: ErrorCode;
}

/** The publisher in brackets after an object's name, as CelesTrak's supplemental data have it; one letter or sign is a status. */
const publisher = /\[([^[\]]{2,})\]\s*$/;

/** Given: the name of a set. Returned: the publisher that it tells of, "" where it tells of none. */
export const publisherOf = (name: string): string => publisher.exec(name)?.[1] ?? "";

/**
 * Given: element sets as one source delivered them, an object and an instant (UTC). Returned: the states at the instant by the object's newest
 * set with an epoch not after it (else the oldest after it), for each publisher that the names of its sets tell of: CelesTrak's
 * supplemental file has several sets of one object, each from other data.
 */
export function elementSetStates(
  source: string,
  table: ElementTable,
  id: CatalogNumber,
  instant: Instant,
): SourceState[] {
  const chosen = new Map<string, number>();
  for (let row = 0; row < table.count; row++) {
    if (table.id[row] !== id) continue;
    const from = publisherOf(table.name[row]);
    const known = chosen.get(from);
    if (known === undefined || isNearer(table, row, known, instant)) chosen.set(from, row);
  }
  return [...chosen].map(([from, row]) => ({
    source: from === "" ? source : `${source} [${from}]`,
    kind: "element-set",
    epoch: instantFromTable(table, row),
    ...propagated(table, row, instant),
  }));
}

/** True where the row is the better choice: past before future, then the nearer one. */
function isNearer(table: ElementTable, row: number, known: number, instant: Instant): boolean {
  const [a, b] = [instantFromTable(table, row), instantFromTable(table, known)];
  const isPast = compareInstants(a, instant) <= 0;
  if (isPast !== compareInstants(b, instant) <= 0) return isPast;
  return isPast ? compareInstants(a, b) > 0 : compareInstants(a, b) < 0;
}

function propagated(
  table: ElementTable,
  row: number,
  instant: Instant,
): Pick<SourceState, "state" | "problem"> {
  const model = initializeSgp4Row(table, row);
  const teme = new Float64Array(6);
  const problem = sgp4StatusCode(propagateSgp4(model, minutesSinceEpoch(model, instant), teme));
  if (problem) return { problem };
  return {
    state: { positionKm: [teme[0], teme[1], teme[2]], velocityKmPerS: [teme[3], teme[4], teme[5]] },
  };
}
