import {
  deepSpaceBelowRevPerDay,
  type ElementTable,
  initializeSgp4Row,
  sgp4StatusCode,
  wgs72EarthRadiusKm,
} from "../../orbit/index.ts";
import { utcDaysOf } from "../epochs.ts";
import { scaleHeightKm } from "./drag.ts";

/**
 * Mean orbits of many objects as a structure of arrays, each with its own epoch: SGP4's secular rates, and what its drag
 * needs to be followed back. Radians, days, km; `epoch` is UTC days since 2000-01-01.
 */
export interface MeanOrbits {
  readonly count: number;
  /** Row of the table each orbit comes from. */
  readonly row: Int32Array;
  readonly epoch: Float64Array;
  readonly inclination: Float64Array;
  readonly eccentricity: Float64Array;
  readonly semiMajorAxisKm: Float64Array;
  readonly raan: Float64Array;
  readonly perigee: Float64Array;
  readonly anomaly: Float64Array;
  readonly raanRate: Float64Array;
  readonly perigeeRate: Float64Array;
  readonly anomalyRate: Float64Array;
  /** Loss of semi-major axis at the epoch by the set's own B*, km/day. */
  readonly decayKmPerDay: Float64Array;
  /** Rise of the semi-major axis by which the drag falls to 1/e, km. */
  readonly scaleHeightKm: Float64Array;
  /** Growth of the eccentricity with the semi-major axis, 1/km. */
  readonly eccentricityPerKm: Float64Array;
}

const minutesPerDay = 1440;

/** Given: a table and rows. Returned: their mean orbits; sets that SGP4 can't begin with and deep-space orbits left out. */
export function meanOrbits(table: ElementTable, rows: readonly number[]): MeanOrbits {
  const days = utcDaysOf(table);
  const models = rows
    .filter((row) => table.meanMotionRevPerDay[row] > deepSpaceBelowRevPerDay)
    .map((row) => ({ row, model: initializeSgp4Row(table, row) }))
    .filter(({ model }) => sgp4StatusCode(model.status) === undefined)
    .map((one) => ({ ...one, axisKm: one.model.semiMajorAxis * wgs72EarthRadiusKm }))
    .map((one) => ({ ...one, height: scaleHeightKm(one.axisKm, one.model.eccentricity) }));
  const column = (value: (one: (typeof models)[number]) => number): Float64Array =>
    Float64Array.from(models, value);
  return {
    count: models.length,
    row: Int32Array.from(models, ({ row }) => row),
    epoch: column(({ row }) => days[row]),
    inclination: column(({ model }) => model.inclinationRad),
    eccentricity: column(({ model }) => model.eccentricity),
    semiMajorAxisKm: column(({ axisKm }) => axisKm),
    raan: column(({ model }) => model.raanRad),
    perigee: column(({ model }) => model.argumentOfPerigeeRad),
    anomaly: column(({ model }) => model.meanAnomalyRad),
    raanRate: column(({ model }) => model.raanRate * minutesPerDay),
    perigeeRate: column(({ model }) => model.argumentOfPerigeeRate * minutesPerDay),
    anomalyRate: column(({ model }) => model.meanAnomalyRate * minutesPerDay),
    decayKmPerDay: column(({ model, axisKm }) => 2 * model.c1 * minutesPerDay * axisKm),
    scaleHeightKm: column(({ height }) => height.axisKm),
    eccentricityPerKm: column(({ height }) => height.eccentricityPerKm),
  };
}

/** Given: orbits and which of them. Returned: those, in that order. */
export function pickOrbits(orbits: MeanOrbits, which: readonly number[]): MeanOrbits {
  const pick = (values: Float64Array): Float64Array => Float64Array.from(which, (k) => values[k]);
  return {
    count: which.length,
    row: Int32Array.from(which, (k) => orbits.row[k]),
    epoch: pick(orbits.epoch),
    inclination: pick(orbits.inclination),
    eccentricity: pick(orbits.eccentricity),
    semiMajorAxisKm: pick(orbits.semiMajorAxisKm),
    raan: pick(orbits.raan),
    perigee: pick(orbits.perigee),
    anomaly: pick(orbits.anomaly),
    raanRate: pick(orbits.raanRate),
    perigeeRate: pick(orbits.perigeeRate),
    anomalyRate: pick(orbits.anomalyRate),
    decayKmPerDay: pick(orbits.decayKmPerDay),
    scaleHeightKm: pick(orbits.scaleHeightKm),
    eccentricityPerKm: pick(orbits.eccentricityPerKm),
  };
}
