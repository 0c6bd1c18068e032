import { civilFromDays, daysFromCivil } from "../time/index.ts";

/** Given: year 0 … 9999, month, day, whatever was printed. Returned: "2019-12-11", or undefined where there is no such day. */
export function isoDate(year: number, month: number, day: number): string | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const there = civilFromDays(daysFromCivil(year, month, day));
  if (there.month !== month) return undefined;
  return [String(year).padStart(4, "0"), ...[month, day].map((part) => String(part).padStart(2, "0"))].join(
    "-",
  );
}

/** Given: a year and a month, which may be counted on past December. Returned: the last date of that month. */
export function lastDateOfMonth(year: number, month: number): string {
  const next = month + 1;
  const { year: lastYear, ...last } = civilFromDays(
    daysFromCivil(year + Math.floor((next - 1) / 12), ((next - 1) % 12) + 1, 1) - 1,
  );
  return isoDate(lastYear, last.month, last.day) ?? "";
}
