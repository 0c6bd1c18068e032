import { utcDaysOfIso } from "../time/index.ts";

/** One row of an operator's list of maneuvers, inside the history of element sets. */
export interface TrueManeuver {
  /** UTC days since 2000-01-01: the middle of the first burn, else of the window. */
  readonly day: number;
  /** Epoch of the set before it, as written; rows with the same one share a gap between sets. */
  readonly gap: string;
  /** As the list has it, e.g. GEO-NS-STATION-KEEPING; empty where it says nothing. */
  readonly kind: string;
  /** Sums over the burns; undefined where the operator gives none. */
  readonly alongMPerS: number | undefined;
  readonly crossMPerS: number | undefined;
  /** Sum of the burns' magnitudes. */
  readonly totalMPerS: number | undefined;
}

const columns = [
  "start_utc",
  "end_utc",
  "first_burn_mid_utc",
  "kind",
  "dv_along_mps",
  "dv_cross_mps",
  "dv_total_mps",
  "tle_before_utc",
] as const;

/**
 * Given: the text of a truth file (CSV with the columns above among others). Returned: its rows in order of time; rows
 * outside the history (blank `tle_before_utc`) and rows without a readable time are left out, as they can't be scored.
 */
export function readManeuverTruth(text: string): TrueManeuver[] {
  const [head = "", ...lines] = text.trim().split(/\r?\n/);
  const names = head.split(",");
  const at = columns.map((column) => names.indexOf(column));
  const rows: TrueManeuver[] = [];
  for (const line of lines) {
    const cells = line.split(",");
    const [start, end, first, kind, along, cross, total, gap] = at.map((index) => cells[index] ?? "");
    const day =
      utcDaysOfIso(first) ?? ((utcDaysOfIso(start) ?? Number.NaN) + (utcDaysOfIso(end) ?? Number.NaN)) / 2;
    if (gap === "" || Number.isNaN(day)) continue;
    rows.push({
      day,
      gap,
      kind,
      alongMPerS: numberOf(along),
      crossMPerS: numberOf(cross),
      totalMPerS: numberOf(total),
    });
  }
  return rows.sort((left, right) => left.day - right.day);
}

/** Net speed changes below these leave no trace in element sets, m/s. */
const leastAlongMPerS = 1e-4;
const leastCrossMPerS = 1e-3;

/** Given: rows in order of time. Returned: those that sets can show: without the ones of no net Δv, one for each gap. */
export function observableManeuvers(listed: readonly TrueManeuver[]): TrueManeuver[] {
  const kept: TrueManeuver[] = [];
  for (const row of listed) {
    const { alongMPerS, crossMPerS = 0 } = row;
    const isZero =
      alongMPerS !== undefined &&
      Math.abs(alongMPerS) < leastAlongMPerS &&
      Math.abs(crossMPerS) < leastCrossMPerS;
    if (!isZero && kept.at(-1)?.gap !== row.gap) kept.push(row);
  }
  return kept;
}

const numberOf = (cell: string): number | undefined => {
  const value = Number(cell);
  return cell === "" || Number.isNaN(value) ? undefined : value;
};
