import { readFileSync } from "node:fs";
import { json2satrec, type SatRec } from "satellite.js";
import { formatIsoUtc, instantFromJulianDate, instantFromTable } from "../../src/time/index.ts";
import type { InputRow } from "./input-file.ts";

const julianDateOf2000 = 2451544.5;

export const satelliteJsVersion: string = JSON.parse(
  readFileSync(new URL("../../node_modules/satellite.js/package.json", import.meta.url), "utf8"),
).version;

/** From OMM fields. `json2satrec` cuts the epoch to milliseconds (up to 8 m along the orbit), so it is set again in full. */
export function satelliteJsRecord(row: InputRow): SatRec {
  const epoch = instantFromTable({ epochDays: [row.epochDays], epochNanos: [row.epochNanos] }, 0);
  const record = json2satrec({
    OBJECT_NAME: "",
    OBJECT_ID: "",
    EPOCH: formatIsoUtc(epoch).slice(0, -1),
    MEAN_MOTION: row.meanMotionRevPerDay,
    ECCENTRICITY: row.eccentricity,
    INCLINATION: row.inclinationDeg,
    RA_OF_ASC_NODE: row.raanDeg,
    ARG_OF_PERICENTER: row.argumentOfPerigeeDeg,
    MEAN_ANOMALY: row.meanAnomalyDeg,
    EPHEMERIS_TYPE: 0,
    CLASSIFICATION_TYPE: "U",
    NORAD_CAT_ID: row.id,
    ELEMENT_SET_NO: 999,
    REV_AT_EPOCH: 0,
    BSTAR: row.bstar,
    MEAN_MOTION_DOT: row.meanMotionDot,
    MEAN_MOTION_DDOT: row.meanMotionDdot,
  });
  return Object.assign(record, { jdsatepoch: julianDateOf2000 + row.epochDays + row.epochNanos / 86_400e9 });
}

/** A JavaScript date of the grid: exact, as the grid's times are whole milliseconds. */
export function dateOfMinutes(days: number, minutes: number): Date {
  return new Date(formatIsoUtc(instantFromJulianDate(julianDateOf2000 + days, minutes / 1440, "UTC")));
}
