import type { Instant } from "./instant.ts";
import { utcDaysOfInstant } from "./instants.ts";
import { defaultLeapSeconds, type LeapSeconds } from "./leap-seconds.ts";

/** How the Earth lies in space at an instant, as the IERS publishes it. */
export interface EarthOrientationValues {
  /** UT1 − UTC, s. */
  readonly dut1S: number;
  /** Coordinates of the celestial intermediate pole in the ITRF, arcseconds. */
  readonly xpArcsec: number;
  readonly ypArcsec: number;
  /** Offsets of the celestial pole from IAU 2006/2000A, arcseconds. */
  readonly dXArcsec: number;
  readonly dYArcsec: number;
  /** Excess of the length of day, s; 0 where the source has none. */
  readonly lodS: number;
  /** Name of the table that the values come from, "zero" where there is none. */
  readonly source: string;
  /** `held`: the nearest value of the table, because the instant lies up to 180 days outside it. */
  readonly quality: "measured" | "predicted" | "held" | "zero";
}

/** Provider of Earth orientation. */
export interface EarthOrientation {
  /** UTC days since 2000-01-01 of the first and the last row; absent for the provider without a table. */
  readonly covers?: { readonly fromDays: number; readonly toDays: number };
  /** Given: an instant in UTC. Returned: the orientation. Never throws. */
  earthOrientationAt(instant: Instant): EarthOrientationValues;
}

/** One row of an IERS table, for 0h UTC of its day. */
export interface EarthOrientationRow extends Omit<EarthOrientationValues, "source" | "quality"> {
  /** UTC days since 2000-01-01. */
  readonly days: number;
  readonly predicted: boolean;
}

const zero: EarthOrientationValues = {
  dut1S: 0,
  xpArcsec: 0,
  ypArcsec: 0,
  dXArcsec: 0,
  dYArcsec: 0,
  lodS: 0,
  source: "zero",
  quality: "zero",
};

/**
 * No Earth orientation: UT1 = UTC and an unmoved pole.
 * Range-error: up to 0.9 s of UT1 (420 m on the ground at the equator) and 0.6 arcsec of pole (20 m).
 */
export const zeroEarthOrientation: EarthOrientation = { earthOrientationAt: () => zero };

/** How long a table's edge is held before zero is the honester answer. UT1 − UTC moves up to 1 ms a day. */
const heldDays = 180;

/**
 * Given: rows with rising days, and the leap seconds of their UT1 − UTC.
 * Returned: a provider that interpolates linearly; UT1 − TAI is what it interpolates, so that a leap second makes no ramp.
 * Range-error: linear interpolation of daily rows 0.1 ms in UT1 (5 cm on the ground at the equator; tides shorter than two days are not modelled).
 * Source: IERS Conventions (2010) §5.
 */
export function earthOrientationFromRows(
  rows: readonly EarthOrientationRow[],
  source: string,
  leapSeconds: LeapSeconds = defaultLeapSeconds,
): EarthOrientation {
  const first = rows[0];
  const last = rows[rows.length - 1];
  if (first === undefined || last === undefined) return zeroEarthOrientation;
  const heldOf = (row: EarthOrientationRow): EarthOrientationValues => ({
    ...valuesOf(row),
    source,
    quality: "held",
  });
  return {
    covers: { fromDays: first.days, toDays: last.days },
    earthOrientationAt(instant) {
      const utcDay = utcDaysOfInstant(instant);
      if (utcDay < first.days) return first.days - utcDay > heldDays ? zero : heldOf(first);
      if (utcDay > last.days) return utcDay - last.days > heldDays ? zero : heldOf(last);
      // By the whole day, so that a leap second still belongs to the day that it ends.
      const low = rowBefore(rows, instant.days);
      const before = rows[low];
      const after = rows[Math.min(low + 1, rows.length - 1)];
      const span = after.days - before.days;
      const part = span === 0 ? 0 : (utcDay - before.days) / span;
      const between = (a: number, b: number): number => a + (b - a) * part;
      const leapS =
        (leapSeconds.taiMinusUtcNanos(after.days, 0) - leapSeconds.taiMinusUtcNanos(before.days, 0)) / 1e9;
      return {
        dut1S: between(before.dut1S, after.dut1S - Math.round(leapS)),
        xpArcsec: between(before.xpArcsec, after.xpArcsec),
        ypArcsec: between(before.ypArcsec, after.ypArcsec),
        dXArcsec: between(before.dXArcsec, after.dXArcsec),
        dYArcsec: between(before.dYArcsec, after.dYArcsec),
        lodS: between(before.lodS, after.lodS),
        source,
        quality: before.predicted || after.predicted ? "predicted" : "measured",
      };
    },
  };
}

const valuesOf = ({ dut1S, xpArcsec, ypArcsec, dXArcsec, dYArcsec, lodS }: EarthOrientationRow) => ({
  dut1S,
  xpArcsec,
  ypArcsec,
  dXArcsec,
  dYArcsec,
  lodS,
});

/** Index of the last row whose day is not after `utcDay`; rows rise, and the first is not after it. */
function rowBefore(rows: readonly EarthOrientationRow[], utcDay: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (rows[middle].days <= utcDay) low = middle;
    else high = middle - 1;
  }
  return low;
}
