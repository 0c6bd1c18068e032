import type { CatalogNumber } from "../../core/index.ts";
import { wrapHalf } from "../angles.ts";
import { utcDaysOf } from "../epochs.ts";
import type { ObjectHistory } from "../history.ts";
import { turnRates } from "./plane-angles.ts";

/** How an object's orbital plane stood: one entry a UTC day that has a set, ascending. */
export interface PlaneTrack {
  readonly id: CatalogNumber;
  /** Launch by the international designator ("2026-152"); "" where the sets name none. */
  readonly launch: string;
  readonly history: ObjectHistory;
  /** Row of the history's table of each entry. */
  readonly rows: Int32Array;
  /** UTC days since 2000-01-01. */
  readonly days: Float64Array;
  readonly inclinationDeg: Float64Array;
  readonly raanDeg: Float64Array;
  readonly raanRateDegPerDay: Float64Array;
  readonly meanMotionRevPerDay: Float64Array;
}

/** A set that lies so far from both of its neighbors while they agree is a bad one. */
const oddInclinationDeg = 0.02;
const oddMeanMotionShare = 0.0005;
const oddRaanDeg = 0.1;

/**
 * Given: a history of any object. Returned: its plane, the last set of each UTC day, single bad sets left out.
 * Nothing is carried or smoothed: what stands in an entry was published.
 */
export function planeTrack(history: ObjectHistory): PlaneTrack {
  const { table } = history;
  const allDays = utcDaysOf(table);
  const lastOfDay: number[] = [];
  for (let row = 0; row < table.count; row++)
    if (row + 1 === table.count || Math.floor(allDays[row + 1]) > Math.floor(allDays[row]))
      lastOfDay.push(row);
  const good = lastOfDay.filter((_, k) => !isOdd(history, allDays, lastOfDay, k));
  const rows = Int32Array.from(good);
  const rates = good.map((row) => turnRates(table, row).raanDegPerDay);
  return {
    id: history.id,
    launch: table.internationalDesignator.find((one) => one !== "")?.slice(0, 8) ?? "",
    history,
    rows,
    days: Float64Array.from(rows, (row) => allDays[row]),
    inclinationDeg: Float64Array.from(rows, (row) => table.inclinationDeg[row]),
    raanDeg: Float64Array.from(rows, (row) => table.raanDeg[row]),
    raanRateDegPerDay: Float64Array.from(rates),
    meanMotionRevPerDay: Float64Array.from(rows, (row) => table.meanMotionRevPerDay[row]),
  };
}

function isOdd({ table }: ObjectHistory, days: Float64Array, rows: readonly number[], k: number): boolean {
  if (k === 0 || k + 1 >= rows.length) return false;
  const differ = (row: number, other: number): boolean => {
    const raanAfter =
      table.raanDeg[other] + turnRates(table, other).raanDegPerDay * (days[row] - days[other]);
    return (
      Math.abs(table.inclinationDeg[row] - table.inclinationDeg[other]) > oddInclinationDeg ||
      Math.abs(table.meanMotionRevPerDay[row] / table.meanMotionRevPerDay[other] - 1) > oddMeanMotionShare ||
      Math.abs(wrapHalf(table.raanDeg[row] - raanAfter)) > oddRaanDeg
    );
  };
  const [before, row, after] = [rows[k - 1], rows[k], rows[k + 1]];
  return differ(row, before) && differ(row, after) && !differ(before, after);
}

/** Given: a track and an entry, a day. Returned: node of that entry carried to the day, degrees, not wrapped. */
export const raanOn = (track: PlaneTrack, entry: number, day: number): number =>
  track.raanDeg[entry] + track.raanRateDegPerDay[entry] * (day - track.days[entry]);

/** Given: days ascending, a day. Returned: the entry nearest to it, the earlier of two as near. */
export function nearestEntry(days: Float64Array, day: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle] < day) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return 0;
  if (low === days.length) return low - 1;
  return day - days[low - 1] <= days[low] - day ? low - 1 : low;
}
