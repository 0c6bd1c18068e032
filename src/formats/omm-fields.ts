import { civilFromDays, daysFromCivil, readIsoUtc } from "../time/index.ts";
import { textOf } from "./bytes.ts";
import { parseDigits } from "./decimal.ts";
import type { ElementRow } from "./element-rows.ts";

/** A numeric keyword of an OMM, the row's field that it fills, and the range that it may have. */
export interface OmmNumber {
  readonly keyword: string;
  readonly field: Exclude<keyof ElementRow, "name" | "internationalDesignator" | "epochDays" | "epochNanos">;
  readonly least: number;
  readonly most: number;
  /** Needed by SGP4; the others may be absent and are then 0. */
  readonly needed: boolean;
}

const number = (
  keyword: string,
  field: OmmNumber["field"],
  least: number,
  most: number,
  needed = true,
): OmmNumber => ({
  keyword,
  field,
  least,
  most,
  needed,
});

/** Source: CCSDS 502.0-B-3, tables 4-2 and 4-3; nine digits of a catalog number: Space-Track, 18 SDS notice of 2020. */
export const ommNumbers: readonly OmmNumber[] = [
  number("NORAD_CAT_ID", "id", 1, 999_999_999),
  number("MEAN_MOTION", "meanMotionRevPerDay", 0, 1e3),
  number("ECCENTRICITY", "eccentricity", 0, 1),
  number("INCLINATION", "inclinationDeg", 0, 180),
  number("RA_OF_ASC_NODE", "raanDeg", -360, 360),
  number("ARG_OF_PERICENTER", "argumentOfPerigeeDeg", -360, 360),
  number("MEAN_ANOMALY", "meanAnomalyDeg", -360, 360),
  number("BSTAR", "bstar", -1e6, 1e6),
  number("MEAN_MOTION_DOT", "meanMotionDot", -1e6, 1e6, false),
  number("MEAN_MOTION_DDOT", "meanMotionDdot", -1e6, 1e6, false),
];

/** Given numbers in the order of {@link ommNumbers}, fills their fields, each by its name: by a computed one it takes five times as long. */
export function setOmmNumbers(row: ElementRow, numbers: Float64Array): void {
  row.id = numbers[0];
  row.meanMotionRevPerDay = numbers[1];
  row.eccentricity = numbers[2];
  row.inclinationDeg = numbers[3];
  row.raanDeg = numbers[4];
  row.argumentOfPerigeeDeg = numbers[5];
  row.meanAnomalyDeg = numbers[6];
  row.bstar = numbers[7];
  row.meanMotionDot = numbers[8];
  row.meanMotionDdot = numbers[9];
}

export const epochKeyword = "EPOCH";
export const ommFieldNames: ReadonlySet<string> = new Set([
  epochKeyword,
  "OBJECT_NAME",
  "OBJECT_ID",
  ...ommNumbers.map(({ keyword }) => keyword),
]);

/** True where the value is a number of that field. */
export const fitsField = (value: number, { field, least, most }: OmmNumber): boolean =>
  value >= least && value <= most && (field !== "id" || Number.isInteger(value));

/** Stands for a designator that is not there, and for a name; a message must have both. Source: CCSDS 502.0-B-3, table 4-2. */
export const unknownDesignator = "UNKNOWN";
export const knownDesignator = (text: string): string => (text === unknownDesignator ? "" : text);

/** What SGP4 elements are given in; an OMM that names another is refused. Source: CCSDS 502.0-B-3, table 4-2. */
export const onlyAccepted: Readonly<Record<string, readonly string[]>> = {
  CENTER_NAME: ["EARTH"],
  REF_FRAME: ["TEME"],
  TIME_SYSTEM: ["UTC"],
  MEAN_ELEMENT_THEORY: ["SGP4", "SGP/SGP4"],
};

/** EPHEMERIS_TYPE of SGP4-XP, whose elements SGP4 must not propagate. Source: Space-Track, "SGP4-XP". */
export const ephemerisTypeXp = 4;

/** Years that an epoch can be in: from before the first satellite to where the store's partitions end. */
const firstYear = 1956;
const lastYear = 2099;

/** Reads epochs into a row; keeps the last calendar day, which nearly all sets of a file share. */
export type EpochReader = (bytes: Uint8Array, start: number, end: number, row: ElementRow) => boolean;

/**
 * Returned: a reader of CCSDS epochs (`2026-07-10T03:44:00.383136`, optional Z, to nine decimals; day of the year too),
 * exact to the nanosecond, UTC; false where the text is none, on a day or second that does not exist too.
 */
export function epochReader(): EpochReader {
  let lastDate = -1;
  let lastDays = 0;
  return (bytes, start, end, row) => {
    if (bytes[end - 1] === 0x5a) end--;
    const year = parseDigits(bytes, start, start + 4);
    const month = parseDigits(bytes, start + 5, start + 7);
    const day = parseDigits(bytes, start + 8, start + 10);
    const hour = parseDigits(bytes, start + 11, start + 13);
    const minute = parseDigits(bytes, start + 14, start + 16);
    const second = parseDigits(bytes, start + 17, start + 19);
    const decimals = end - start - 20;
    const fraction = decimals > 0 ? parseDigits(bytes, start + 20, end) : 0;
    const shaped =
      end - start >= 19 &&
      (decimals === -1 || bytes[start + 19] === 0x2e) &&
      decimals <= 9 &&
      bytes[start + 4] === 0x2d &&
      bytes[start + 7] === 0x2d &&
      bytes[start + 10] === 0x54 &&
      bytes[start + 13] === 0x3a &&
      bytes[start + 16] === 0x3a;
    const known =
      year >= firstYear && year <= lastYear && month >= 1 && month <= 12 && day >= 1 && fraction >= 0;
    const inDay = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
    if (!shaped || !known || !inDay) return readRareEpoch(textOf(bytes, start, end), row);
    const date = (year * 16 + month) * 32 + day;
    if (date !== lastDate) {
      const days = daysFromCivil(year, month, day);
      const nextMonth = month === 12 ? daysFromCivil(year + 1, 1, 1) : daysFromCivil(year, month + 1, 1);
      if (days >= nextMonth) return false;
      lastDate = date;
      lastDays = days;
    }
    row.epochDays = lastDays;
    row.epochNanos =
      (hour * 3600 + minute * 60 + second) * 1e9 + (decimals > 0 ? fraction * 10 ** (9 - decimals) : 0);
    return true;
  };
}

/** Days of the year, leap seconds, and what is no epoch: through the reader of the time floor. */
function readRareEpoch(text: string, row: ElementRow): boolean {
  const epoch = readIsoUtc(text);
  const year = epoch ? civilFromDays(epoch.days).year : 0;
  if (!epoch || year < firstYear || year > lastYear) return false;
  row.epochDays = epoch.days;
  row.epochNanos = epoch.nanos;
  return true;
}
