import type { ElementTable } from "../orbit/index.ts";

/**
 * One row that a reader fills again and again, so that reading 600,000 sets allocates no objects.
 * Fields and units as in ElementTable.
 */
export interface ElementRow {
  id: number;
  epochDays: number;
  epochNanos: number;
  meanMotionRevPerDay: number;
  eccentricity: number;
  inclinationDeg: number;
  raanDeg: number;
  argumentOfPerigeeDeg: number;
  meanAnomalyDeg: number;
  bstar: number;
  meanMotionDot: number;
  meanMotionDdot: number;
  name: string;
  internationalDesignator: string;
}

export const emptyElementRow = (): ElementRow => ({
  id: 0,
  epochDays: 0,
  epochNanos: 0,
  meanMotionRevPerDay: 0,
  eccentricity: 0,
  inclinationDeg: 0,
  raanDeg: 0,
  argumentOfPerigeeDeg: 0,
  meanAnomalyDeg: 0,
  bstar: 0,
  meanMotionDot: 0,
  meanMotionDdot: 0,
  name: "",
  internationalDesignator: "",
});

/** Grows an element table row by row. */
export interface ElementRows {
  add(row: ElementRow): void;
  done(): ElementTable;
}

/** Columns under construction, of one capacity. */
type Growing = Omit<ElementTable, "count" | "name" | "internationalDesignator">;

/** Given columns and how many of their rows to keep, returned columns of another capacity. */
function resized(from: Growing, kept: number, capacity: number): Growing {
  const integers = (column: Int32Array) => {
    const to = new Int32Array(capacity);
    to.set(column.subarray(0, kept));
    return to;
  };
  const floats = (column: Float64Array) => {
    const to = new Float64Array(capacity);
    to.set(column.subarray(0, kept));
    return to;
  };
  return {
    id: integers(from.id),
    epochDays: integers(from.epochDays),
    epochNanos: floats(from.epochNanos),
    meanMotionRevPerDay: floats(from.meanMotionRevPerDay),
    eccentricity: floats(from.eccentricity),
    inclinationDeg: floats(from.inclinationDeg),
    raanDeg: floats(from.raanDeg),
    argumentOfPerigeeDeg: floats(from.argumentOfPerigeeDeg),
    meanAnomalyDeg: floats(from.meanAnomalyDeg),
    bstar: floats(from.bstar),
    meanMotionDot: floats(from.meanMotionDot),
    meanMotionDdot: floats(from.meanMotionDdot),
  };
}

const noFloats = new Float64Array(0);
const noIntegers = new Int32Array(0);
const noColumns: Growing = {
  id: noIntegers,
  epochDays: noIntegers,
  epochNanos: noFloats,
  meanMotionRevPerDay: noFloats,
  eccentricity: noFloats,
  inclinationDeg: noFloats,
  raanDeg: noFloats,
  argumentOfPerigeeDeg: noFloats,
  meanAnomalyDeg: noFloats,
  bstar: noFloats,
  meanMotionDot: noFloats,
  meanMotionDdot: noFloats,
};

/** Given how many rows to expect, returned an empty table that grows when there are more. */
export function elementRows(expected: number): ElementRows {
  let capacity = Math.max(16, expected);
  let count = 0;
  let columns = resized(noColumns, 0, capacity);
  const name: string[] = [];
  const internationalDesignator: string[] = [];

  return {
    // Column by column and by name: a loop over the names costs five times as much.
    add(row) {
      if (count === capacity) {
        capacity *= 2;
        columns = resized(columns, count, capacity);
      }
      columns.id[count] = row.id;
      columns.epochDays[count] = row.epochDays;
      columns.epochNanos[count] = row.epochNanos;
      columns.meanMotionRevPerDay[count] = row.meanMotionRevPerDay;
      columns.eccentricity[count] = row.eccentricity;
      columns.inclinationDeg[count] = row.inclinationDeg;
      columns.raanDeg[count] = row.raanDeg;
      columns.argumentOfPerigeeDeg[count] = row.argumentOfPerigeeDeg;
      columns.meanAnomalyDeg[count] = row.meanAnomalyDeg;
      columns.bstar[count] = row.bstar;
      columns.meanMotionDot[count] = row.meanMotionDot;
      columns.meanMotionDdot[count] = row.meanMotionDdot;
      name.push(row.name);
      internationalDesignator.push(row.internationalDesignator);
      count++;
    },
    done: () => ({ count, ...resized(columns, count, count), name, internationalDesignator }),
  };
}
