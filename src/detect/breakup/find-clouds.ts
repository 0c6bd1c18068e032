import type { ObjectCatalog, SpaceObject } from "../../catalog/index.ts";
import { type CatalogNumber, median, quantile } from "../../core/index.ts";
import type { ElementTable } from "../../orbit/index.ts";
import { utcDaysOf } from "../epochs.ts";
import { launchOf } from "../launch-of.ts";
import type { BreakupParameters } from "../rules.ts";
import { catalogDates } from "./catalog-dates.ts";

/** Pieces of one launch that entered the catalogs about together. */
export interface Cloud {
  readonly launch: string;
  /** One row a piece: its first element set. */
  readonly rows: readonly number[];
  /** The last catalog without them, UTC days since 2000-01-01; undefined where none was given. */
  readonly quietDay: number | undefined;
}

/** A catalog of that many objects would have shown the pieces. */
const wholeCatalog = 5000;
/** Days between a break-up and the entry of its last pieces that the rule allows beside its window. */
const lagDays = 40;

export const launchOfObject = (object: SpaceObject | undefined): string =>
  launchOf(object?.internationalDesignator ?? "");

/** A name that names nothing: "OBJECT AB", "TBA - TO BE ASSIGNED", "1982-092AB", none. */
const isNameless = (name: string): boolean => /^(OBJECT\b|TBA\b|UNKNOWN|\d{4}-\d{3}|$)/.test(name.trim());

/**
 * Which objects are pieces: debris, and nameless objects that don't follow the first numbers of their launch. What was
 * launched together has numbers in a row; pieces come later.
 */
export function piecesOf(objects: ObjectCatalog): ReadonlySet<CatalogNumber> {
  const pieces = new Set<CatalogNumber>();
  const lastInRow = new Map<string, CatalogNumber>();
  const ascending = [...objects.values()].sort((left, right) => left.id - right.id);
  for (const object of ascending) {
    const launch = launchOfObject(object);
    const last = lastInRow.get(launch);
    const inRow = last === undefined || object.id - last <= 2;
    if (object.objectType === "debris") pieces.add(object.id);
    else if (object.objectType === "unknown" && isNameless(object.name) && launch !== "" && !inRow)
      pieces.add(object.id);
    else if (inRow) lastInRow.set(launch, object.id);
  }
  return pieces;
}

/**
 * Given: all element sets, the same as one table a catalog, the objects, which of them are pieces.
 * Returned: clouds by launch. With several catalogs those pieces count that an earlier one lacks; with a single whole
 * catalog those whose number was given lately. Releases from space stations are apart.
 */
export function findClouds(
  table: ElementTable,
  snapshots: readonly ElementTable[],
  objects: ObjectCatalog,
  pieces: ReadonlySet<CatalogNumber>,
  parameters: BreakupParameters,
): Cloud[] {
  const days = utcDaysOf(table);
  const stations = parameters.stationLaunches.split(" ");
  const first = new Map<CatalogNumber, number>();
  for (let row = 0; row < table.count; row++) {
    const known = first.get(table.id[row]);
    if (pieces.has(table.id[row]) && (known === undefined || days[row] < days[known]))
      first.set(table.id[row], row);
  }
  const byLaunch = new Map<string, number[]>();
  for (const [id, row] of first) {
    const launch = launchOfObject(objects.get(id));
    if (launch === "" || stations.includes(launch)) continue;
    byLaunch.set(launch, [...(byLaunch.get(launch) ?? []), row]);
  }
  const catalogs = snapshots.map((one) => snapshotOf(one, objects));
  const dates = catalogDates(table, quantile(days, 0.95));
  const clouds: Cloud[] = [];
  for (const [launch, rows] of [...byLaunch].sort(([left], [right]) => (left < right ? -1 : 1))) {
    if (rows.length < parameters.surgePieces) continue;
    const together = earliestTogether(rows, days, parameters);
    const start = Math.min(...together.map((row) => days[row]));
    const quiet = catalogs
      .filter(
        ({ day, count, launches }) => day < start - 0.5 && (launches.has(launch) || count >= wholeCatalog),
      )
      .map(({ day }) => day);
    const quietDay = quiet.length > 0 ? Math.max(...quiet) : undefined;
    const recent =
      quietDay !== undefined || dates === undefined
        ? together
        : together.filter((row) => dates(table.id[row]) > start - parameters.windowDays - lagDays);
    // Without an earlier catalog nothing says that a handful is new.
    const least = quietDay === undefined ? parameters.leastPieces : parameters.surgePieces;
    if (recent.length >= least) clouds.push({ launch, rows: recent, quietDay });
  }
  return clouds;
}

interface SnapshotFacts {
  readonly day: number;
  readonly count: number;
  readonly launches: ReadonlySet<string>;
}

const snapshotOf = (table: ElementTable, objects: ObjectCatalog): SnapshotFacts => ({
  day: median(utcDaysOf(table)),
  count: table.count,
  launches: new Set(Array.from(table.id, (id) => launchOfObject(objects.get(id)))),
});

/** Of rows in the order of their days, the first `clusterDays` that hold a quarter of them. */
function earliestTogether(
  rows: readonly number[],
  days: Float64Array,
  { clusterDays, surgePieces }: BreakupParameters,
): number[] {
  const ascending = [...rows].sort((left, right) => days[left] - days[right]);
  const wanted = Math.max(surgePieces, ascending.length / 4);
  for (let from = 0; from < ascending.length; from++) {
    const within = ascending.filter(
      (row, k) => k >= from && days[row] - days[ascending[from]] <= clusterDays,
    );
    if (within.length >= wanted) return within;
  }
  return [];
}
