import type { ObjectCatalog } from "../../catalog/index.ts";
import type { CatalogNumber } from "../../core/index.ts";
import type { ElementTable } from "../../orbit/index.ts";
import { wrapHalf } from "../angles.ts";
import type { ParentCandidate } from "../detection.ts";
import { utcDaysOf } from "../epochs.ts";
import { round } from "../round.ts";
import type { BreakupParameters } from "../rules.ts";
import type { CandidateTime } from "./candidate-times.ts";
import { normalOf, towards } from "./common-point.ts";
import { launchOfObject } from "./find-clouds.ts";
import { type MeanOrbits, meanOrbits } from "./mean-orbits.ts";
import { orbitThen } from "./orbit-then.ts";

const degree = 180 / Math.PI;
const hopelessPlaneDeg = 5;

/**
 * Given: all sets, objects, which are pieces, the launch, a time with its common point. Returned: objects that are no
 * pieces, ranked by plane, radius at the point and argument of latitude, each over its error, and a gain for the same
 * launch; the set nearest to the time speaks for an object. Best first.
 */
export function rankParents(
  table: ElementTable,
  objects: ObjectCatalog,
  pieces: ReadonlySet<CatalogNumber>,
  launch: string,
  { day, dragFactor, point }: CandidateTime,
  cloudNormal: readonly [number, number, number],
  parameters: BreakupParameters,
): ParentCandidate[] {
  const orbits = meanOrbits(table, nearestRows(table, pieces, day));
  const scored: { readonly cost: number; readonly parent: ParentCandidate }[] = [];
  for (let k = 0; k < orbits.count; k++) {
    const orbit = orbitThen(orbits, k, dragFactor, day);
    const normal = normalOf(orbit);
    const planeAngleDeg =
      Math.acos(
        Math.min(
          normal.reduce((sum, value, axis) => sum + value * cloudNormal[axis], 0),
          1,
        ),
      ) * degree;
    if (planeAngleDeg > hopelessPlaneDeg) continue;
    const { radiusKm, angle } = towards(orbit, point.direction);
    const e = orbit.eccentricity;
    const own =
      orbit.anomaly +
      orbit.perigee +
      2 * e * Math.sin(orbit.anomaly) +
      1.25 * e * e * Math.sin(2 * orbit.anomaly);
    const apart = (own - angle) * degree;
    const angleDifferenceDeg = wrapHalf(apart);
    const angleError = Math.hypot(
      parameters.angleErrorDeg,
      parameters.angleShareOfDrag * orbit.phaseByDrag * degree,
    );
    const id = idOf(table, orbits, k);
    const isSameLaunch = launchOfObject(objects.get(id)) === launch;
    const radiusDifferenceKm = radiusKm - point.radiusKm;
    const cost =
      (planeAngleDeg / parameters.planeErrorDeg) ** 2 +
      (radiusDifferenceKm / parameters.radiusErrorKm) ** 2 +
      (angleDifferenceDeg / angleError) ** 2 -
      (isSameLaunch ? parameters.sameLaunchGain : 0);
    scored.push({
      cost,
      parent: {
        id,
        rank: 0,
        planeAngleDeg: round(planeAngleDeg, 3),
        radiusDifferenceKm: round(radiusDifferenceKm, 2),
        angleDifferenceDeg: round(angleDifferenceDeg, 2),
        isSameLaunch,
        setAgeDays: round(day - orbits.epoch[k], 2),
      },
    });
  }
  return scored
    .sort((left, right) => left.cost - right.cost || left.parent.id - right.parent.id)
    .slice(0, parameters.parentsListed)
    .map(({ parent }, k) => ({ ...parent, rank: k + 1 }));
}

const idOf = (table: ElementTable, orbits: MeanOrbits, k: number): CatalogNumber => table.id[orbits.row[k]];

function nearestRows(table: ElementTable, pieces: ReadonlySet<CatalogNumber>, day: number): number[] {
  const days = utcDaysOf(table);
  const nearest = new Map<CatalogNumber, number>();
  for (let row = 0; row < table.count; row++) {
    if (pieces.has(table.id[row])) continue;
    const known = nearest.get(table.id[row]);
    if (known === undefined || Math.abs(days[row] - day) < Math.abs(days[known] - day))
      nearest.set(table.id[row], row);
  }
  return [...nearest.values()];
}
