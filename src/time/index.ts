export { type CivilDate, civilFromDays, daysFromCivil, daysFromDayOfYear } from "./civil.ts";
export { type Clock, fixedClock, systemClock } from "./clock.ts";
export {
  type EarthOrientation,
  type EarthOrientationRow,
  type EarthOrientationValues,
  earthOrientationFromRows,
  zeroEarthOrientation,
} from "./earth-orientation.ts";
export {
  type EarthOrientationFile,
  parseEarthOrientation,
  parseEarthOrientationC04,
  parseFinals2000A,
} from "./earth-orientation-files.ts";
export { addSeconds, compareInstants, elapsedSeconds } from "./elapsed.ts";
export type { Instant, TimeScale } from "./instant.ts";
export { instantFromTable, utcDaysOfInstant, utcInstant } from "./instants.ts";
export { formatIsoUtc, parseIsoUtc, readIsoUtc, utcDaysOfIso } from "./iso.ts";
export { instantFromJulianDate, julianDate } from "./julian-date.ts";
export {
  defaultLeapSeconds,
  type LeapSecondEntry,
  type LeapSeconds,
  leapSecondsFromEntries,
} from "./leap-seconds.ts";
export { type LeapSecondFile, parseTaiUtcDat } from "./leap-seconds-file.ts";
export { convertScale, type ScaleSources } from "./scales.ts";
