import { HoshimoriError } from "../core/index.ts";
import { convertScale, instantFromTable } from "../time/index.ts";
import {
  type ElementTable,
  elementFloatColumns,
  elementIntegerColumns,
  type MeanElements,
} from "./element-table.ts";

interface MutableElementTable extends ElementTable {
  readonly name: string[];
  readonly internationalDesignator: string[];
}

function emptyTable(count: number): MutableElementTable {
  return {
    count,
    id: new Int32Array(count),
    epochDays: new Int32Array(count),
    epochNanos: new Float64Array(count),
    meanMotionRevPerDay: new Float64Array(count),
    eccentricity: new Float64Array(count),
    inclinationDeg: new Float64Array(count),
    raanDeg: new Float64Array(count),
    argumentOfPerigeeDeg: new Float64Array(count),
    meanAnomalyDeg: new Float64Array(count),
    bstar: new Float64Array(count),
    meanMotionDot: new Float64Array(count),
    meanMotionDdot: new Float64Array(count),
    name: [],
    internationalDesignator: [],
  };
}

/**
 * Given: element sets in any order. Returned: a table with one row each, in that order.
 * Range-error: exact; an epoch in another scale is converted to UTC.
 */
export function buildElementTable(sets: Iterable<MeanElements>): ElementTable {
  const rows = [...sets];
  const table = emptyTable(rows.length);
  for (const [row, set] of rows.entries()) {
    const epoch = convertScale(set.epoch, "UTC");
    table.id[row] = set.id;
    table.epochDays[row] = epoch.days;
    table.epochNanos[row] = epoch.nanos;
    for (const column of elementFloatColumns) if (column !== "epochNanos") table[column][row] = set[column];
    table.name.push(set.name);
    table.internationalDesignator.push(set.internationalDesignator);
  }
  return table;
}

/** Given: a table and a row. Returned: that set as one object. Errors: `orbit-no-such-row`. */
export function elementsAt(table: ElementTable, row: number): MeanElements {
  checkRow(table, row);
  return {
    id: table.id[row],
    name: table.name[row],
    internationalDesignator: table.internationalDesignator[row],
    epoch: instantFromTable(table, row),
    meanMotionRevPerDay: table.meanMotionRevPerDay[row],
    eccentricity: table.eccentricity[row],
    inclinationDeg: table.inclinationDeg[row],
    raanDeg: table.raanDeg[row],
    argumentOfPerigeeDeg: table.argumentOfPerigeeDeg[row],
    meanAnomalyDeg: table.meanAnomalyDeg[row],
    bstar: table.bstar[row],
    meanMotionDot: table.meanMotionDot[row],
    meanMotionDdot: table.meanMotionDdot[row],
  };
}

/** Given: a table and rows, in any order, also repeated. Returned: a new table of them. Errors: `orbit-no-such-row`. */
export function selectRows(table: ElementTable, rows: ArrayLike<number>): ElementTable {
  const selected = emptyTable(rows.length);
  for (let to = 0; to < rows.length; to++) {
    const from = rows[to];
    checkRow(table, from);
    for (const column of elementIntegerColumns) selected[column][to] = table[column][from];
    for (const column of elementFloatColumns) selected[column][to] = table[column][from];
    selected.name.push(table.name[from]);
    selected.internationalDesignator.push(table.internationalDesignator[from]);
  }
  return selected;
}

/** Given: a table and a half-open range of rows. Returned: a view on them; the numbers are shared, not copied. */
export function sliceTable(table: ElementTable, from: number, to: number = table.count): ElementTable {
  const end = Math.min(to, table.count);
  const start = Math.min(from, end);
  return {
    count: end - start,
    id: table.id.subarray(start, end),
    epochDays: table.epochDays.subarray(start, end),
    epochNanos: table.epochNanos.subarray(start, end),
    meanMotionRevPerDay: table.meanMotionRevPerDay.subarray(start, end),
    eccentricity: table.eccentricity.subarray(start, end),
    inclinationDeg: table.inclinationDeg.subarray(start, end),
    raanDeg: table.raanDeg.subarray(start, end),
    argumentOfPerigeeDeg: table.argumentOfPerigeeDeg.subarray(start, end),
    meanAnomalyDeg: table.meanAnomalyDeg.subarray(start, end),
    bstar: table.bstar.subarray(start, end),
    meanMotionDot: table.meanMotionDot.subarray(start, end),
    meanMotionDdot: table.meanMotionDdot.subarray(start, end),
    name: table.name.slice(start, end),
    internationalDesignator: table.internationalDesignator.slice(start, end),
  };
}

/** Given: tables. Returned: one new table with all their rows, in order. */
export function concatTables(tables: readonly ElementTable[]): ElementTable {
  const joined = emptyTable(tables.reduce((sum, { count }) => sum + count, 0));
  let at = 0;
  for (const table of tables) {
    for (const column of elementIntegerColumns)
      joined[column].set(table[column].subarray(0, table.count), at);
    for (const column of elementFloatColumns) joined[column].set(table[column].subarray(0, table.count), at);
    for (const name of table.name) joined.name.push(name);
    for (const designator of table.internationalDesignator) joined.internationalDesignator.push(designator);
    at += table.count;
  }
  return joined;
}

function checkRow(table: ElementTable, row: number): void {
  if (!(Number.isInteger(row) && row >= 0 && row < table.count))
    throw new HoshimoriError("orbit-no-such-row", { row, count: table.count, last: table.count - 1 });
}
