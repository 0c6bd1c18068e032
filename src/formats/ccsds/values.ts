import { daysFromCivil } from "../../time/index.ts";
import type { KeywordSpec } from "./schema.ts";

const number = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eEdD][+-]?\d+)?$/;
const integer = /^[+-]?\d+$/;
const calendar = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d*)?Z?$/;
const dayOfYear = /^(\d{4})-(\d{3})T(\d\d):(\d\d):(\d\d)(\.\d*)?Z?$/;

/** A number as messages have it, or NaN: no hexadecimal, no infinity. */
export const messageNumber = (text: string): number =>
  number.test(text) ? Number(text.replace(/[dD]/, "e")) : Number.NaN;

/**
 * Given: a time in one of the two forms of CCSDS 301.0-B-4, section 3.5. Returned: seconds since 2000-01-01 in its own time scale, leap seconds
 * not counted, good to a microsecond: enough to put times in order; undefined where there is no such time.
 */
export function secondsOf(text: string): number | undefined {
  const civil = calendar.exec(text);
  const ordinal = civil ? null : dayOfYear.exec(text);
  const match = civil ?? ordinal;
  if (!match) return undefined;
  const [year, ...rest] = match.slice(1, civil ? 7 : 6).map(Number);
  const first = daysFromCivil(year, 1, 1);
  const [month, day] = civil ? rest : [0, rest[0]];
  const [hour, minute, second] = rest.slice(civil ? 2 : 1);
  const days = civil ? daysFromCivil(year, month, day) : first + day - 1;
  const exists = civil
    ? month >= 1 &&
      month <= 12 &&
      day >= 1 &&
      days < (month === 12 ? daysFromCivil(year + 1, 1, 1) : daysFromCivil(year, month + 1, 1))
    : day >= 1 && days < daysFromCivil(year + 1, 1, 1);
  // Second 60 is a leap second.
  if (!exists || hour > 23 || minute > 59 || second > 60) return undefined;
  return days * 86_400 + hour * 3600 + minute * 60 + second + Number(`0${match[civil ? 7 : 6] ?? ""}`);
}

/** True where the text is a value of the keyword's type. */
export function fitsType(text: string, { type, allowed }: KeywordSpec): boolean {
  switch (type) {
    case "time":
      return secondsOf(text) !== undefined;
    case "moment":
      return secondsOf(text) !== undefined || number.test(text);
    case "number":
      return number.test(text) && Number.isFinite(messageNumber(text));
    case "integer":
      return integer.test(text);
    case "character":
      return text.length === 1;
    case "enum":
      return (allowed ?? []).includes(text.toUpperCase());
    case "path":
      return /^\d+(\s*,\s*\d+)+$/.test(text);
    case "observation": {
      const [time, value, ...more] = text.split(/\s+/);
      return secondsOf(time) !== undefined && number.test(value ?? "") && more.length === 0;
    }
    case "text":
    case "list":
      return true;
  }
}
