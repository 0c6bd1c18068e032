import { HoshimoriError } from "../core/index.ts";
import type { MeanElements } from "../orbit/index.ts";
import { civilFromDays, daysFromCivil } from "../time/index.ts";
import { encodeAlpha5 } from "./alpha5.ts";
import { tleChecksum } from "./tle-checksum.ts";

/** Nanoseconds of 1e-8 day, the last digit of a TLE epoch. Exact. */
const nanosOfEpochStep = 864_000;
const stepsPerDay = 100_000_000;

/**
 * Writes one element set as TLE, with a title line "0 NAME" where it has a name (3LE).
 *
 * Given: mean elements. Returned: two or three lines, each ended by a line feed; element set and revolution numbers are 0.
 * Range-error: rounded to the digits a TLE has: epoch 432 µs, angles 5e-5 deg, eccentricity 5e-8, mean motion 5e-9 rev/day,
 * drag terms five digits; numbers smaller than 1e-14 become 0.
 * Errors: `tle-number-too-large` above 339,999 (Alpha-5's end), `tle-value-too-large` for a value its columns can't hold.
 */
export function writeTle(elements: MeanElements): string {
  const id = encodeAlpha5(elements.id);
  const designator = shortDesignator(elements.internationalDesignator);
  const line1 = `1 ${id}U ${designator} ${epochColumns(elements)} ${dotColumns(elements)} ${assumed(elements, "meanMotionDdot")} ${assumed(elements, "bstar")} 0    0`;
  const angles = `${angle(elements, "inclinationDeg", 180)} ${angle(elements, "raanDeg", 360)} ${eccentricity(elements)} ${angle(elements, "argumentOfPerigeeDeg", 360)} ${angle(elements, "meanAnomalyDeg", 360)}`;
  const line2 = `2 ${id} ${angles} ${meanMotion(elements)}    0`;
  const title = elements.name === "" ? "" : `0 ${elements.name}\n`;
  return `${title}${line1}${tleChecksum(line1)}\n${line2}${tleChecksum(line2)}\n`;
}

/** "1998-067A" as "98067A  "; blanks for a designator of another shape. */
function shortDesignator(designator: string): string {
  const match = /^\d\d(\d\d)-(\d{3}[A-Z]{1,3})$/.exec(designator);
  return (match ? match[1] + match[2] : "").padEnd(8);
}

function tooLarge(elements: MeanElements, field: string, value: number): HoshimoriError {
  return new HoshimoriError("tle-value-too-large", { id: elements.id, field, value });
}

function epochColumns(elements: MeanElements): string {
  let { days } = elements.epoch;
  let steps = Math.round(elements.epoch.nanos / nanosOfEpochStep);
  if (steps >= stepsPerDay) {
    steps -= stepsPerDay;
    days++;
  }
  const { year } = civilFromDays(days);
  if (year < 1957 || year > 2056) throw tooLarge(elements, "epoch", year);
  const day = days - daysFromCivil(year, 1, 1) + 1;
  return `${String(year % 100).padStart(2, "0")}${String(day).padStart(3, "0")}.${String(steps).padStart(8, "0")}`;
}

function dotColumns(elements: MeanElements): string {
  const text = Math.abs(elements.meanMotionDot).toFixed(8);
  if (!text.startsWith("0.")) throw tooLarge(elements, "mean motion derivative", elements.meanMotionDot);
  return `${elements.meanMotionDot < 0 ? "-" : " "}${text.slice(1)}`;
}

/** ±ddddd±d: 0.ddddd × 10^±d. */
function assumed(elements: MeanElements, field: "bstar" | "meanMotionDdot"): string {
  const value = elements[field];
  const sign = value < 0 ? "-" : " ";
  if (value === 0) return " 00000+0";
  const [digits, exponentText] = Math.abs(value).toExponential(4).split("e");
  const exponent = Number(exponentText) + 1;
  if (exponent > 9) throw tooLarge(elements, field, value);
  if (exponent >= -9)
    return `${sign}${digits.replace(".", "")}${exponent < 0 ? "-" : "+"}${Math.abs(exponent)}`;
  const mantissa = Math.round(Math.abs(value) * 1e14);
  return mantissa === 0 ? " 00000+0" : `${sign}${String(mantissa).padStart(5, "0")}-9`;
}

function angle(
  elements: MeanElements,
  field: "inclinationDeg" | "raanDeg" | "argumentOfPerigeeDeg" | "meanAnomalyDeg",
  most: number,
): string {
  const value = most === 360 ? ((elements[field] % 360) + 360) % 360 : elements[field];
  if (!(value >= 0 && value <= most)) throw tooLarge(elements, field, elements[field]);
  const text = value.toFixed(4);
  return (most === 360 && text === "360.0000" ? "0.0000" : text).padStart(8);
}

function eccentricity(elements: MeanElements): string {
  const digits = Math.round(elements.eccentricity * 1e7);
  if (!(digits >= 0 && digits <= 9_999_999)) throw tooLarge(elements, "eccentricity", elements.eccentricity);
  return String(digits).padStart(7, "0");
}

function meanMotion(elements: MeanElements): string {
  const text = elements.meanMotionRevPerDay.toFixed(8);
  if (!(elements.meanMotionRevPerDay >= 0) || text.length > 11)
    throw tooLarge(elements, "mean motion", elements.meanMotionRevPerDay);
  return text.padStart(11);
}
