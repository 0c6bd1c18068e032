import type { IsoUtc } from "../core/index.ts";
import { addSeconds, elapsedSeconds, formatIsoUtc, parseIsoUtc } from "../time/index.ts";

/** Given: a time and seconds of any sign. Returned: the time so much later, rounded to 1 µs. */
export const later = (at: IsoUtc, seconds: number): IsoUtc =>
  formatIsoUtc(addSeconds(parseIsoUtc(at), seconds));

/** Seconds from one time to another; negative where the other is earlier. */
export const secondsBetween = (from: IsoUtc, to: IsoUtc): number =>
  elapsedSeconds(parseIsoUtc(from), parseIsoUtc(to));

/** The later of two times written by this program (one width, so that they sort as text). */
export const latest = (a: IsoUtc, b: IsoUtc): IsoUtc => (a > b ? a : b);
