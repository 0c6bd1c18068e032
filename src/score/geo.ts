import type { CatalogNumber } from "../core/index.ts";
import type { Detection, StationKeeper } from "../detect/index.ts";
import { utcDaysOfIso } from "../time/index.ts";
import type { DerivedStay } from "./derived-stays.ts";
import { type Interval, poissonInterval } from "./intervals.ts";

/** How the stays found compare with a list of them. */
export interface StayScore {
  /** Rows of two snapshots or more. */
  readonly stays: number;
  /** Those found at the place, begun and ended within one sampling gap of the row. */
  readonly found: number;
  /** Those found for which the row lists a nearest object, and those of them that rank it first (ties share a rank). */
  readonly withNearest: number;
  readonly nearestFirst: number;
  /** Rows that are not found or rank another first. */
  readonly missed: readonly DerivedStay[];
  /** Rows of one snapshot: these may be "seen near", never a stay of their own. */
  readonly oneSnapshot: number;
  readonly oneSnapshotSeenNear: number;
  readonly oneSnapshotAsStay: number;
}

/** Longitudes of a stay in a list and in the detection may differ by this much: the list's own step of a stay is 0.25°. */
const placeDeg = 0.3;
/** Where the snapshots begin or end there is no gap: what a set's epoch may differ from its snapshot's day. */
const edgeDays = 3;
/** Lists hold whole days. */
const dateDays = 1;

/** Given: detections of the belt, rows of a list, days of the snapshots (ascending). Returned: how they agree. */
export function scoreStays(
  detections: readonly Detection[],
  rows: readonly DerivedStay[],
  snapshotDays: readonly number[],
): StayScore {
  const matching = (row: DerivedStay, kind: Detection["kind"]): Detection | undefined =>
    detections.find((one) => one.kind === kind && isAt(one, row, snapshotDays));
  const stays = rows.filter(({ snapshots }) => snapshots >= 2);
  const judged = stays.map((row) => ({ row, match: matching(row, "geo-stay") }));
  const withNearest = judged.filter(({ row, match }) => match && row.nearest !== undefined);
  const isFirst = (match: Detection | undefined, id: CatalogNumber | undefined): boolean =>
    match?.neighbors?.some((neighbor) => neighbor.id === id && neighbor.rank === 1) ?? false;
  const lone = rows.filter(({ snapshots }) => snapshots === 1);
  return {
    stays: stays.length,
    found: judged.filter(({ match }) => match).length,
    withNearest: withNearest.length,
    nearestFirst: withNearest.filter(({ row, match }) => isFirst(match, row.nearest)).length,
    missed: judged
      .filter(({ row, match }) => !match || (row.nearest !== undefined && !isFirst(match, row.nearest)))
      .map(({ row }) => row),
    oneSnapshot: lone.length,
    oneSnapshotSeenNear: lone.filter((row) => matching(row, "geo-seen-near")).length,
    oneSnapshotAsStay: lone.filter((row) => !matching(row, "geo-seen-near") && matching(row, "geo-stay"))
      .length,
  };
}

function isAt({ ids, from, to, values }: Detection, row: DerivedStay, snapshots: readonly number[]): boolean {
  const before = snapshots.findLast((day) => day < row.firstDay);
  const first = row.firstDay - (before ?? row.firstDay - edgeDays);
  const after = snapshots.find((day) => day > row.lastDay + dateDays);
  const last = (after ?? row.lastDay + edgeDays) - row.lastDay;
  const turn = ((values.longitudeDeg - row.longitudeDeg + 540) % 360) - 180;
  return (
    ids[0] === row.id &&
    Math.abs(turn) < placeDeg &&
    Math.abs(dayOf(from) - row.firstDay) <= first + dateDays &&
    Math.abs(dayOf(to) - row.lastDay) <= last + dateDays
  );
}

/** What a rule raised on objects that keep station. */
export interface KeeperRate {
  readonly kind: "geo-relocation" | "geo-neighbor";
  readonly raised: readonly Detection[];
  readonly keepers: number;
  readonly satelliteYears: number;
  readonly perSatelliteYear: number;
  /** 95 %, two-sided. */
  readonly interval: Interval;
}

/**
 * Given: detections and station-keepers. Returned: relocations and arrivals that keepers raised after the days of
 * the choice, a satellite-year of these; none where no keeper has such days. A keeper that truly moves counts too: the
 * rate is an upper limit of the false alarms.
 */
export function keeperRates(
  detections: readonly Detection[],
  keepers: readonly StationKeeper[],
): KeeperRate[] {
  const chosenUntil = new Map(keepers.map(({ id, chosenUntilDay }) => [id, chosenUntilDay]));
  const days = keepers.reduce((sum, { chosenUntilDay, lastDay }) => sum + lastDay - chosenUntilDay, 0);
  const satelliteYears = days / 365.25;
  if (satelliteYears === 0) return [];
  return (["geo-relocation", "geo-neighbor"] as const).map((kind) => {
    const raised = detections.filter(
      (one) =>
        one.kind === kind &&
        dayOf(kind === "geo-neighbor" ? one.from : one.to) >=
          (chosenUntil.get(one.ids[0]) ?? Number.POSITIVE_INFINITY),
    );
    return {
      kind,
      raised,
      keepers: keepers.length,
      satelliteYears,
      perSatelliteYear: raised.length / satelliteYears,
      interval: poissonInterval(raised.length, satelliteYears),
    };
  });
}

/** UTC days since 2000-01-01 of a detection's own time; NaN, which agrees with nothing, where it is none. */
const dayOf = (iso: string): number => utcDaysOfIso(iso) ?? Number.NaN;
