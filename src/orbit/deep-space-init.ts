import { gmst82Rad } from "../frames/index.ts";
import type { Instant } from "../time/index.ts";
import type { DeepSpaceTerms } from "./deep-space-terms.ts";
import { bodyPeriodics } from "./lunar-solar-periodics.ts";
import { lunarSolarRates } from "./lunar-solar-secular.ts";
import { type ResonanceOrbit, resonanceTerms } from "./resonance-init.ts";
import { sunAndMoon } from "./sun-and-moon.ts";
import { thirdBodyTerms } from "./third-body.ts";

/** Periods from here on, minutes, are deep space. Source: Hoots & Roehrich (1980) §2. */
export const deepSpaceFromMinutes = 225;
/** The same as mean motion, rev/day. */
export const deepSpaceBelowRevPerDay = 1440 / deepSpaceFromMinutes;

const nanosPerDay = 86_400e9;

/** Julian date of 2000-01-01.0, exact. */
const julianDate2000 = 2_451_544.5;

export type DeepSpaceRates = ReturnType<typeof lunarSolarRates>;

export interface DeepSpaceOrbit extends ResonanceOrbit {
  readonly inclinationRad: number;
}

/**
 * Given: the orbit at the epoch (rad, rad/min) and the epoch in UTC, which SDP4 takes for UT1.
 * Returned: what SDP4 adds. Range-error: as the model defines it. Source: AIAA 2006-6753, appendix B ("dscom", "dsinit").
 */
export function deepSpaceTerms(
  orbit: DeepSpaceOrbit,
  epoch: Pick<Instant, "days" | "nanos">,
): DeepSpaceTerms {
  // Vallado's programs carry the epoch as a Julian date in one double, rounded to 40 µs. The Moon's terms on very eccentric
  // orbits show that (4e-6 km for WIND), so the reference rounds likewise.
  const julianDate = julianDate2000 + (epoch.days + epoch.nanos / nanosPerDay);
  const daysSince2000 = julianDate - julianDate2000;
  const siderealTimeRad = gmst82Rad({ days: epoch.days, nanos: (daysSince2000 - epoch.days) * nanosPerDay });
  const { sun, moon } = sunAndMoon(daysSince2000, Math.sin(orbit.raanRad), Math.cos(orbit.raanRad));
  const orientation = {
    ...orbit,
    sinPerigee: Math.sin(orbit.argumentOfPerigeeRad),
    cosPerigee: Math.cos(orbit.argumentOfPerigeeRad),
  };
  const sunTerms = thirdBodyTerms(sun.orientation, sun.coefficient, orientation);
  const moonTerms = thirdBodyTerms(moon.orientation, moon.coefficient, orientation);
  const rates = lunarSolarRates(
    [
      [sun, sunTerms],
      [moon, moonTerms],
    ],
    orbit,
  );
  return {
    ...rates,
    periodics: {
      sun: bodyPeriodics(sun, sunTerms, orbit.eccentricity),
      moon: bodyPeriodics(moon, moonTerms, orbit.eccentricity),
    },
    resonance: resonanceTerms(orbit, rates, siderealTimeRad),
  };
}
