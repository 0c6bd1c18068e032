import { type ElementTable, selectRows } from "../../orbit/index.ts";

const valueColumns = [
  "epochDays",
  "epochNanos",
  "meanMotionRevPerDay",
  "eccentricity",
  "inclinationDeg",
  "raanDeg",
  "argumentOfPerigeeDeg",
  "meanAnomalyDeg",
  "bstar",
] as const;

/**
 * Given: element sets of one object in any order. Returned: them by epoch, one an epoch: the first by value, so that the
 * order of the input changes nothing.
 */
export function distinctSets(table: ElementTable): ElementTable {
  const rows = Array.from({ length: table.count }, (_, row) => row).sort((left, right) =>
    compareRows(table, left, right),
  );
  return selectRows(
    table,
    rows.filter((row, k) => k === 0 || !isSameEpoch(table, row, rows[k - 1])),
  );
}

function compareRows(table: ElementTable, left: number, right: number): number {
  for (const column of valueColumns) {
    const difference = table[column][left] - table[column][right];
    if (difference !== 0) return difference;
  }
  return 0;
}

const isSameEpoch = ({ epochDays, epochNanos }: ElementTable, left: number, right: number): boolean =>
  epochDays[left] === epochDays[right] && epochNanos[left] === epochNanos[right];
