import { buildElementTable, type ElementTable, type MeanElements } from "../../orbit/index.ts";
import { instantOfUtcDays } from "../epochs.ts";

/** First epoch of synthetic histories: 2026-06-01, UTC days since 2000-01-01. */
export const firstDay = 9648;

const sidereal = 360.985_647_366_29;
const gmstDeg = (day: number): number =>
  280.460_618_37 + sidereal * (day - 0.5) + 0.000_387_933 * ((day - 0.5) / 36_525) ** 2;
const wrap = (angle: number): number => angle - 360 * Math.floor(angle / 360);

/** Elements of a geostationary object at a mean longitude with a drift; J2's 0.027 °/d is taken into the mean motion. */
export function beltSet(id: number, day: number, longitudeDeg: number, driftDegPerDay: number): MeanElements {
  return {
    id,
    name: `OBJECT ${id}`,
    internationalDesignator: "",
    epoch: instantOfUtcDays(day),
    meanMotionRevPerDay: (sidereal + driftDegPerDay - 0.0134) / 360,
    eccentricity: 0.0002,
    inclinationDeg: 0.05,
    raanDeg: 90,
    argumentOfPerigeeDeg: 40,
    meanAnomalyDeg: wrap(longitudeDeg + gmstDeg(day) - 130),
    bstar: 0,
    meanMotionDot: 0,
    meanMotionDdot: 0,
  };
}

/** A history of the belt: `longitude(day)` since {@link firstDay}, the drift by differences, one set each `stepDays`. */
export function beltHistory(
  id: number,
  days: number,
  stepDays: number,
  longitude: (day: number) => number,
): MeanElements[] {
  return Array.from({ length: Math.floor(days / stepDays) + 1 }, (_, k) => {
    const day = k * stepDays;
    const drift = (longitude(day) - longitude(day - 0.02)) / 0.02;
    return beltSet(id, firstDay + day, longitude(day), drift);
  });
}

export const tableOf = (...histories: readonly (readonly MeanElements[])[]): ElementTable =>
  buildElementTable(histories.flat());
