import { wrapHalf } from "../angles.ts";
import type { JointParameters } from "../rules.ts";
import { type LongitudeTrack, longitudeOn } from "./longitude-track.ts";

/** Two objects that kept one difference of longitude for a while. */
export interface JointMotion {
  readonly firstDay: number;
  readonly lastDay: number;
  /** Mean difference of longitude, degrees, without sign, and its standard deviation. */
  readonly separationDeg: number;
  readonly spreadDeg: number;
  readonly samples: number;
}

/**
 * Given: two tracks. Returned: the spans of `heldDays` or more and three sets or more in which their longitudes differ
 * by `insideDeg` at most with a standard deviation under `spreadDeg`, and their drifts by `driftDegPerDay` at most:
 * docked, towed or in close formation. One sample that doesn't fit ends nothing: a burn within the carry may make it.
 */
export function jointMotions(
  track: LongitudeTrack,
  other: LongitudeTrack,
  limits: JointParameters,
): JointMotion[] {
  const found: JointMotion[] = [];
  let days: number[] = [];
  let differences: number[] = [];
  let misses = 0;
  let sum = 0;
  const close = (): void => {
    const [mean, spread] = meanAndSpread(differences);
    if (differences.length >= 3 && days.at(-1)! - days[0] >= limits.heldDays && spread < limits.spreadDeg)
      found.push({
        firstDay: days[0],
        lastDay: days.at(-1)!,
        separationDeg: Math.abs(mean),
        spreadDeg: spread,
        samples: days.length,
      });
    [days, differences, misses, sum] = [[], [], 0, 0];
  };
  let theirs = 0;
  for (const [entry, day] of track.days.entries()) {
    while (
      theirs + 1 < other.days.length &&
      Math.abs(other.days[theirs + 1] - day) < Math.abs(other.days[theirs] - day)
    )
      theirs++;
    if (Math.abs(other.days[theirs] - day) > limits.carryDays) continue;
    const difference = wrapHalf(longitudeOn(other, theirs, day) - track.longitudeDeg[entry]);
    const drift = Math.abs(other.ownDriftDegPerDay[theirs] - track.ownDriftDegPerDay[entry]);
    const mean = sum / Math.max(differences.length, 1);
    const fits =
      Math.abs(difference) <= limits.insideDeg &&
      drift <= limits.driftDegPerDay &&
      (differences.length === 0 || Math.abs(difference - mean) <= 3 * limits.spreadDeg);
    if (fits) {
      days.push(day);
      differences.push(difference);
      sum += difference;
      misses = 0;
    } else if (++misses >= 2) close();
  }
  close();
  return found;
}

function meanAndSpread(values: readonly number[]): readonly [number, number] {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return [mean, Math.sqrt(squares / Math.max(values.length - 1, 1))];
}
