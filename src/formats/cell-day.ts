import type { Problem } from "../core/index.ts";
import { daysFromCivil } from "../time/index.ts";
import { looksLikeAircraft, readAircraftCells } from "./aircraft-cells.ts";
import type { CellCounts } from "./cell-counts.ts";
import { readGpsjamCells } from "./gpsjam-cells.ts";
import { isoDate } from "./iso-date.ts";

/** Counts per cell with the UTC day they belong to. */
export interface ReadCellDay {
  /** UTC days since 2000-01-01; absent where neither content nor name tells it. */
  readonly day?: number;
  readonly counts: CellCounts;
  readonly problems: readonly Problem[];
}

/**
 * Reads a day of counts: gpsjam's CSV, whose day stands in the file's name ("2022-03-05-h3_4.csv"), or aircraft.json, whose
 * `now` tells it. Of aircraft only the counts stay.
 *
 * Given: decompressed bytes and the file's name. Returned: counts, problems, the day where it is known.
 * Errors: those of `readGpsjamCells`.
 */
export function readCellDay(bytes: Uint8Array, source: string): ReadCellDay {
  const isAircraft = looksLikeAircraft(bytes);
  const { counts, problems } = isAircraft
    ? readAircraftCells(bytes, { source })
    : readGpsjamCells(bytes, { source });
  const day = (isAircraft ? dayOfNow(bytes) : undefined) ?? dayOfName(source);
  return { ...(day === undefined ? {} : { day }), counts, problems };
}

/** Unix seconds in the head of aircraft.json; those before 2000 are a clock that was never set. */
function dayOfNow(bytes: Uint8Array): number | undefined {
  const head = new TextDecoder().decode(bytes.subarray(0, 4096));
  const found = /"now"\s*:\s*(\d{9,11})(\.\d+)?/.exec(head.slice(0, head.indexOf("[")));
  const day = found ? Math.floor(Number(found[1]) / 86_400) + daysFromCivil(1970, 1, 1) : -1;
  return day >= 0 ? day : undefined;
}

/** The first date in a name, as 2022-03-05, 2022_03_05 or 20220305. */
function dayOfName(name: string): number | undefined {
  const found = /(?<!\d)(20\d\d)([-_]?)(\d\d)\2(\d\d)(?!\d)/.exec(name);
  if (!found) return undefined;
  const [year, month, day] = [found[1], found[3], found[4]].map(Number);
  return isoDate(year, month, day) === undefined ? undefined : daysFromCivil(year, month, day);
}
