import { wrapHalf } from "../angles.ts";
import type { Detection, Limitation, Neighbor } from "../detection.ts";
import { isoOfUtcDays } from "../epochs.ts";
import { historyHash } from "../history.ts";
import { planeAngleDeg } from "../plane/plane-angles.ts";
import { nearestEntry, type PlaneTrack, raanOn } from "../plane/plane-track.ts";
import { round } from "../round.ts";
import type { CoplanarParameters, Rule } from "../rules.ts";
import { tiedRanks } from "../tied-ranks.ts";
import type { PlaneMatch } from "./plane-matches.ts";

/** Given: a visitor and its matches of one time. Returned: the detection, every object of the plane ranked by its angle. */
export function coplanarDetection(
  visitor: PlaneTrack,
  matches: readonly PlaneMatch[],
  rule: Rule<CoplanarParameters>,
): Detection {
  const limits = rule.parameters;
  const strongest = [...matches].sort(
    (a, b) => b.fallDegPerDay - a.fallDegPerDay || a.confirmed - b.confirmed || a.other.id - b.other.id,
  )[0];
  const first = Math.min(...matches.map((match) => match.first));
  const last = Math.max(...matches.map((match) => match.last));
  const confirmed = Math.min(...matches.map((match) => match.confirmed));
  const { days, meanMotionRevPerDay } = visitor;
  const { before } = strongest;
  const gap = largestGap(days, before ?? first, strongest.confirmed);
  const isSparse = gap > limits.heldDays;
  const inputs = new Set(
    [visitor, ...matches.map(({ other }) => other)].map((one) => historyHash(one.history)),
  );
  return {
    kind: "coplanar",
    ids: [visitor.id],
    from: isoOfUtcDays(days[first]),
    to: isoOfUtcDays(days[last]),
    time: isoOfUtcDays(days[confirmed]),
    values: {
      nodalRateDegPerDay: round(visitor.raanRateDegPerDay[strongest.confirmed], 4),
      meanMotionRevPerDay: round(meanMotionRevPerDay[strongest.confirmed], 5),
      ...(before === undefined
        ? {}
        : {
            rateDifferenceFallDegPerDay: round(strongest.fallDegPerDay, 4),
            nodalRateBeforeDegPerDay: round(visitor.raanRateDegPerDay[before], 4),
            meanMotionBeforeRevPerDay: round(meanMotionRevPerDay[before], 5),
          }),
      samplingGapDays: round(gap, 2),
    },
    neighbors: rankByPlane(visitor, matches, limits),
    detectionProbability: probabilityOf(strongest, isSparse, limits),
    rule,
    inputs: [...inputs].sort(),
    limitations: limitationsOf(strongest, gap, isSparse, matches),
  };
}

/** Policy constants: there are too few true cases to fit them on. */
function probabilityOf({ basis }: PlaneMatch, isSparse: boolean, limits: CoplanarParameters): number {
  if (basis === "acquired") return isSparse ? limits.probabilityAcquiredSparse : limits.probabilityAcquired;
  return basis === "launch" ? limits.probabilityLaunch : limits.probabilityLate;
}

function largestGap(days: Float64Array, from: number, to: number): number {
  let largest = 0;
  for (let k = from + 1; k <= to; k++) largest = Math.max(largest, days[k] - days[k - 1]);
  return largest;
}

function rankByPlane(
  visitor: PlaneTrack,
  matches: readonly PlaneMatch[],
  { planeErrorDeg }: CoplanarParameters,
): Neighbor[] {
  const byId = new Map<number, { separationDeg: number; dwellDays: number }>();
  for (const { other, first, last, confirmed } of matches) {
    const day = visitor.days[confirmed];
    const entry = nearestEntry(other.days, day);
    const separationDeg = planeAngleDeg(
      visitor.inclinationDeg[confirmed],
      other.inclinationDeg[entry],
      wrapHalf(visitor.raanDeg[confirmed] - raanOn(other, entry, day)),
    );
    const known = byId.get(other.id);
    byId.set(other.id, {
      separationDeg: Math.min(separationDeg, known?.separationDeg ?? separationDeg),
      dwellDays: visitor.days[last] - visitor.days[first] + (known?.dwellDays ?? 0),
    });
  }
  const sorted = [...byId].sort(([a, x], [b, y]) => x.separationDeg - y.separationDeg || a - b);
  const ranks = tiedRanks(
    sorted,
    ([, { separationDeg }]) => separationDeg,
    () => planeErrorDeg,
  );
  return sorted.map(([id, { separationDeg, dwellDays }], index) => ({
    id,
    separationDeg: round(separationDeg, 3),
    uncertaintyDeg: planeErrorDeg,
    ...(dwellDays > 0 ? { dwellDays: round(dwellDays, 2) } : {}),
    rank: ranks[index],
  }));
}

function limitationsOf(
  { basis, entries }: PlaneMatch,
  gapDays: number,
  isSparse: boolean,
  matches: readonly PlaneMatch[],
): Limitation[] {
  const said: Limitation[] = [
    { code: "detect-limit-public-elements-only" },
    { code: "detect-limit-plane-not-distance" },
  ];
  if (basis === "launch") said.push({ code: "detect-limit-new-launch" });
  if (basis === "late") said.push({ code: "detect-limit-late-object" });
  if (isSparse) said.push({ code: "detect-limit-sampling-gap", parts: { days: round(gapDays, 1) } });
  if (entries < 3) said.push({ code: "detect-limit-few-sets" });
  if (matches.some(({ ended }) => !ended)) said.push({ code: "detect-limit-end-not-seen" });
  return said;
}
