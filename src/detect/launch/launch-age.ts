import { civilFromDays, daysFromCivil } from "../../time/index.ts";

/**
 * A day by which a launch of that number had probably happened: launches are numbered through the year, so the share of
 * the newest number tells the share of the year. Only for data that name no launch date, and then said to be so.
 *
 * Given: a launch ("2026-145"), the newest launch in the data, the day of the newest set (UTC days since 2000-01-01).
 * Returned: UTC days since 2000-01-01; of earlier years the last day of the year.
 */
export function likelyLaunchDay(launch: string, newestLaunch: string, newestDay: number): number {
  const [year, number] = launch.split("-").map(Number);
  const { year: presentYear } = civilFromDays(Math.floor(newestDay));
  if (year !== presentYear) return daysFromCivil(year + 1, 1, 1) - 1;
  const newYear = daysFromCivil(year, 1, 1);
  return newYear + ((newestDay - newYear) * number) / Number(newestLaunch.split("-")[1]);
}
