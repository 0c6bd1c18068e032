import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { projectPath } from "../../core/testing/shared-data.ts";
import { readElementSets } from "../../formats/index.ts";
import type { ElementTable } from "../../orbit/index.ts";
import { elapsedSeconds, type Instant, parseIsoUtc } from "../../time/index.ts";
import type { Conjunction } from "../conjunction.ts";

/** One event of test/golden/conjunctions. */
export interface OracleEvent {
  readonly id1: number;
  readonly id2: number;
  readonly tcaSeconds: number;
  readonly distanceKm: number;
  readonly speedKmPerS: number;
}

export const oracleStart: Instant = parseIsoUtc("2024-11-01T00:00:00Z");

/** The bundled catalog that the oracle was made from. */
export const fullCatalog = (): ElementTable =>
  readElementSets(gunzipSync(readFileSync(projectPath("data/demo/gp-on-orbit_2024-11-01.csv.gz")))).table;

/** Given: a table and catalog numbers that it has. Returned: their rows, each once, in that order. */
export const rowsOf = (table: ElementTable, ids: Iterable<number>): number[] =>
  [...new Set(ids)].map((id) => table.id.indexOf(id));

/** The events of the first `hours`. */
export function oracleEvents(hours: number): OracleEvent[] {
  const path = projectPath("test/golden/conjunctions/all-on-all-5km-20241101T00-24h.csv.gz");
  const [, ...lines] = gunzipSync(readFileSync(path)).toString().trim().split("\n");
  return lines
    .map((line) => line.split(",").map(Number))
    .map(([id1, id2, tcaSeconds, distanceKm, speedKmPerS]) => ({
      id1,
      id2,
      tcaSeconds,
      distanceKm,
      speedKmPerS,
    }))
    .filter(({ tcaSeconds }) => tcaSeconds <= hours * 3600);
}

export interface Comparison {
  readonly wanted: number;
  readonly missed: readonly OracleEvent[];
  readonly extra: readonly OracleEvent[];
  readonly worstTcaSeconds: number;
  readonly worstDistanceKm: number;
}

/** Matches events of the same pair by nearest time (within `windowSeconds`), each once; separately for fast and slow pairs. */
export function compareEvents(
  wanted: readonly OracleEvent[],
  got: readonly OracleEvent[],
  windowSeconds: number,
): Comparison {
  const open = new Map<string, OracleEvent[]>();
  const keyOf = (event: OracleEvent) => `${event.id1} ${event.id2}`;
  for (const event of got) {
    const list = open.get(keyOf(event));
    if (list) list.push(event);
    else open.set(keyOf(event), [event]);
  }
  const missed: OracleEvent[] = [];
  let worstTcaSeconds = 0;
  let worstDistanceKm = 0;
  for (const event of wanted) {
    const away = (other: OracleEvent) => Math.abs(other.tcaSeconds - event.tcaSeconds);
    const list = open.get(keyOf(event)) ?? [];
    const nearest = list.toSorted((a, b) => away(a) - away(b))[0];
    if (!nearest || away(nearest) > windowSeconds) {
      missed.push(event);
      continue;
    }
    list.splice(list.indexOf(nearest), 1);
    worstTcaSeconds = Math.max(worstTcaSeconds, away(nearest));
    worstDistanceKm = Math.max(worstDistanceKm, Math.abs(nearest.distanceKm - event.distanceKm));
  }
  return {
    wanted: wanted.length,
    missed,
    extra: [...open.values()].flat(),
    worstTcaSeconds,
    worstDistanceKm,
  };
}

export const asEvent = (conjunction: Conjunction, start: Instant = oracleStart): OracleEvent => ({
  id1: conjunction.id1,
  id2: conjunction.id2,
  tcaSeconds: elapsedSeconds(start, conjunction.tca),
  distanceKm: conjunction.missDistanceKm,
  speedKmPerS: conjunction.relativeSpeedKmPerS,
});
