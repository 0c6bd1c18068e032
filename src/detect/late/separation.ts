import { keplerAxisKm } from "../../orbit/index.ts";
import { planeAngleDeg } from "../plane/plane-angles.ts";
import { raanOn } from "../plane/plane-track.ts";
import { pairMotion } from "../proximity/pair-motion.ts";
import { alongTrackKm, type PhaseTrack } from "../proximity/phase-track.ts";
import type { LateObjectParameters } from "../rules.ts";

/** What the difference of two orbits says, had one object left the other with a single push. */
export interface Separation {
  readonly nearestKm: number;
  /** One standard deviation of the distance by the age of the other's set, km. */
  readonly errorKm: number;
  readonly ageDays: number;
  readonly totalMPerS: number;
  /** Positive ahead; undefined in eccentric orbits, where the plain formula does not hold. */
  readonly alongMPerS: number | undefined;
  readonly sigmaMPerS: number;
  readonly metDaysBefore: number | undefined;
}

const degree = Math.PI / 180;
const secondsPerDay = 86_400;
/** Slower than this along the track says no time of meeting. */
const leastDriftKmPerDay = 5;

/**
 * Given: the late object's track, another's and the entry of its set nearest to the first set. Returned: distance over two
 * revolutions around that set, and the push that turns the other's orbit into the late one's: tangential Δa/a = 2 T/v, radial
 * from |Δe|² = (R/v)² + (2 T/v)², across the track the angle between the planes. Its error: that of a plane, and the turning
 * apart of the nodes in the `unseenDays` before the first set. Undefined beyond the limits. Source: Gauss's equations at e = 0.
 */
export function separationFrom(
  late: PhaseTrack,
  other: PhaseTrack,
  entry: number,
  limits: LateObjectParameters,
): Separation | undefined {
  const day = late.days[0];
  const planeDeg = planeAngleDeg(
    late.inclinationDeg[0],
    other.inclinationDeg[entry],
    late.raanDeg[0] - raanOn(other, entry, day),
  );
  if (planeDeg > limits.withinDeg) return undefined;
  const { nearestKm, speedMPerS } = pairMotion(late, 0, other, entry, day);
  if (Number.isNaN(nearestKm)) return undefined;
  const ageDays = Math.abs(day - other.days[entry]);
  const common = { nearestKm, ageDays, errorKm: limits.errorKmAtEpoch + limits.errorKmPerDay * ageDays };
  const meanMotion = other.meanMotionRevPerDay[entry];
  const axisKm = keplerAxisKm(meanMotion);
  const orbitMPerS = (1000 * axisKm * meanMotion * 2 * Math.PI) / secondsPerDay;
  const nodeRate = Math.abs(late.raanRateDegPerDay[0] - other.raanRateDegPerDay[entry]);
  const turnedDeg = nodeRate * limits.unseenDays * Math.sin(late.inclinationDeg[0] * degree);
  const sigmaMPerS = orbitMPerS * Math.hypot(limits.planeErrorDeg, turnedDeg) * degree;
  if (Math.max(eccentricityOf(late, 0), eccentricityOf(other, entry)) > limits.maxEccentricity) {
    if (nearestKm > limits.withinKm) return undefined;
    return { ...common, totalMPerS: speedMPerS, alongMPerS: undefined, sigmaMPerS, metDaysBefore: undefined };
  }
  const growth = keplerAxisKm(late.meanMotionRevPerDay[0]) / axisKm - 1;
  const along = growth / 2;
  const radial = Math.sqrt(Math.max(0, shapeDifference(late, other, entry) ** 2 - growth ** 2));
  const totalMPerS = orbitMPerS * Math.hypot(along, radial, planeDeg * degree);
  if (totalMPerS > limits.maxSpeedMPerS) return undefined;
  return {
    ...common,
    totalMPerS,
    alongMPerS: orbitMPerS * along,
    sigmaMPerS,
    metDaysBefore: metBefore(late, other, entry, 2 * Math.PI * axisKm),
  };
}

/** Back along the drift to the last time at one place: full turns of the drift before are as good. */
function metBefore(late: PhaseTrack, other: PhaseTrack, entry: number, turnKm: number): number | undefined {
  const day = late.days[0];
  const nowKm = alongTrackKm(late, 0, other, entry, day);
  const driftKmPerDay = (alongTrackKm(late, 0, other, entry, day + 0.1) - nowKm) / 0.1;
  if (Math.abs(driftKmPerDay) < leastDriftKmPerDay) return undefined;
  const days = nowKm / driftKmPerDay;
  return days < 0 ? days + turnKm / Math.abs(driftKmPerDay) : days;
}

const eccentricityOf = ({ history, rows }: PhaseTrack, entry: number): number =>
  history.table.eccentricity[rows[entry]];

/** Size of the difference of the eccentricity vectors in their planes, which lie near each other. */
function shapeDifference(late: PhaseTrack, other: PhaseTrack, entry: number): number {
  const [x, y] = eccentricityVector(late, 0);
  const [otherX, otherY] = eccentricityVector(other, entry);
  return Math.hypot(x - otherX, y - otherY);
}

function eccentricityVector({ history: { table }, rows }: PhaseTrack, entry: number): [number, number] {
  const perigee = table.argumentOfPerigeeDeg[rows[entry]] * degree;
  const size = table.eccentricity[rows[entry]];
  return [size * Math.cos(perigee), size * Math.sin(perigee)];
}
