/** Numbers and times as every screen shows them: tabular, unit elsewhere, UTC first. */
const minus = "−";
const msPerHour = 3_600_000;

/** Given a number and decimals, returned "1,234.5" with a true minus; "–" where there is none. */
export function formatNumber(value: number | null | undefined, decimals: number): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  const text = Math.abs(value).toLocaleString("en-US", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return value < 0 && /[1-9]/.test(text) ? `${minus}${text}` : text;
}

/** A number whose size isn't known beforehand: four significant digits, exponent outside 0.001 … 1e6. */
export function formatFigure(value: number): string {
  if (value === 0) return "0";
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return formatNumber(value, 0);
  const magnitude = Math.floor(Math.log10(Math.abs(value)));
  if (magnitude < -3 || magnitude >= 6) return formatProbability(value);
  return formatNumber(value, Math.max(0, 3 - magnitude));
}

/** Given a small number, returned "1.2e-5". */
export const formatProbability = (value: number): string => value.toExponential(1).replace("e+", "e");

/** Share as whole percent; never "100" for what isn't certain, never "0" for what isn't excluded. */
export function formatPercent(share: number): string {
  const percent = share * 100;
  if (percent > 99 && percent < 100) return "> 99";
  if (percent > 0 && percent < 1) return "< 1";
  return percent.toFixed(0);
}

/** Given milliseconds since 1970 (UTC), returned "2026-08-12 15:08:03Z". */
export const formatUtc = (ms: number): string =>
  `${new Date(ms).toISOString().slice(0, 19).replace("T", " ")}Z`;

/** "2026-08-12 15:08Z". */
export const formatUtcMinute = (ms: number): string =>
  `${new Date(ms).toISOString().slice(0, 16).replace("T", " ")}Z`;

/** "08-12 15:08": inside tables whose head says UTC and whose year is on screen elsewhere. */
export const formatUtcShort = (ms: number): string =>
  new Date(ms).toISOString().slice(5, 16).replace("T", " ");

/** "15:08:03Z". */
export const formatUtcClock = (ms: number): string => `${new Date(ms).toISOString().slice(11, 19)}Z`;

/** Japan Standard Time, UTC+9 without summer time: "2026-08-13 00:08". */
export const formatJstMinute = (ms: number): string =>
  new Date(ms + 9 * msPerHour).toISOString().slice(0, 16).replace("T", " ");

/** "00:08 JST" without the zone: the label stands beside it. */
export const formatJstClock = (ms: number): string =>
  new Date(ms + 9 * msPerHour).toISOString().slice(11, 16);

/** A signed span for the time bar: "+02:13", "−1 d 04:00". */
export function formatOffset(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  const days = Math.floor(minutes / 1440);
  const two = (value: number) => String(value).padStart(2, "0");
  const clock = `${two(Math.floor((minutes % 1440) / 60))}:${two(minutes % 60)}`;
  return `${ms < 0 ? minus : "+"}${days > 0 ? `${days} d ` : ""}${clock}`;
}

/** Age in days in the unit that reads best, for the texts `age.hours` and `age.days`. */
export const ageUnit = (days: number): { unit: "hours" | "days"; value: string } =>
  Math.abs(days) < 1
    ? { unit: "hours", value: formatNumber(days * 24, 1) }
    : { unit: "days", value: formatNumber(days, 1) };

/** "12.3456" degrees east as "130.21° E". */
export function formatLongitude(degreesEast: number): string {
  const wrapped = ((((degreesEast + 180) % 360) + 360) % 360) - 180;
  return `${Math.abs(wrapped).toFixed(2)}° ${wrapped < 0 ? "W" : "E"}`;
}

/** The first characters of a hash, enough to compare by eye. */
export const shortHash = (hash: string): string => hash.slice(0, 8);
