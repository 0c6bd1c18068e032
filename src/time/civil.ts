/** Days from 1970-01-01 to 2000-01-01. Exact. */
export const unixToHouseDays = 10957;
/** Modified Julian Date of 2000-01-01T00:00. Exact. */
export const mjdOfDayZero = 51544;
/** Julian Date of 2000-01-01T00:00. Exact. */
export const julianDateOfDayZero = 2451544.5;

export interface CivilDate {
  readonly year: number;
  /** 1 … 12. */
  readonly month: number;
  /** 1 … 31. */
  readonly day: number;
}

export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Days of a month of the proleptic Gregorian calendar. Given: month 1 … 12. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2
    ? isLeapYear(year)
      ? 29
      : 28
    : month === 4 || month === 6 || month === 9 || month === 11
      ? 30
      : 31;

/**
 * Given: a date of the proleptic Gregorian calendar (year of any sign, month 1 … 12, day 1 … 31; not checked).
 * Returned: whole days since 2000-01-01. Range-error: exact for ± 5.8 million years.
 * Source: Fliegel & Van Flandern's idea in 400-year eras that begin on 1 March.
 */
export function daysFromCivil(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 730425;
}

/** Given: whole days since 2000-01-01. Returned: the date of the proleptic Gregorian calendar. Exact; inverse of daysFromCivil. */
export function civilFromDays(days: number): CivilDate {
  const shifted = days + 730425;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

/** Given: a year and its day 1 … 366. Returned: whole days since 2000-01-01. Exact. */
export const daysFromDayOfYear = (year: number, dayOfYear: number): number =>
  daysFromCivil(year, 1, 1) + dayOfYear - 1;
