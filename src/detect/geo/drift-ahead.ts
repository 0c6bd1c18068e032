import { wrapFull } from "../angles.ts";
import type { Detection, DriftAhead, PassAhead } from "../detection.ts";
import { isoOfUtcDays } from "../epochs.ts";
import { medianSlope } from "../robust.ts";
import { round } from "../round.ts";
import type { AheadParameters, GeoRules } from "../rules.ts";
import { tiedRanks } from "../tied-ranks.ts";
import type { Belt } from "./belt.ts";
import type { DriftChange } from "./drift-changes.ts";
import { type LongitudeTrack, nearestEntry, slopeSets } from "./longitude-track.ts";
import { naturalAccelerationDegPerDay2 } from "./natural-motion.ts";
import { beltKmPerDeg, separationErrorKm } from "./position-error.ts";

/** Step of the free course, days: the natural acceleration turns the drift by 0.0004 °/d within it at most. */
const gridDays = 0.25;

/** Drift of the newest set and its standard deviation, °/d. */
interface DriftNow {
  readonly driftDegPerDay: number;
  readonly errorDegPerDay: number;
}

/**
 * Given: the last relocation of a track, its changes of drift, the belt, the day of the belt's newest set.
 * Returned: the same detection; where the object drifts to the end of the data, with its free course ahead and everybody who
 * stands on the way. Range-error: `naturalErrorShare` of the natural curve, the error of the drift grown by the days.
 */
export function withAhead(
  detection: Detection,
  track: LongitudeTrack,
  changes: readonly DriftChange[],
  belt: Belt,
  { relocation, neighbor, ahead }: GeoRules,
  newestDay: number,
): Detection {
  const end = track.days.length - 1;
  const day = track.days[end];
  const now = driftNow(track, changes.at(-1), ahead.parameters);
  const speed = Math.abs(now.driftDegPerDay);
  if (newestDay - day > neighbor.parameters.carryDays) return detection;
  if (speed <= relocation.parameters.driftDegPerDay || speed > ahead.parameters.maxDriftDegPerDay)
    return detection;
  const standing = belt.nearEquatorial.filter((other) => {
    const entry = nearestEntry(other.days, day);
    return (
      other.id !== track.id &&
      Math.abs(other.days[entry] - day) <= neighbor.parameters.carryDays &&
      Math.abs(other.slopeDegPerDay[entry]) <= relocation.parameters.driftDegPerDay
    );
  });
  const course = freeCourse(track.longitudeDeg[end], now, ahead.parameters);
  const passes = passesAhead(course, day, standing);
  const passed = new Set(passes.map(({ id }) => id));
  const hashes = standing.filter(({ id }) => passed.has(id)).map(({ history }) => belt.hashOf(history));
  const { forecastDays, stepDays } = ahead.parameters;
  const told: DriftAhead = {
    from: isoOfUtcDays(day),
    longitudeDeg: round(wrapFull(track.longitudeDeg[end]), 3),
    driftDegPerDay: round(now.driftDegPerDay, 4),
    driftUncertaintyDegPerDay: round(now.errorDegPerDay, 4),
    course: Array.from({ length: Math.floor(forecastDays / stepDays) }, (_, k) => {
      const point = course[Math.min(Math.round(((k + 1) * stepDays) / gridDays), course.length - 1)];
      return {
        time: isoOfUtcDays(day + point.afterDays),
        longitudeDeg: round(wrapFull(point.longitudeDeg), 2),
        uncertaintyDeg: round(point.errorDeg, 3),
      };
    }),
    passes,
  };
  return {
    ...detection,
    ahead: told,
    inputs: [...new Set([...detection.inputs, ...hashes])].sort(),
    limitations: [...detection.limitations, { code: "detect-limit-free-course" }],
  };
}

/** Slope of the newest sets since the last change, carried to the newest by the natural acceleration; else that set's own drift. */
function driftNow(
  { days, longitudeDeg, ownDriftDegPerDay }: LongitudeTrack,
  change: DriftChange | undefined,
  limits: AheadParameters,
): DriftNow {
  const to = days.length;
  let from = change && change.kind !== "drifting" ? change.firstAfter : 0;
  while (days[to - 1] - days[from] > limits.fitDays) from++;
  const span = days[to - 1] - days[from];
  if (to - from < slopeSets || span < 1)
    return {
      driftDegPerDay: ownDriftDegPerDay[to - 1],
      errorDegPerDay: limits.driftErrorOneSetDegPerDay,
    };
  const natural = naturalAccelerationDegPerDay2(longitudeDeg[to - 1]);
  return {
    driftDegPerDay: medianSlope(days, longitudeDeg, from, to) + (natural * span) / 2,
    errorDegPerDay: limits.driftErrorDegPerDay * Math.max(limits.fitDays / 2 / span, 1),
  };
}

interface CoursePoint {
  readonly afterDays: number;
  /** Unwrapped. */
  readonly longitudeDeg: number;
  readonly driftDegPerDay: number;
  readonly errorDeg: number;
}

/** The course of a free object by the ellipticity of the equator, one point each {@link gridDays}. */
function freeCourse(startDeg: number, now: DriftNow, limits: AheadParameters): CoursePoint[] {
  const placeErrorDeg = separationErrorKm(0, 0) / beltKmPerDeg;
  const points: CoursePoint[] = [];
  let [longitudeDeg, drift] = [startDeg, now.driftDegPerDay];
  for (let k = 0; k * gridDays <= limits.forecastDays; k++) {
    const afterDays = k * gridDays;
    const curveDeg = longitudeDeg - startDeg - now.driftDegPerDay * afterDays;
    points.push({
      afterDays,
      longitudeDeg,
      driftDegPerDay: drift,
      errorDeg: Math.hypot(
        placeErrorDeg,
        now.errorDegPerDay * afterDays,
        limits.naturalErrorShare * curveDeg,
      ),
    });
    const acceleration = naturalAccelerationDegPerDay2(longitudeDeg);
    longitudeDeg += drift * gridDays + (acceleration * gridDays * gridDays) / 2;
    drift += acceleration * gridDays;
  }
  return points;
}

/** Each object that stands on the way: where the course first passes its place. */
function passesAhead(
  course: readonly CoursePoint[],
  day: number,
  standing: readonly LongitudeTrack[],
): PassAhead[] {
  const direction = Math.sign(course[0].driftDegPerDay);
  const met = standing.flatMap((other) => {
    const place = other.longitudeDeg[nearestEntry(other.days, day)];
    const wayDeg = wrapFull(direction * (place - course[0].longitudeDeg));
    const k = course.findIndex(
      ({ longitudeDeg }) => direction * (longitudeDeg - course[0].longitudeDeg) >= wayDeg,
    );
    if (k < 1) return [];
    const { afterDays, longitudeDeg, driftDegPerDay, errorDeg } = course[k];
    const beyondDeg = direction * (longitudeDeg - course[0].longitudeDeg) - wayDeg;
    return [
      {
        id: other.id,
        longitudeDeg: round(wrapFull(place), 3),
        afterDays: afterDays - beyondDeg / Math.abs(driftDegPerDay),
        uncertaintyDays: errorDeg / Math.abs(driftDegPerDay),
      },
    ];
  });
  met.sort((left, right) => left.afterDays - right.afterDays || left.id - right.id);
  const ranks = tiedRanks(
    met,
    ({ afterDays }) => afterDays,
    ({ uncertaintyDays }) => uncertaintyDays,
  );
  return met.map(({ afterDays, ...pass }, index) => ({
    ...pass,
    time: isoOfUtcDays(day + afterDays),
    uncertaintyDays: round(pass.uncertaintyDays, 2),
    rank: ranks[index],
  }));
}
