import type { MeanElements } from "../element-table.ts";

/** One verification set: elements and what follows column 69 of line 2. */
export interface TleFixture {
  readonly elements: MeanElements;
  readonly rest: string;
}

const daysTo2000 = (year: number): number => (Date.UTC(year, 0, 1) - Date.UTC(2000, 0, 1)) / 86_400_000;

/**
 * Reads the two lines of a verification set, for tests only: the true reader stands on the floor above.
 * Checksums are not looked at, for several of these sets have wrong ones.
 */
export function readTleFixture(line1: string, line2: string): TleFixture {
  const year = Number(line1.slice(18, 20));
  const [day, fraction] = line1.slice(20, 32).trim().split(".");
  return {
    elements: {
      id: Number(line1.slice(2, 7)),
      name: "",
      internationalDesignator: "",
      epoch: {
        scale: "UTC",
        days: daysTo2000(year < 57 ? 2000 + year : 1900 + year) + Number(day) - 1,
        nanos: Math.round(Number(`0.${fraction}`) * 86_400e9),
      },
      meanMotionRevPerDay: Number(line2.slice(52, 63)),
      eccentricity: Number(`0.${line2.slice(26, 33).replaceAll(" ", "0")}`),
      inclinationDeg: Number(line2.slice(8, 16)),
      raanDeg: Number(line2.slice(17, 25)),
      argumentOfPerigeeDeg: Number(line2.slice(34, 42)),
      meanAnomalyDeg: Number(line2.slice(43, 51)),
      bstar: withAssumedPoint(line1.slice(53, 61)),
      meanMotionDot: Number(line1.slice(33, 43)),
      meanMotionDdot: withAssumedPoint(line1.slice(44, 52)),
    },
    rest: line2.slice(69),
  };
}

function withAssumedPoint(field: string): number {
  const sign = field[0] === "-" ? -1 : 1;
  return sign * Number(`0.${field.slice(1, 6).trim()}`) * 10 ** Number(field.slice(6, 8));
}

/** Given: the text of SGP4-VER.TLE. Returned: its sets in order. */
export function readTleFixtures(text: string): readonly TleFixture[] {
  const lines = text.split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("#"));
  return Array.from({ length: lines.length / 2 }, (_, set) =>
    readTleFixture(lines[2 * set], lines[2 * set + 1]),
  );
}
