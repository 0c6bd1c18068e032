import type { IsoUtc } from "../core/index.ts";
import { secondsBetween } from "./times.ts";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const imfDate =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/;

/**
 * Given: the header Retry-After and the time. Returned: the seconds to wait (0 where the date is past), or undefined where the
 * header is absent or says nothing that can be read.
 * Source: RFC 9110, 10.2.3 (seconds, or a date) and 5.6.7 (the date's preferred form).
 */
export function retryAfterSeconds(header: string | undefined, now: IsoUtc): number | undefined {
  const text = header?.trim() ?? "";
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const [, day, monthName, year, hour, minute, second] = imfDate.exec(text) ?? [];
  const month = months.indexOf(monthName ?? "") + 1;
  if (month === 0) return undefined;
  try {
    const at = `${year}-${String(month).padStart(2, "0")}-${day}T${hour}:${minute}:${second}Z`;
    return Math.max(0, secondsBetween(now, at));
  } catch {
    return undefined; // no such day or time
  }
}
