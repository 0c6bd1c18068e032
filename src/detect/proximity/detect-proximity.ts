import type { Detection } from "../detection.ts";
import type { ObjectHistory } from "../history.ts";
import { overlappingGroups } from "../overlapping-groups.ts";
import { type Progress, type ProximityParameters, proximityRule, type Rule } from "../rules.ts";
import { nearPairs } from "./near-pairs.ts";
import { type PairEpisode, pairEpisodes, pairSamples } from "./pair-episodes.ts";
import { type PhaseTrack, phaseTracks } from "./phase-track.ts";
import { proximityDetection, type Stay } from "./proximity-detection.ts";
import { unforcedMisfit } from "./unforced-motion.ts";

/**
 * Who came and stayed beside whom, in low, medium and eccentric orbits.
 * Given: histories of any objects (the geostationary belt has its own rule). Returned: detections by object and time, all
 * neighbors of a stay ranked. Pairs that stand together since the data began are none, nor are passes that drift on.
 * Owners are no input. Source: range, speed and time of PRACTICE §3.2; figures in docs/proximity.md.
 */
export function detectProximity(
  histories: readonly ObjectHistory[],
  rule: Rule<ProximityParameters> = proximityRule,
  onProgress?: Progress,
): Detection[] {
  const limits = rule.parameters;
  const tracks = phaseTracks(histories, limits);
  onProgress?.(0.2);
  const pairs = nearPairs(tracks, limits);
  onProgress?.(0.5);
  const stays = new Map<PhaseTrack, Stay[]>();
  for (const [index, [one, two]] of pairs.entries()) {
    if (index % 200 === 0) onProgress?.(0.5 + (0.5 * index) / pairs.length);
    const [first, second] = [tracks[one], tracks[two]];
    for (const episode of pairEpisodes(pairSamples(first, second, limits), limits)) {
      if (!isArrival(episode, limits)) continue;
      const [visitor, other] = isFirstTheVisitor(first, second, episode) ? [first, second] : [second, first];
      const misfit = unforcedMisfit(first, second, episode.samples, limits);
      const list = stays.get(visitor);
      if (list) list.push({ other, episode, misfit });
      else stays.set(visitor, [{ other, episode, misfit }]);
    }
  }
  onProgress?.(1);
  return [...stays]
    .sort(([a], [b]) => a.id - b.id)
    .flatMap(([visitor, list]) => overlapping(list).map((group) => proximityDetection(visitor, group, rule)));
}

/** Came from afar, gave up most of its drift and kept little: what two unforced orbits don't do. */
const isArrival = (
  { before, brakedKmPerDay, stayingKmPerDay }: PairEpisode,
  limits: ProximityParameters,
): boolean =>
  before !== undefined &&
  brakedKmPerDay >= limits.brakedKmPerDay &&
  stayingKmPerDay <= limits.stayDriftKmPerDay &&
  stayingKmPerDay <= limits.stayDriftShare * Math.abs(before.driftKmPerDay);

/** The visitor is the one whose own mean motion changed more between closing and staying, beside what its drag explains. */
function isFirstTheVisitor(first: PhaseTrack, second: PhaseTrack, { before, samples }: PairEpisode): boolean {
  if (!before) return true;
  const [after] = samples;
  return forcedChange(first, before.entry, after.entry) >= forcedChange(second, before.other, after.other);
}

/** Mean motion at the later entry less that of the earlier carried there by its own drag, rev/day, without sign. */
function forcedChange(
  { meanMotionRevPerDay, dragDegPerDay2, days }: PhaseTrack,
  from: number,
  to: number,
): number {
  const byDrag = ((dragDegPerDay2[from] + dragDegPerDay2[to]) / 360) * (days[to] - days[from]);
  return Math.abs(meanMotionRevPerDay[to] - meanMotionRevPerDay[from] - byDrag);
}

/** Stays of one visitor whose times overlap are one matter. */
function overlapping(stays: readonly Stay[]): Stay[][] {
  const startOf = ({ episode }: Stay): number => episode.samples[0].day;
  const endOf = ({ episode }: Stay): number => episode.samples.at(-1)!.day;
  const sorted = [...stays].sort((a, b) => startOf(a) - startOf(b) || a.other.id - b.other.id);
  return overlappingGroups(sorted, startOf, endOf);
}
