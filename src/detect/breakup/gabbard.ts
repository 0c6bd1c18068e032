import { type ElementTable, initializeSgp4Row, secularRates, wgs72MuKm3PerS2 } from "../../orbit/index.ts";

/** One piece of a Gabbard diagram: heights over period. */
export interface GabbardPoint {
  readonly id: number;
  readonly periodMin: number;
  readonly perigeeKm: number;
  readonly apogeeKm: number;
}

/** Given: element sets and rows. Returned: period and heights above the WGS-72 equator of each, in that order. */
export const gabbardPoints = (table: ElementTable, rows: readonly number[]): GabbardPoint[] =>
  rows.map((row) => {
    const { semiMajorAxisKm, perigeeKm, apogeeKm } = secularRates(initializeSgp4Row(table, row));
    const periodMin = (2 * Math.PI * Math.sqrt(semiMajorAxisKm ** 3 / wgs72MuKm3PerS2)) / 60;
    return { id: table.id[row], periodMin, perigeeKm, apogeeKm };
  });
