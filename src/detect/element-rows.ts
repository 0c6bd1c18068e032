import type { ElementTable } from "../orbit/index.ts";

/** Given: a table and row numbers. Returned: a new table of these rows in this order. */
export function takeRows(table: ElementTable, rows: Uint32Array): ElementTable {
  const doubles = (column: Float64Array): Float64Array =>
    Float64Array.from({ length: rows.length }, (_, k) => column[rows[k]]);
  const integers = (column: Int32Array): Int32Array =>
    Int32Array.from({ length: rows.length }, (_, k) => column[rows[k]]);
  const strings = (column: readonly string[]): string[] => Array.from(rows, (row) => column[row]);
  return {
    count: rows.length,
    id: integers(table.id),
    epochDays: integers(table.epochDays),
    epochNanos: doubles(table.epochNanos),
    meanMotionRevPerDay: doubles(table.meanMotionRevPerDay),
    eccentricity: doubles(table.eccentricity),
    inclinationDeg: doubles(table.inclinationDeg),
    raanDeg: doubles(table.raanDeg),
    argumentOfPerigeeDeg: doubles(table.argumentOfPerigeeDeg),
    meanAnomalyDeg: doubles(table.meanAnomalyDeg),
    bstar: doubles(table.bstar),
    meanMotionDot: doubles(table.meanMotionDot),
    meanMotionDdot: doubles(table.meanMotionDdot),
    name: strings(table.name),
    internationalDesignator: strings(table.internationalDesignator),
  };
}

/** Given: a table and a range of rows. Returned: the range as a view on the same numbers (names are copied). */
export function rowViews(table: ElementTable, from: number, to: number): ElementTable {
  return {
    count: to - from,
    id: table.id.subarray(from, to),
    epochDays: table.epochDays.subarray(from, to),
    epochNanos: table.epochNanos.subarray(from, to),
    meanMotionRevPerDay: table.meanMotionRevPerDay.subarray(from, to),
    eccentricity: table.eccentricity.subarray(from, to),
    inclinationDeg: table.inclinationDeg.subarray(from, to),
    raanDeg: table.raanDeg.subarray(from, to),
    argumentOfPerigeeDeg: table.argumentOfPerigeeDeg.subarray(from, to),
    meanAnomalyDeg: table.meanAnomalyDeg.subarray(from, to),
    bstar: table.bstar.subarray(from, to),
    meanMotionDot: table.meanMotionDot.subarray(from, to),
    meanMotionDdot: table.meanMotionDdot.subarray(from, to),
    name: table.name.slice(from, to),
    internationalDesignator: table.internationalDesignator.slice(from, to),
  };
}
