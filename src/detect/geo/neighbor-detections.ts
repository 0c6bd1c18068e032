import { type CatalogNumber, median } from "../../core/index.ts";
import { wrapFull } from "../angles.ts";
import type { Detection, Limitation } from "../detection.ts";
import { isoOfUtcDays } from "../epochs.ts";
import { round } from "../round.ts";
import type { NeighborParameters, Rule } from "../rules.ts";
import { hadMoved, type Stay, staysBeside } from "./arrivals.ts";
import type { Belt } from "./belt.ts";
import { type LongitudeTrack, nearestEntry } from "./longitude-track.ts";
import { nearDuring } from "./near-objects.ts";
import { type NearObject, nearObject, rankNeighbors } from "./rank-neighbors.ts";

/** Samples from which an arrival counts as well seen: sets of some days on both sides. */
const wellSeenSamples = 6;

/**
 * Given: a track, the others worth a look, and the belt. Returned: one detection for each place at which the object arrived and stayed beside others:
 * all of them, nearest first. Two objects that both moved have one detection each.
 */
export function neighborDetections(
  track: LongitudeTrack,
  others: readonly LongitudeTrack[],
  belt: Belt,
  rule: Rule<NeighborParameters>,
): Detection[] {
  const limits = rule.parameters;
  let west = Number.POSITIVE_INFINITY;
  let east = Number.NEGATIVE_INFINITY;
  for (const longitude of track.longitudeDeg) {
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
  }
  if (east - west <= limits.arrivalMovedDeg) return [];
  const arrivals = others
    .filter((other) => other.id !== track.id)
    .flatMap((other) => staysBeside(track, other, limits))
    .filter((stay) => hadMoved(track, stay.firstDay, limits))
    .sort((left, right) => left.firstDay - right.firstDay || left.other.id - right.other.id);
  return together(arrivals).map((stays) => toDetection(track, stays, others, belt, rule));
}

/** Stays that overlap in time are one arrival among several neighbors. */
function together(arrivals: readonly Stay[]): Stay[][] {
  const groups: Stay[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const stay of arrivals) {
    if (stay.firstDay <= end) groups.at(-1)!.push(stay);
    else groups.push([stay]);
    end = Math.max(stay.firstDay <= end ? end : Number.NEGATIVE_INFINITY, stay.lastDay);
  }
  return groups;
}

function toDetection(
  track: LongitudeTrack,
  stays: readonly Stay[],
  others: readonly LongitudeTrack[],
  belt: Belt,
  rule: Rule<NeighborParameters>,
): Detection {
  const firstDay = Math.min(...stays.map((stay) => stay.firstDay));
  const lastDay = Math.max(...stays.map((stay) => stay.lastDay));
  const stood = track.longitudeDeg.filter((_, k) => track.days[k] >= firstDay && track.days[k] <= lastDay);
  const near = new Map<CatalogNumber, NearObject>();
  const inputs = new Set([belt.hashOf(track.history)]);
  for (const object of nearDuring(track, firstDay, lastDay, others, rule.parameters))
    near.set(object.id, object);
  for (const stay of stays) {
    const mine = nearestEntry(track.days, stay.lastDay);
    const theirs = nearestEntry(stay.other.days, stay.lastDay);
    const object = nearObject(track, mine, stay.other, theirs, stay.lastDay);
    near.set(stay.other.id, {
      ...object,
      separationDeg: stay.separationDeg,
      dwellDays: stay.lastDay - stay.firstDay,
    });
  }
  for (const { id, history } of others) if (near.has(id)) inputs.add(belt.hashOf(history));
  const gapDays = largestGap(track, firstDay, lastDay);
  const samples = Math.max(...stays.map((stay) => stay.samples));
  const neighbors = rankNeighbors([...near.values()], rule.parameters.tieDeg);
  return {
    kind: "geo-neighbor",
    ids: [track.id],
    from: isoOfUtcDays(firstDay),
    to: isoOfUtcDays(lastDay),
    values: {
      longitudeDeg: round(wrapFull(median(stood.length > 0 ? stood : track.longitudeDeg)), 3),
      dwellDays: round(lastDay - firstDay, 2),
      samplingGapDays: round(gapDays, 3),
      samples,
      nearWithinDeg: rule.parameters.outsideDeg,
    },
    neighbors,
    detectionProbability:
      samples >= wellSeenSamples ? rule.parameters.probabilityArrival : rule.parameters.probabilityTwoSets,
    rule,
    inputs: [...inputs].sort(),
    limitations: limitations(stays, [...near.values()], gapDays),
  };
}

/** Largest gap between consecutive sets from the one before the stay to the one after it. */
function largestGap(track: LongitudeTrack, firstDay: number, lastDay: number): number {
  let largest = 0;
  for (let k = 1; k < track.days.length; k++)
    if (track.days[k] >= firstDay && track.days[k - 1] <= lastDay)
      largest = Math.max(largest, track.days[k] - track.days[k - 1]);
  return largest;
}

function limitations(stays: readonly Stay[], near: readonly NearObject[], gapDays: number): Limitation[] {
  const said: Limitation[] = [
    { code: "detect-limit-public-elements-only" },
    { code: "detect-limit-sampling-gap", parts: { days: round(gapDays, 1) } },
  ];
  if (near.some((object) => object.distanceKm < object.uncertaintyKm))
    said.push({
      code: "detect-limit-below-resolution",
      parts: { uncertaintyKm: round(Math.max(...near.map((object) => object.uncertaintyKm)), 0) },
    });
  if (stays.some((stay) => !stay.ended)) said.push({ code: "detect-limit-end-not-seen" });
  return said;
}
