import { daysFromDayOfYear } from "../time/index.ts";
import { decodeAlpha5 } from "./alpha5.ts";
import { textOf } from "./bytes.ts";
import { parseDecimal, parseDigits, scaleByTen } from "./decimal.ts";
import type { ElementRow } from "./element-rows.ts";

/** Where a field of a TLE line could not be read: line 1 or 2, its first column (1-based), its name. */
export interface TleFieldError {
  readonly tleLine: 1 | 2;
  readonly column: number;
  readonly field: string;
}

const bad = (tleLine: 1 | 2, column: number, field: string): TleFieldError => ({ tleLine, column, field });

/** Nanoseconds of 1e-8 day, the last digit of a TLE epoch. Exact. */
const nanosOfEpochStep = 864_000;
/** Two-digit years below this are 20xx; the first launch was in 1957. Source: Space-Track, TLE format. */
const firstLaunchYear = 57;

/**
 * Reads the columns of both lines of one set into a row (title excepted). Checksums have been checked before.
 * Columns: Space-Track, "Basic description of the two line element (TLE) format"; Hoots & Roehrich, STR #3 (1980).
 *
 * Given: bytes, and the offsets of the first characters of both lines, each at least 69 long.
 * Returned: undefined and the row filled, or the first field that could not be read.
 */
export function readTleFields(
  bytes: Uint8Array,
  line1: number,
  line2: number,
  row: ElementRow,
): TleFieldError | undefined {
  row.id = decodeAlpha5(bytes, line1 + 2);
  if (row.id < 0) return bad(1, 3, "catalog number");
  if (decodeAlpha5(bytes, line2 + 2) !== row.id) return bad(2, 3, "catalog number of line 1");
  if (bytes[line1 + 62] === 0x34) return bad(1, 63, "ephemeris type SGP4");
  if (!readEpoch(bytes, line1 + 18, row)) return bad(1, 19, "epoch");
  row.meanMotionDot = parseDecimal(bytes, line1 + 33, line1 + 43);
  if (Number.isNaN(row.meanMotionDot)) return bad(1, 34, "mean motion derivative");
  row.meanMotionDdot = assumedDecimal(bytes, line1 + 44);
  if (Number.isNaN(row.meanMotionDdot)) return bad(1, 45, "second mean motion derivative");
  row.bstar = assumedDecimal(bytes, line1 + 53);
  if (Number.isNaN(row.bstar)) return bad(1, 54, "drag term");
  return readOrbit(bytes, line2, row);
}

function readOrbit(bytes: Uint8Array, line2: number, row: ElementRow): TleFieldError | undefined {
  row.inclinationDeg = parseDecimal(bytes, line2 + 8, line2 + 16);
  if (!(row.inclinationDeg >= 0 && row.inclinationDeg <= 180)) return bad(2, 9, "inclination");
  row.raanDeg = parseDecimal(bytes, line2 + 17, line2 + 25);
  if (!(row.raanDeg >= 0 && row.raanDeg <= 360)) return bad(2, 18, "right ascension of the node");
  const eccentricity = blankPaddedDigits(bytes, line2 + 26, line2 + 33);
  if (eccentricity < 0) return bad(2, 27, "eccentricity");
  row.eccentricity = eccentricity / 1e7;
  row.argumentOfPerigeeDeg = parseDecimal(bytes, line2 + 34, line2 + 42);
  if (!(row.argumentOfPerigeeDeg >= 0 && row.argumentOfPerigeeDeg <= 360))
    return bad(2, 35, "argument of perigee");
  row.meanAnomalyDeg = parseDecimal(bytes, line2 + 43, line2 + 51);
  if (!(row.meanAnomalyDeg >= 0 && row.meanAnomalyDeg <= 360)) return bad(2, 44, "mean anomaly");
  row.meanMotionRevPerDay = parseDecimal(bytes, line2 + 52, line2 + 63);
  if (!(row.meanMotionRevPerDay >= 0)) return bad(2, 53, "mean motion");
  return undefined;
}

/** Columns 19–32: two-digit year, day of the year (blank-padded), eight decimals of the day; a UTC day counts as 86,400 s. */
function readEpoch(bytes: Uint8Array, start: number, row: ElementRow): boolean {
  const shortYear = parseDigits(bytes, start, start + 2);
  const day = blankPaddedDigits(bytes, start + 2, start + 5);
  let end = start + 14;
  while (end > start + 6 && bytes[end - 1] === 0x20) end--;
  const fraction = end === start + 6 ? 0 : parseDigits(bytes, start + 6, end);
  if (shortYear < 0 || day < 1 || day > 366 || bytes[start + 5] !== 0x2e || fraction < 0) return false;
  const year = shortYear < firstLaunchYear ? 2000 + shortYear : 1900 + shortYear;
  row.epochDays = daysFromDayOfYear(year, day);
  if (day === 366 && row.epochDays === daysFromDayOfYear(year + 1, 1)) return false;
  row.epochNanos = fraction * 10 ** (start + 14 - end) * nanosOfEpochStep;
  return true;
}

/** Digits that blanks may stand before, as old sets have them; -1 for anything else, all blanks included. */
function blankPaddedDigits(bytes: Uint8Array, start: number, end: number): number {
  while (start < end && bytes[start] === 0x20) start++;
  return parseDigits(bytes, start, end);
}

/** Eight columns `±ddddd±d`: 0.ddddd × 10^±d; all blank is 0. */
function assumedDecimal(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < start + 8 && bytes[at] === 0x20) at++;
  if (at === start + 8) return 0;
  const sign = bytes[start];
  const mantissa = blankPaddedDigits(bytes, start + 1, start + 6);
  const exponentSign = bytes[start + 6];
  const exponent = parseDigits(bytes, start + 7, start + 8);
  const signsRead =
    (sign === 0x20 || sign === 0x2d || sign === 0x2b || sign === 0x30) &&
    (exponentSign === 0x2d || exponentSign === 0x2b || exponentSign === 0x20);
  if (mantissa < 0 || exponent < 0 || !signsRead) return Number.NaN;
  const value = scaleByTen(mantissa, (exponentSign === 0x2d ? -exponent : exponent) - 5);
  return sign === 0x2d ? -value : value;
}

/**
 * Columns 10–17 of line 1, "98067A  ", as an OMM has them: "1998-067A". "" where they are blank or of another shape.
 */
export function readDesignator(bytes: Uint8Array, line1: number): string {
  const short = textOf(bytes, line1 + 9, line1 + 17);
  const match = /^(\d\d)(\d{3})([A-Z]{1,3}) *$/.exec(short);
  if (!match) return "";
  return `${Number(match[1]) < firstLaunchYear ? "20" : "19"}${match[1]}-${match[2]}${match[3]}`;
}
