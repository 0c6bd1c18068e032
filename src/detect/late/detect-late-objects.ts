import type { Detection, Limitation, Neighbor } from "../detection.ts";
import { isoOfUtcDays } from "../epochs.ts";
import { historyHash, type ObjectHistory } from "../history.ts";
import { newcomer, seenSince } from "../plane/newcomer.ts";
import { nearestEntry } from "../plane/plane-track.ts";
import { type PhaseTrack, phaseTracks } from "../proximity/phase-track.ts";
import { round } from "../round.ts";
import { type LateObjectParameters, lateObjectRule, type Rule } from "../rules.ts";
import { tiedRanks } from "../tied-ranks.ts";
import { type Separation, separationFrom } from "./separation.ts";

interface Candidate {
  readonly track: PhaseTrack;
  readonly separation: Separation;
}

/**
 * Objects first seen long after their launch, and which known objects they may have come from.
 * Given: histories of any objects. Returned: one detection a late object that has candidates, ascending; candidates of any
 * launch, their own too, ranked by the speed at which they would have parted, within its error ties. Owners are no input.
 * A release beside a space station is told as such. Figures in docs/proximity.md.
 */
export function detectLateObjects(
  histories: readonly ObjectHistory[],
  rule: Rule<LateObjectParameters> = lateObjectRule,
): Detection[] {
  const limits = rule.parameters;
  const tracks = phaseTracks(histories, limits);
  const since = seenSince(tracks);
  const daysWithData = new Set(tracks.flatMap(({ days }) => [...days].map(Math.floor)));
  return tracks
    .filter((track) => newcomer(track, since, limits) === "late")
    .flatMap((late) => {
      const candidates = candidatesFor(late, tracks, limits);
      const unseenDays = daysWithoutData(daysWithData, Math.floor(late.days[0]));
      return candidates.length === 0 ? [] : [lateDetection(late, candidates, unseenDays, rule)];
    });
}

/** Least speed first. What itself came within `parentKnownDays` before is rather of the same release than its parent. */
function candidatesFor(
  late: PhaseTrack,
  tracks: readonly PhaseTrack[],
  limits: LateObjectParameters,
): Candidate[] {
  const [day] = late.days;
  return tracks
    .flatMap((track) => {
      if (track === late || day - track.days[0] < limits.parentKnownDays) return [];
      const entry = nearestEntry(track.days, day);
      if (Math.abs(track.days[entry] - day) > limits.maxAgeDays) return [];
      const separation = separationFrom(late, track, entry, limits);
      return separation ? [{ track, separation }] : [];
    })
    .sort((a, b) => a.separation.totalMPerS - b.separation.totalMPerS || a.track.id - b.track.id)
    .slice(0, limits.maxCandidates);
}

/** Whole days directly before a day on which nothing at all was published: a first set may be late by that. */
function daysWithoutData(daysWithData: ReadonlySet<number>, day: number): number {
  let count = 0;
  while (count < 400 && !daysWithData.has(day - 1 - count)) count++;
  return count;
}

function lateDetection(
  late: PhaseTrack,
  candidates: readonly Candidate[],
  unseenDays: number,
  rule: Rule<LateObjectParameters>,
): Detection {
  const neighbors = rankBySpeed(candidates);
  const [{ separation }] = candidates;
  const time = isoOfUtcDays(late.days[0]);
  const inputs = new Set(
    [late, ...candidates.map(({ track }) => track)].map((one) => historyHash(one.history)),
  );
  return {
    kind: "late-object",
    ids: [late.id],
    from: time,
    to: time,
    time,
    values: {
      distanceKm: round(separation.nearestKm, 1),
      separationSpeedMPerS: round(separation.totalMPerS, 2),
      speedUncertaintyMPerS: round(separation.sigmaMPerS, 2),
      ...(separation.alongMPerS === undefined
        ? {}
        : { alongTrackSpeedMPerS: round(separation.alongMPerS, 2) }),
      ...(separation.metDaysBefore === undefined
        ? {}
        : { metDaysBefore: round(separation.metDaysBefore, 1) }),
    },
    neighbors,
    detectionProbability: rule.parameters.probability,
    rule,
    inputs: [...inputs].sort(),
    limitations: limitationsOf(candidates, neighbors, unseenDays, rule.parameters),
  };
}

function rankBySpeed(candidates: readonly Candidate[]): Neighbor[] {
  const ranks = tiedRanks(
    candidates,
    ({ separation }) => separation.totalMPerS,
    ({ separation }) => separation.sigmaMPerS,
  );
  return candidates.map(({ track, separation }, index) => {
    const { totalMPerS, sigmaMPerS, alongMPerS, nearestKm, errorKm, metDaysBefore } = separation;
    return {
      id: track.id,
      distanceKm: round(nearestKm, 1),
      uncertaintyKm: round(errorKm, 1),
      separationSpeedMPerS: round(totalMPerS, 2),
      speedUncertaintyMPerS: round(sigmaMPerS, 2),
      ...(alongMPerS === undefined ? {} : { alongTrackSpeedMPerS: round(alongMPerS, 2) }),
      ...(metDaysBefore === undefined ? {} : { metDaysBefore: round(metDaysBefore, 1) }),
      rank: ranks[index],
    };
  });
}

function limitationsOf(
  candidates: readonly Candidate[],
  neighbors: readonly Neighbor[],
  unseenDays: number,
  { stations }: LateObjectParameters,
): Limitation[] {
  const said: Limitation[] = [
    { code: "detect-limit-public-elements-only" },
    { code: "detect-limit-late-object" },
    { code: "detect-limit-one-push" },
  ];
  const ofStations = new Set(stations.split(" ").map(Number));
  if (neighbors.some(({ id, rank }) => rank === 1 && ofStations.has(id)))
    said.push({ code: "detect-limit-station-release" });
  if (candidates[0].separation.alongMPerS === undefined)
    said.push({ code: "detect-limit-regime-not-measured" });
  if (unseenDays > 0) said.push({ code: "detect-limit-sampling-gap", parts: { days: unseenDays + 1 } });
  return said;
}
