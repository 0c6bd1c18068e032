import { type ElementTable, elementFloatColumns } from "../orbit/index.ts";

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

/** Given how many rows to expect, returned an empty table that grows when there are more. */
export function elementRows(expected: number): ElementRows {
  let capacity = Math.max(16, expected);
  let count = 0;
  let id = new Int32Array(capacity);
  let epochDays = new Int32Array(capacity);
  let floats = elementFloatColumns.map(() => new Float64Array(capacity));
  const name: string[] = [];
  const internationalDesignator: string[] = [];

  const resize = (wanted: number) => {
    const integers = (from: Int32Array) => {
      const to = new Int32Array(wanted);
      to.set(from.subarray(0, count));
      return to;
    };
    id = integers(id);
    epochDays = integers(epochDays);
    floats = floats.map((from) => {
      const to = new Float64Array(wanted);
      to.set(from.subarray(0, count));
      return to;
    });
    capacity = wanted;
  };

  return {
    add(row) {
      if (count === capacity) resize(capacity * 2);
      id[count] = row.id;
      epochDays[count] = row.epochDays;
      for (let column = 0; column < elementFloatColumns.length; column++)
        floats[column][count] = row[elementFloatColumns[column]];
      name.push(row.name);
      internationalDesignator.push(row.internationalDesignator);
      count++;
    },
    done() {
      resize(count);
      const [epochNanos, meanMotionRevPerDay, eccentricity, inclinationDeg, raanDeg] = floats;
      const [argumentOfPerigeeDeg, meanAnomalyDeg, bstar, meanMotionDot, meanMotionDdot] = floats.slice(5);
      return {
        count,
        id,
        epochDays,
        epochNanos,
        meanMotionRevPerDay,
        eccentricity,
        inclinationDeg,
        raanDeg,
        argumentOfPerigeeDeg,
        meanAnomalyDeg,
        bstar,
        meanMotionDot,
        meanMotionDdot,
        name,
        internationalDesignator,
      };
    },
  };
}
