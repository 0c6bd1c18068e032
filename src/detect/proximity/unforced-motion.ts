import { keplerAxisKm } from "../../orbit/index.ts";
import type { ProximityParameters } from "../rules.ts";
import type { PairSample } from "./pair-episodes.ts";
import { alongTrackKm, type PhaseTrack } from "./phase-track.ts";

const degree = Math.PI / 180;

/**
 * Whether two objects move beside each other without maneuvers.
 * Given: two tracks and the samples of a stay. Returned: the greatest ratio of what their place along the track differs from
 * the unforced motion of their first sets, to what that motion may err; above 1 it was forced. Begun anew after
 * `unforcedDays`. Undefined where no two samples lie that near. The motion is that of mean elements with J2 and the sets'
 * own drag, as SGP4's secular part; the error of each is the plain one of its age and the whole of its drag term.
 * Source: errors of debris, design/detect-proximity.ts.
 */
export function unforcedMisfit(
  first: PhaseTrack,
  second: PhaseTrack,
  samples: readonly PairSample[],
  limits: ProximityParameters,
): number | undefined {
  let start = samples[0];
  let misfit: number | undefined;
  for (const sample of samples.slice(1)) {
    if (sample.day - start.day > limits.unforcedDays) {
      start = sample;
      continue;
    }
    const expectedKm = alongTrackKm(first, start.entry, second, start.other, sample.day);
    const errorKm =
      errorOf(first, start.entry, sample.entry, sample.day, limits) +
      errorOf(second, start.other, sample.other, sample.day, limits);
    misfit = Math.max(misfit ?? 0, Math.abs(sample.alongKm - expectedKm) / errorKm);
  }
  return misfit;
}

function errorOf(
  { days, dragDegPerDay2, meanMotionRevPerDay }: PhaseTrack,
  start: number,
  entry: number,
  day: number,
  { errorKmAtEpoch, errorKmPerDay }: ProximityParameters,
): number {
  const since = Math.abs(day - days[start]);
  const dragDeg = Math.max(Math.abs(dragDegPerDay2[start]), Math.abs(dragDegPerDay2[entry])) * since * since;
  return errorKmAtEpoch + errorKmPerDay * since + dragDeg * degree * keplerAxisKm(meanMotionRevPerDay[start]);
}
