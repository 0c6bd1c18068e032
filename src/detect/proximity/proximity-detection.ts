import { median } from "../../core/index.ts";
import type { Detection, Limitation, Neighbor } from "../detection.ts";
import { isoOfUtcDays } from "../epochs.ts";
import { historyHash } from "../history.ts";
import { round } from "../round.ts";
import type { ProximityParameters, Rule } from "../rules.ts";
import { tiedRanks } from "../tied-ranks.ts";
import type { PairEpisode } from "./pair-episodes.ts";
import type { PhaseTrack } from "./phase-track.ts";

/** A visitor's stay beside one other. */
export interface Stay {
  readonly other: PhaseTrack;
  readonly episode: PairEpisode;
  /** Undefined where the sets are too sparse to tell; above 1: they did not move together unforced. */
  readonly misfit: number | undefined;
}

/** Given: a visitor and its stays of one time. Returned: the detection, everybody it stayed beside ranked by distance. */
export function proximityDetection(
  visitor: PhaseTrack,
  stays: readonly Stay[],
  rule: Rule<ProximityParameters>,
): Detection {
  const limits = rule.parameters;
  const samples = stays.flatMap(({ episode }) => episode.samples);
  const fromDay = Math.min(...samples.map(({ day }) => day));
  const toDay = Math.max(...samples.map(({ day }) => day));
  const nearest = samples.reduce((a, b) => (b.nearestKm < a.nearestKm ? b : a));
  const { episode: strongest, misfit } = stays.reduce((a, b) =>
    b.episode.brakedKmPerDay > a.episode.brakedKmPerDay ? b : a,
  );
  const gap = strongest.samples[0].day - (strongest.before?.day ?? fromDay);
  const isSparse = gap > limits.heldDays || strongest.samples.length < 3;
  const inputs = new Set(
    [visitor, ...stays.map(({ other }) => other)].map((one) => historyHash(one.history)),
  );
  return {
    kind: "proximity",
    ids: [visitor.id],
    from: isoOfUtcDays(fromDay),
    to: isoOfUtcDays(toDay),
    values: {
      nearestKm: round(nearest.nearestKm, 1),
      farthestKm: round(median(samples.map(({ farthestKm }) => farthestKm)), 1),
      relativeSpeedMPerS: round(nearest.speedMPerS, 1),
      uncertaintyKm: round(nearest.errorKm, 1),
      closingDriftKmPerDay: round(Math.abs(strongest.before?.driftKmPerDay ?? 0), 1),
      stayingDriftKmPerDay: round(
        median(strongest.samples.map(({ driftKmPerDay }) => Math.abs(driftKmPerDay))),
        1,
      ),
      withinKm: limits.withinKm,
      approachGapDays: round(gap, 2),
      ...(misfit === undefined ? {} : { unforcedMisfitRatio: round(misfit, 2) }),
    },
    neighbors: rankByDistance(stays),
    detectionProbability: isSparse ? limits.probabilitySparse : limits.probabilityStay,
    rule,
    inputs: [...inputs].sort(),
    limitations: limitationsOf(stays, nearest, gap, isSparse),
  };
}

/** By the median over the stay of each day's nearest distance; within the errors of both sets neighbors are ties. */
function rankByDistance(stays: readonly Stay[]): Neighbor[] {
  const near = stays
    .map(({ other, episode: { samples } }) => ({
      id: other.id,
      distanceKm: median(samples.map(({ nearestKm }) => nearestKm)),
      uncertaintyKm: median(samples.map(({ errorKm }) => errorKm)),
      dwellDays: samples[samples.length - 1].day - samples[0].day,
    }))
    .sort((a, b) => a.distanceKm - b.distanceKm || a.id - b.id);
  const ranks = tiedRanks(
    near,
    ({ distanceKm }) => distanceKm,
    ({ uncertaintyKm }) => uncertaintyKm,
  );
  return near.map(({ id, distanceKm, uncertaintyKm, dwellDays }, index) => ({
    id,
    distanceKm: round(distanceKm, 1),
    uncertaintyKm: round(uncertaintyKm, 1),
    dwellDays: round(dwellDays, 2),
    rank: ranks[index],
  }));
}

function limitationsOf(
  stays: readonly Stay[],
  nearest: { readonly nearestKm: number; readonly errorKm: number },
  gapDays: number,
  isSparse: boolean,
): Limitation[] {
  const said: Limitation[] = [
    { code: "detect-limit-public-elements-only" },
    { code: "detect-limit-mean-elements" },
  ];
  if (isSparse) said.push({ code: "detect-limit-sampling-gap", parts: { days: round(gapDays, 1) } });
  if (stays.some(({ episode }) => episode.samples.length < 3)) said.push({ code: "detect-limit-few-sets" });
  if (nearest.nearestKm < nearest.errorKm)
    said.push({
      code: "detect-limit-below-resolution",
      parts: { uncertaintyKm: Number(nearest.errorKm.toPrecision(2)) },
    });
  if (stays.some(({ episode }) => !episode.ended)) said.push({ code: "detect-limit-end-not-seen" });
  return said;
}
