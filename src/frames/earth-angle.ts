import type { Instant } from "../time/index.ts";
import { polynomial, wrapTwoPi } from "./angles.ts";

const nanosPerDay = 86_400e9;
const secondsToRad = (2 * Math.PI) / 86_400;

/** Mean rate of Earth rotation, rad/s (UT1). Source: IERS Conventions (2010) §5.5.3, dERA/dt. */
export const earthRotationRateRadPerS = 7.292115146706979e-5;

/**
 * Greenwich mean sidereal time of 1982, the angle between TEME and PEF.
 * Given: an instant in UT1; UTC serves where 0.9 s · 15″ = 14″ (6.6e-5 rad) is good enough. Other scales are read as they stand.
 * Returned: rad, 0 … 2π. Range-error: 1e-12 rad against the definition. Errors: none.
 * Source: Aoki et al. (1982), Astron. Astrophys. 105, 359; eq. of GMST at UT1, seconds.
 */
export function gmst82Rad(ut1: Pick<Instant, "days" | "nanos">): number {
  const dayPart = ut1.nanos / nanosPerDay;
  const centuries = (ut1.days - 0.5 + dayPart) / 36_525;
  // Whole turns of the day part cancel, so that the fast angle keeps its digits.
  const slowSeconds = polynomial(centuries, [24_110.54841, 8_640_184.812866, 0.093104, -6.2e-6]);
  return wrapTwoPi((slowSeconds % 86_400) * secondsToRad + dayPart * 2 * Math.PI);
}

/**
 * Earth rotation angle. Given: an instant in UT1. Returned: rad, 0 … 2π. Range-error: 1e-12 rad against the definition.
 * Source: IAU 2000 Resolution B1.8; IERS Conventions (2010) eq. 5.15.
 */
export function earthRotationAngleRad(ut1: Pick<Instant, "days" | "nanos">): number {
  const dayPart = ut1.nanos / nanosPerDay;
  const daysFromJ2000 = ut1.days - 0.5 + dayPart;
  // The 0.5 turns the day part, counted from midnight, into one counted from noon, where Julian days begin.
  return wrapTwoPi(2 * Math.PI * (dayPart - 0.5 + 0.779057273264 + 0.00273781191135448 * daysFromJ2000));
}
