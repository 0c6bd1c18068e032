import { keplerAxisKm, wgs72EarthRadiusKm, wgs72MuKm3PerS2 } from "../../orbit/index.ts";
import density from "./density.json" with { type: "json" };

export interface Decay {
  readonly meanMotionRevPerDay: number;
  readonly eccentricity: number;
  /** First derivative of the mean motion (not half of it), rev/day². */
  readonly decayRevPerDay2: number;
}

const layers = density.layers.map(([baseKm, value, heightKm]) => ({ baseKm, value, heightKm }));

/** Relative to others only. Given: altitude, km. Returned: kg/m³ of a mean atmosphere. */
function densityAt(altitudeKm: number): number {
  let k = layers.length - 1;
  while (k > 0 && layers[k].baseKm > altitudeKm) k--;
  return layers[k].value * Math.exp((layers[k].baseKm - altitudeKm) / layers[k].heightKm);
}

const anomalies = 24;
/** At this mean altitude above the equatorial radius an orbit has less than a revolution left. */
const endAltitudeKm = 105;

/** Changes of a (km) and e in a day for a drag scale of 1, averaged over a revolution. Source: King-Hele (1987), eq. 3.35–3.38, by quadrature. */
function ratesAt(a: number, e: number): { readonly da: number; readonly de: number } {
  let [sumA, sumE] = [0, 0];
  for (let k = 0; k < anomalies; k++) {
    const cosine = Math.cos((2 * Math.PI * (k + 0.5)) / anomalies);
    const rho = densityAt(a * (1 - e * cosine) - wgs72EarthRadiusKm);
    const ratio = Math.sqrt((1 + e * cosine) / (1 - e * cosine));
    sumA += rho * ratio * (1 + e * cosine);
    sumE += rho * ratio * cosine;
  }
  const revolutionsPerDay = Math.sqrt(wgs72MuKm3PerS2 / a ** 3) / (2 * Math.PI);
  const scale = -revolutionsPerDay / anomalies;
  return { da: scale * a * a * sumA, de: scale * a * (1 - e * e) * sumE };
}

/**
 * How long an orbit lasts at its present decay: the drag scale is what makes the present decay, and it stays.
 *
 * Given: mean motion, eccentricity, decay; the longest life of interest, days. Returned: days until the orbit has less than a
 * revolution left; NaN where it does not decay, Infinity where it lasts longer than `mostDays`.
 * Range-error: the atmosphere's change with the Sun and maneuvers are not in it; see docs/reentry.md for what was measured.
 */
export function remainingLifeDays(
  { meanMotionRevPerDay, eccentricity, decayRevPerDay2 }: Decay,
  mostDays: number,
): number {
  if (!(decayRevPerDay2 > 0)) return Number.NaN;
  let a = keplerAxisKm(meanMotionRevPerDay);
  let e = eccentricity;
  const first = ratesAt(a, e).da;
  // n ∝ a^(−3/2), so da = −(2/3) a dn/n.
  const drag = ((-2 / 3) * a * decayRevPerDay2) / meanMotionRevPerDay / first;
  let days = 0;
  while (days <= mostDays) {
    const perigeeKm = a * (1 - e) - wgs72EarthRadiusKm;
    if (a - wgs72EarthRadiusKm < endAltitudeKm || perigeeKm < endAltitudeKm - 15) return days;
    const { da, de } = ratesAt(a, e);
    // A step of a tenth of the density's scale height at perigee, by the midpoint rule.
    const lossKm = Math.min(1.5, Math.max(0.3, (perigeeKm - 90) / 60));
    const perigeeLoss = Math.abs(drag * (da * (1 - e) - a * de));
    const step = Math.min(lossKm / perigeeLoss, (10 * lossKm) / Math.abs(drag * da), mostDays);
    const middle = ratesAt(a + (drag * da * step) / 2, Math.max(0, e + (drag * de * step) / 2));
    a += drag * middle.da * step;
    e = Math.max(0, e + drag * middle.de * step);
    days += step;
  }
  return Number.POSITIVE_INFINITY;
}
