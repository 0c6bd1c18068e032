import type { CatalogNumber } from "../core/index.ts";
import {
  type ElementTable,
  initializeSgp4Row,
  minutesSinceRowEpoch,
  type OperationMode,
  propagateSgp4,
  type Sgp4Model,
} from "../orbit/index.ts";
import type { Instant } from "../time/index.ts";
import { sameOrbitGroups } from "./same-orbit.ts";

/** All objects of one screening, one row each, ready for propagation in seconds since its start. */
export interface Fleet {
  readonly table: ElementTable;
  readonly count: number;
  readonly models: readonly Sgp4Model[];
  /** Minutes from each row's epoch to the start of the screening. */
  readonly startMinutes: Float64Array;
  /** Equal and ≥ 0 for rows with identical elements; −1 for a row of its own. */
  readonly sameOrbit: Int32Array;
  /** 1 where a pair with this row is wanted; all rows in an all-on-all screening. */
  readonly primary: Uint8Array;
}

/** Given a table with one set an object; `primaries` as in the options. Errors: as of `initializeSgp4Row`. */
export function buildFleet(
  table: ElementTable,
  start: Instant,
  mode: OperationMode,
  primaries?: ReadonlySet<CatalogNumber>,
): Fleet {
  const models: Sgp4Model[] = [];
  const startMinutes = new Float64Array(table.count);
  const primary = new Uint8Array(table.count);
  for (let row = 0; row < table.count; row++) {
    models.push(initializeSgp4Row(table, row, mode));
    startMinutes[row] = minutesSinceRowEpoch(table, row, start);
    primary[row] = primaries === undefined || primaries.has(table.id[row]) ? 1 : 0;
  }
  return { table, count: table.count, models, startMinutes, sameOrbit: sameOrbitGroups(table), primary };
}

/** State of a row `seconds` after the start: six numbers (km, km/s, TEME) to `out`; returned: SGP4's status, 0 for good. */
export const stateAt = (
  fleet: Fleet,
  row: number,
  seconds: number,
  out: Float64Array,
  offset: number,
): number => propagateSgp4(fleet.models[row], fleet.startMinutes[row] + seconds / 60, out, offset);
