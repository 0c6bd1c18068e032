import { median } from "../../core/index.ts";
import { nearestEntry } from "../plane/plane-track.ts";
import type { ProximityParameters } from "../rules.ts";
import { type PairMotion, pairMotion } from "./pair-motion.ts";
import { alongTrackKm, type PhaseTrack } from "./phase-track.ts";

/** One instant of a pair, from the set of each nearest to it. */
export interface PairSample extends PairMotion {
  readonly day: number;
  readonly entry: number;
  readonly other: number;
  readonly alongKm: number;
  /** How the first moves along the track from the second by both sets' own mean motions, km a day. */
  readonly driftKmPerDay: number;
  readonly errorKm: number;
  readonly isNear: boolean;
}

/** A stay of two objects beside each other. */
export interface PairEpisode {
  readonly samples: readonly PairSample[];
  /** The sample before in which they were apart; undefined where the data begin with the stay. */
  readonly before?: PairSample;
  readonly ended: boolean;
  /** Median size of the drift while they stay, km a day. */
  readonly stayingKmPerDay: number;
  /** How much of the closing drift was given up, km a day: what unforced motion can't do. */
  readonly brakedKmPerDay: number;
}

/** Error of a distance by the sets' ages, km: the policy's plain model, as in `approach`. */
const errorOf = (age1: number, age2: number, limits: ProximityParameters): number =>
  Math.hypot(
    limits.errorKmAtEpoch + limits.errorKmPerDay * age1,
    limits.errorKmAtEpoch + limits.errorKmPerDay * age2,
  );

/** Given: two tracks. Returned: the pair at each day on which the first has a set and the second one near enough. */
export function pairSamples(
  first: PhaseTrack,
  second: PhaseTrack,
  limits: ProximityParameters,
): PairSample[] {
  const samples: PairSample[] = [];
  for (const [entry, day] of first.days.entries()) {
    const other = nearestEntry(second.days, day);
    const age = Math.abs(second.days[other] - day);
    if (age > limits.carryDays) continue;
    const alongKm = alongTrackKm(first, entry, second, other, day);
    const later = alongTrackKm(first, entry, second, other, day + 0.1);
    const errorKm = errorOf(0, age, limits);
    // Far ones need no states.
    const isFar = Math.abs(alongKm) > limits.farKm;
    const motion = isFar
      ? { nearestKm: Math.abs(alongKm), farthestKm: Math.abs(alongKm), speedMPerS: Number.NaN }
      : pairMotion(first, entry, second, other, day);
    samples.push({
      day,
      entry,
      other,
      alongKm,
      driftKmPerDay: (later - alongKm) / 0.1,
      errorKm,
      isNear: motion.nearestKm < limits.withinKm && motion.speedMPerS < limits.slowerThanMPerS,
      ...motion,
    });
  }
  return samples;
}

/** Given: samples, ascending. Returned: stays of two near samples or more, each with what came before it. */
export function pairEpisodes(samples: readonly PairSample[], limits: ProximityParameters): PairEpisode[] {
  const episodes: PairEpisode[] = [];
  for (let from = 0; from < samples.length; from++) {
    if (!samples[from].isNear) continue;
    let to = from;
    // A single sample out of the range doesn't end a stay.
    while (to + 1 < samples.length && (samples[to + 1].isNear || samples[to + 2]?.isNear)) to++;
    const inside = samples.slice(from, to + 1).filter(({ isNear }) => isNear);
    if (inside.length >= 2) {
      const before = lastApart(samples, from, limits);
      const during = median(inside.map(({ driftKmPerDay }) => Math.abs(driftKmPerDay)));
      episodes.push({
        samples: inside,
        ...(before ? { before } : {}),
        ended: to + 1 < samples.length,
        stayingKmPerDay: during,
        brakedKmPerDay: before ? Math.abs(before.driftKmPerDay) - during : 0,
      });
    }
    from = to;
  }
  return episodes;
}

/** Of the samples of `acquiredDays` before a stay (at least the last one), the one of the fastest drift that lay apart. */
function lastApart(
  samples: readonly PairSample[],
  from: number,
  limits: ProximityParameters,
): PairSample | undefined {
  let fastest: PairSample | undefined;
  for (let k = from - 1; k >= 0; k--) {
    const back = samples[from].day - samples[k].day;
    if (back > limits.maxGapDays || (back > limits.acquiredDays && k < from - 1)) break;
    if (samples[k].nearestKm < limits.apartKm) continue;
    if (!fastest || Math.abs(samples[k].driftKmPerDay) > Math.abs(fastest.driftKmPerDay))
      fastest = samples[k];
  }
  return fastest;
}
