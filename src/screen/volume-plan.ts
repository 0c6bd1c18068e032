import type { CatalogNumber } from "../core/index.ts";
import type { ElementTable, OperationMode } from "../orbit/index.ts";
import type { Instant } from "../time/index.ts";
import type { VolumeEntry, VolumeSummary } from "./conjunction.ts";
import type { ScreeningExtent } from "./options.ts";
import { regimeRowOf } from "./volume-regime.ts";
import { unverifiedParts, type VolumeRow, type VolumeSet } from "./volume-set.ts";
import { shapeReachKm } from "./volume-shape.ts";
import { VolumeWalk } from "./volume-walk.ts";

/** What the minima of a pass are tested with. */
export interface PassVolumes {
  readonly set: string;
  readonly status: string;
  /** Tells the volumes that a pair enters around a minimum; none: the minimum is left out. */
  readonly test: (row1: number, row2: number, tcaSeconds: number) => readonly VolumeEntry[];
}

/** A screening by distance, whose minima may then be tested. */
export interface ScreeningPass {
  readonly withinKm: number;
  readonly primaries?: ReadonlySet<CatalogNumber>;
  readonly volumes?: PassVolumes;
}

export interface ScreeningPlan {
  /** Each pair is met in at most one of them. */
  readonly passes: readonly ScreeningPass[];
  readonly summary?: VolumeSummary;
}

interface PlanQuestion {
  readonly start: Instant;
  readonly operationMode: OperationMode;
  /** Objects that have a volume; all unless given. */
  readonly primaries?: ReadonlySet<CatalogNumber>;
}

/** Given: a table with one set an object, what bounds the screening, the question. Returned: one pass for a distance, else `volumePlan`. */
export function screeningPlan(
  table: ElementTable,
  extent: ScreeningExtent,
  question: PlanQuestion,
): ScreeningPlan {
  if (extent.kind === "volume") return volumePlan(table, extent.set, question);
  const { primaries } = question;
  return { passes: [{ withinKm: extent.withinKm, ...(primaries ? { primaries } : {}) }] };
}

/**
 * Divides a screening by volumes into screenings by distance: one a regime, so that the wide volumes of one don't widen the search of the others.
 * Given: a table with one set an object, a set of volumes, the question. Returned: the passes, the widest first, and which objects have no row.
 * A pair of two centers is met in the pass of the wider of both volumes and tested against both. Errors: none.
 */
function volumePlan(table: ElementTable, set: VolumeSet, question: PlanQuestion): ScreeningPlan {
  const { start, operationMode, primaries } = question;
  const rows = set.rows.toSorted((a, b) => shapeReachKm(b) - shapeReachKm(a));
  const places = set.rows.map((row) => rows.indexOf(row));
  /** For each object its place in `rows`; `rows.length` for one that is no center or has no row. */
  const placeOf = new Uint16Array(table.count).fill(rows.length);
  const centers = rows.map((): CatalogNumber[] => []);
  const outside: CatalogNumber[] = [];
  for (let row = 0; row < table.count; row++) {
    const id = table.id[row];
    if (primaries && !primaries.has(id)) continue;
    const found = regimeRowOf(set, table, row);
    if (found < 0) outside.push(id);
    else {
      placeOf[row] = places[found];
      centers[places[found]].push(id);
    }
  }
  const walk = new VolumeWalk(table, start, operationMode);
  const entriesAt = (center: number, other: number, tcaSeconds: number): readonly VolumeEntry[] => {
    if (placeOf[center] === rows.length) return [];
    const volume = rows[placeOf[center]];
    const found = walk.find(center, other, tcaSeconds, volume);
    return found ? [entryOf(set, volume, table.id[center], found.insideAtTca)] : [];
  };
  const passes = rows.map(
    (row, place): ScreeningPass => ({
      primaries: new Set(centers[place]),
      withinKm: shapeReachKm(row),
      volumes: {
        set: set.name,
        status: set.status,
        test: (row1, row2, tcaSeconds) =>
          Math.min(placeOf[row1], placeOf[row2]) === place
            ? [...entriesAt(row1, row2, tcaSeconds), ...entriesAt(row2, row1, tcaSeconds)]
            : [],
      },
    }),
  );
  return {
    passes: passes.filter((_, place) => centers[place].length > 0),
    summary: {
      set: set.name,
      status: set.status,
      source: set.source,
      regimes: rows.flatMap(({ regime }, place) =>
        centers[place].length > 0 ? [{ regime, objects: centers[place].length }] : [],
      ),
      outside: outside.sort((a, b) => a - b),
    },
  };
}

function entryOf(set: VolumeSet, row: VolumeRow, of: CatalogNumber, insideAtTca: boolean): VolumeEntry {
  const unverified = unverifiedParts(set, row);
  return {
    of,
    regime: row.regime,
    shape: row.shape,
    semiAxesKm: row.semiAxesKm,
    insideAtTca,
    ...(unverified.length > 0 ? { unverified } : {}),
  };
}
