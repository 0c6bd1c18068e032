import { add, cross, dot, norm, scale, subtract, type Vec3 } from "../../core/index.ts";
import { degFromRad } from "../../frames/index.ts";
import {
  minutesSinceEpoch,
  propagateSgp4,
  type Sgp4Model,
  secularRates,
  wgs72MuKm3PerS2,
} from "../../orbit/index.ts";

/** How a later element set of an object differs from where an earlier one leads. */
export interface OrbitDifference {
  /** From the earlier to the later epoch; negative where the order is the other. */
  readonly gapDays: number;
  /** The later set ahead of the earlier one along the track, at the later's epoch and at the earlier's. */
  readonly inTrackAtNewKm: number;
  readonly inTrackAtOldKm: number;
  /** Angle between the orbital planes at the later epoch. What J2, the Moon and the Sun turn in the gap is in both. */
  readonly planeDeg: number;
  /** Length of the difference of the eccentricity vectors at the later epoch. */
  readonly shape: number;
  /** Relative change of Brouwer's mean motion. */
  readonly energy: number;
  /** What of it both sets' drag terms account for. */
  readonly drag: number;
  /** Relative change of mean motion beyond drag by which the orbits part along the track as they do. */
  readonly energyByPhase: number;
}

const minutesPerDay = 1440;

interface OsculatingState {
  readonly position: Vec3;
  readonly velocity: Vec3;
}

/**
 * Given: two models of one object. Returned: their difference; undefined where either can't be propagated to the other's epoch.
 * Range-error: the sets' own, about 1 km and 1 to 3 km a day in a low orbit. In-track distances are angles times the semi-major axis,
 * so they are stretched near the perigee of a long orbit. Errors: none.
 */
export function orbitDifference(older: Sgp4Model, newer: Sgp4Model): OrbitDifference | undefined {
  const minutes = minutesSinceEpoch(older, {
    scale: "UTC",
    days: newer.epochDays,
    nanos: newer.epochNanos,
  });
  const expectedAtNew = stateAt(older, minutes);
  const atNew = stateAt(newer, 0);
  const expectedAtOld = stateAt(older, 0);
  const atOld = stateAt(newer, -minutes);
  if (!(expectedAtNew && atNew && expectedAtOld && atOld)) return undefined;
  const { semiMajorAxisKm } = secularRates(newer);
  const inTrackAtNew = inTrackRad(expectedAtNew, atNew);
  let inTrackAtOld = inTrackRad(expectedAtOld, atOld);
  // No burn turns an orbit by half a revolution in a gap: angles so far apart are one angle near the opposite point.
  if (Math.abs(inTrackAtNew - inTrackAtOld) > Math.PI)
    inTrackAtOld += 2 * Math.PI * Math.sign(inTrackAtNew - inTrackAtOld);
  const turned = Math.abs(newer.meanMotion * minutes);
  const normal = cross(expectedAtNew.position, expectedAtNew.velocity);
  const newNormal = cross(atNew.position, atNew.velocity);
  // Drag: n grows by 3·C1 of itself a minute (AIAA 2006-6753, appendix B); the mean of both sets' terms.
  const drag = 1.5 * (older.c1 + newer.c1) * minutes;
  return {
    gapDays: minutes / minutesPerDay,
    inTrackAtNewKm: inTrackAtNew * semiMajorAxisKm,
    inTrackAtOldKm: inTrackAtOld * semiMajorAxisKm,
    planeDeg: degFromRad(Math.atan2(norm(cross(normal, newNormal)), dot(normal, newNormal))),
    shape: norm(subtract(eccentricityVector(atNew, newNormal), eccentricityVector(expectedAtNew, normal))),
    energy: (newer.meanMotion - older.meanMotion) / newer.meanMotion,
    drag,
    energyByPhase: turned === 0 ? 0 : (inTrackAtNew - inTrackAtOld) / turned,
  };
}

function stateAt(model: Sgp4Model, minutes: number): OsculatingState | undefined {
  const out = new Float64Array(6);
  if (propagateSgp4(model, minutes, out) !== 0) return undefined;
  return { position: [out[0], out[1], out[2]], velocity: [out[3], out[4], out[5]] };
}

/** Angle by which the other position, projected on the orbital plane of the reference, is ahead of it. */
function inTrackRad(reference: OsculatingState, other: OsculatingState): number {
  const normal = cross(reference.position, reference.velocity);
  const along = cross(normal, reference.position);
  const sine = dot(other.position, along) / norm(along);
  return Math.atan2(sine, dot(other.position, reference.position) / norm(reference.position));
}

const eccentricityVector = ({ position, velocity }: OsculatingState, normal: Vec3): Vec3 =>
  add(scale(cross(velocity, normal), 1 / wgs72MuKm3PerS2), scale(position, -1 / norm(position)));
