import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { projectPath } from "../../core/testing/shared-data.ts";
import { parseIsoUtc } from "../../time/index.ts";
import type { MeanElements } from "../element-table.ts";

const linesOf = (path: string): readonly string[] =>
  gunzipSync(readFileSync(projectPath(path)))
    .toString("utf8")
    .trim()
    .split(/\r?\n/)
    .slice(1);

/** The catalog of 2024-11-01 by catalog number; a reader for tests only (no field of that file is quoted). */
export function catalogOf20241101(): ReadonlyMap<number, MeanElements> {
  const sets = new Map<number, MeanElements>();
  for (const line of linesOf("data/demo/gp-on-orbit_2024-11-01.csv.gz")) {
    const [
      name,
      designator,
      epoch,
      motion,
      eccentricity,
      inclination,
      node,
      perigee,
      anomaly,
      ,
      ,
      id,
      ,
      ,
      bstar,
      dot,
      ddot,
    ] = line.split(",");
    sets.set(Number(id), {
      id: Number(id),
      name,
      internationalDesignator: designator,
      epoch: parseIsoUtc(epoch),
      meanMotionRevPerDay: Number(motion),
      eccentricity: Number(eccentricity),
      inclinationDeg: Number(inclination),
      raanDeg: Number(node),
      argumentOfPerigeeDeg: Number(perigee),
      meanAnomalyDeg: Number(anomaly),
      bstar: Number(bstar),
      meanMotionDot: Number(dot),
      meanMotionDdot: Number(ddot),
    });
  }
  return sets;
}

export interface ReferenceState {
  readonly id: number;
  readonly minutes: number;
  readonly status: number;
  readonly state: readonly number[];
}

/** The reference ephemeris of one operation mode (see test/golden/sgp4/README.md). */
export const referenceEphemeris = (mode: "i" | "a"): readonly ReferenceState[] =>
  linesOf(`test/golden/sgp4/reference-ephemeris-ops-${mode}.csv.gz`).map((line) => {
    const [id, minutes, status, ...state] = line.split(",").map(Number);
    return { id, minutes, status, state };
  });
