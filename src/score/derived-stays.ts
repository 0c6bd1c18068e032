import type { CatalogNumber } from "../core/index.ts";
import { utcDaysOfIso } from "../time/index.ts";

/** One parking position of a reference list, read off snapshots of the catalog. */
export interface DerivedStay {
  readonly id: CatalogNumber;
  /** UTC days since 2000-01-01 of the first and last snapshot that show it. */
  readonly firstDay: number;
  readonly lastDay: number;
  readonly snapshots: number;
  readonly longitudeDeg: number;
  /** Nearest object, where one is listed. */
  readonly nearest: CatalogNumber | undefined;
}

/**
 * Given: the text of a list of stays (CSV: satcat, first_snapshot, last_snapshot, n_snapshots, mean_lon_east_deg,
 * nearest_satcat among others). Returned: its rows in their order; rows without readable figures or dates are left out.
 */
export function readDerivedStays(text: string): DerivedStay[] {
  return records(text).flatMap((cell) => {
    const [firstDay, lastDay] = [dayOf(cell("first_snapshot")), dayOf(cell("last_snapshot"))];
    const stay = {
      id: Number(cell("satcat")),
      snapshots: Number(cell("n_snapshots")),
      longitudeDeg: Number(cell("mean_lon_east_deg")),
      nearest: cell("nearest_satcat") === "" ? undefined : Number(cell("nearest_satcat")),
    };
    const figures = [stay.id, stay.snapshots, stay.longitudeDeg, stay.nearest ?? 0];
    if (firstDay === undefined || lastDay === undefined || figures.some(Number.isNaN)) return [];
    return [{ ...stay, firstDay, lastDay }];
  });
}

/**
 * Given: the text of a list of snapshots (CSV with `median_epoch_utc`). Returned: the days of their sets, UTC days since
 * 2000-01-01, ascending. The date in a file's name may be a week later than its sets.
 */
export const readSnapshotDays = (text: string): number[] =>
  records(text)
    .flatMap((cell) => dayOf(cell("median_epoch_utc")) ?? [])
    .sort((left, right) => left - right);

function records(text: string): ((column: string) => string)[] {
  const [head = "", ...lines] = text.trim().split(/\r?\n/);
  const names = head.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return (column) => cells[names.indexOf(column)] ?? "";
  });
}

/** Times to the minute are completed: the list of snapshots has no more. */
const dayOf = (text: string): number | undefined => utcDaysOfIso(text.replace(/T(\d\d:\d\d)Z$/, "T$1:00Z"));
