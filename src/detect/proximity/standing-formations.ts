import type { IsoUtc } from "../../core/index.ts";
import { type CatalogNumber, median } from "../../core/index.ts";
import { isoOfUtcDays } from "../epochs.ts";
import type { ObjectHistory } from "../history.ts";
import { round } from "../round.ts";
import { type ProximityParameters, proximityRule, type Rule } from "../rules.ts";
import { nearPairs } from "./near-pairs.ts";
import { type PairEpisode, pairEpisodes, pairSamples } from "./pair-episodes.ts";
import { type PhaseTrack, phaseTracks } from "./phase-track.ts";
import { unforcedMisfit } from "./unforced-motion.ts";

/** Objects that stand beside each other since the data began: a row of a table, no alert. */
export interface StandingFormation {
  /** Ascending; each is near at least one of the others. */
  readonly ids: readonly CatalogNumber[];
  readonly from: IsoUtc;
  readonly to: IsoUtc;
  /** Pairs near each other, and over these the median of each day's nearest and farthest distance. */
  readonly pairs: number;
  readonly nearestKm: number;
  readonly farthestKm: number;
  /** Greatest over the pairs; above 1 the motion was forced. Absent where sets are too sparse to tell. */
  readonly unforcedMisfitRatio?: number;
}

interface StandingPair {
  readonly one: number;
  readonly two: number;
  readonly episode: PairEpisode;
  readonly misfit: number | undefined;
}

/**
 * Given: histories of any objects. Returned: formations in low, medium and eccentric orbits: pairs within the rule's distance
 * and speed since the data began, for `heldDays` and three sets at least, joined where they share an object; by first id.
 */
export function standingFormations(
  histories: readonly ObjectHistory[],
  { parameters: limits }: Rule<ProximityParameters> = proximityRule,
): StandingFormation[] {
  const tracks = phaseTracks(histories, limits);
  const standing = nearPairs(tracks, limits).flatMap(([one, two]): StandingPair[] => {
    const [episode] = pairEpisodes(pairSamples(tracks[one], tracks[two], limits), limits);
    if (!episode || !isStanding(episode, limits)) return [];
    return [{ one, two, episode, misfit: unforcedMisfit(tracks[one], tracks[two], episode.samples, limits) }];
  });
  return joined(standing).map((group) => formationOf(group, tracks));
}

const isStanding = (
  { before, samples, stayingKmPerDay }: PairEpisode,
  limits: ProximityParameters,
): boolean =>
  before === undefined &&
  samples.length >= 3 &&
  samples[samples.length - 1].day - samples[0].day >= limits.heldDays &&
  stayingKmPerDay <= limits.stayDriftKmPerDay;

/** Pairs that share an object, directly or through others; in the order of their first object. */
function joined(pairs: readonly StandingPair[]): StandingPair[][] {
  const groups: StandingPair[][] = [];
  for (const pair of pairs) {
    const isTouched = (group: StandingPair[]): boolean =>
      group.some(({ one, two }) => [pair.one, pair.two].some((index) => index === one || index === two));
    const touched = groups.filter(isTouched);
    const merged = [...touched.flat(), pair];
    for (const group of touched) groups.splice(groups.indexOf(group), 1);
    groups.push(merged);
  }
  return groups.sort((a, b) => firstOf(a) - firstOf(b));
}

const firstOf = (group: readonly StandingPair[]): number => Math.min(...group.map(({ one }) => one));

function formationOf(group: readonly StandingPair[], tracks: readonly PhaseTrack[]): StandingFormation {
  const samples = group.flatMap(({ episode }) => episode.samples);
  const days = samples.map(({ day }) => day);
  const misfits = group.flatMap(({ misfit }) => (misfit === undefined ? [] : [misfit]));
  const members = new Set(group.flatMap(({ one, two }) => [tracks[one].id, tracks[two].id]));
  return {
    ids: [...members].sort((a, b) => a - b),
    from: isoOfUtcDays(Math.min(...days)),
    to: isoOfUtcDays(Math.max(...days)),
    pairs: group.length,
    nearestKm: round(median(samples.map(({ nearestKm }) => nearestKm)), 1),
    farthestKm: round(median(samples.map(({ farthestKm }) => farthestKm)), 1),
    ...(misfits.length === 0 ? {} : { unforcedMisfitRatio: round(Math.max(...misfits), 2) }),
  };
}
