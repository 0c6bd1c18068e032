import { median } from "../../core/index.ts";
import { deepSpaceBelowRevPerDay, initializeSgp4Row, secularRates } from "../../orbit/index.ts";
import { taiDaysOf } from "../epochs.ts";
import type { ObjectHistory } from "../history.ts";

/** Along-track phase of an object: one entry an element set, ascending. */
export interface PhaseSeries {
  /** TAI days since 2000-01-01. */
  readonly days: Float64Array;
  /** a · (ω + M + cos ī · Ω), unwrapped, less its median rate, km. */
  readonly phaseKm: Float64Array;
  /** The sets' own rate of the same, less the median, km/day. */
  readonly rateKmPerDay: Float64Array;
  /** Rate of the node, rad/day. */
  readonly raanRateRadPerDay: Float64Array;
  readonly semiMajorAxisKm: number;
  readonly isDeepSpace: boolean;
  readonly isSynchronous: boolean;
  readonly eccentricity: number;
}

const degree = Math.PI / 180;
const minutesPerDay = 1440;

/**
 * Given: a history of two sets or more, all of which SGP4 can begin with. Returned: its phase series. The node is counted
 * whole for a synchronous object, whose inclination is small, else by its share along the track. A change of speed
 * Δv along the track turns the series by −3 Δv. Source: ../shared/DETECTION.md §1 (1).
 */
export function phaseSeries(history: ObjectHistory): PhaseSeries {
  const { table } = history;
  const count = table.count;
  const days = taiDaysOf(table);
  const meanMotion = median(table.meanMotionRevPerDay);
  const isSynchronous = meanMotion > 0.9 && meanMotion < 1.1;
  const share = isSynchronous ? 1 : Math.cos(median(table.inclinationDeg) * degree);
  const ratesRadPerDay = new Float64Array(count);
  const semiMajorAxesKm = new Float64Array(count);
  const raanRateRadPerDay = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    const rates = secularRates(initializeSgp4Row(table, row));
    semiMajorAxesKm[row] = rates.semiMajorAxisKm;
    raanRateRadPerDay[row] = minutesPerDay * rates.raanRateRadPerMin;
    ratesRadPerDay[row] =
      minutesPerDay *
      (rates.meanAnomalyRateRadPerMin +
        rates.argumentOfPerigeeRateRadPerMin +
        share * rates.raanRateRadPerMin);
  }
  const medianRate = median(ratesRadPerDay);
  const semiMajorAxisKm = median(semiMajorAxesKm);
  const phaseKm = new Float64Array(count);
  const turn = 2 * Math.PI;
  let phase = 0;
  for (let row = 1; row < count; row++) {
    const gap = days[row] - days[row - 1];
    const inPlane = (k: number): number => (table.argumentOfPerigeeDeg[k] + table.meanAnomalyDeg[k]) * degree;
    const node = ((table.raanDeg[row] - table.raanDeg[row - 1]) * degree) / turn;
    const step = inPlane(row) - inPlane(row - 1) + share * turn * (node - Math.round(node));
    const expected = ((ratesRadPerDay[row] + ratesRadPerDay[row - 1]) / 2) * gap;
    phase += step + turn * Math.round((expected - step) / turn) - medianRate * gap;
    phaseKm[row] = semiMajorAxisKm * phase;
  }
  return {
    days,
    phaseKm,
    raanRateRadPerDay,
    semiMajorAxisKm,
    rateKmPerDay: ratesRadPerDay.map((rate) => semiMajorAxisKm * (rate - medianRate)),
    isDeepSpace: meanMotion < deepSpaceBelowRevPerDay,
    isSynchronous,
    eccentricity: median(table.eccentricity),
  };
}
