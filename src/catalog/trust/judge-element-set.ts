import { initializeSgp4, type MeanElements, type Sgp4Model } from "../../orbit/index.ts";
import type { Instant } from "../../time/index.ts";
import { ageDays } from "../age.ts";
import { dayOfDate } from "../earth-orbit.ts";
import { failedGates, leastInTrackKm, sameEpochGate } from "./gates.ts";
import {
  anchorOf,
  daysBetween,
  type ObjectTrack,
  sameEpochAs,
  withAccepted,
  withNewOrbit,
  withQuarantined,
} from "./object-track.ts";
import { type OrbitDifference, orbitDifference } from "./orbit-difference.ts";
import { gapGrowth } from "./own-scatter.ts";
import policy from "./trust-policy.json" with { type: "json" };
import type { QuarantineReason, TrustVerdict } from "./verdict.ts";

/** What came with the set. Without an instant of reception no epoch counts as future. */
export interface Reception {
  readonly receivedAt?: Instant;
  /** UTC calendar date from the satellite catalog. */
  readonly decayDate?: string;
}

export interface Judged {
  readonly verdict: TrustVerdict;
  /** What is known of the object after this set. */
  readonly track: ObjectTrack;
}

/**
 * Judges one element set by the physics of its own object. Nothing is repaired: the set is accepted as it is, or put aside as it is.
 *
 * Given: what is known of the object (`emptyTrack` at first), the set, and what came with it.
 * Returned: the verdict with every gate that failed, and the track for the next set. The first set of an object is accepted unless it
 * can't be propagated, comes from the future or from a decayed object. A quarantined set that the next sets agree with (2, policy) is
 * taken for a real change from then on: the last of those is accepted and `confirms` names those waiting for a person's release.
 * Errors: `time-earth-orientation-needed` for a UT1 reception.
 */
export function judgeElementSet(track: ObjectTrack, set: MeanElements, reception: Reception = {}): Judged {
  const model = initializeSgp4(set);
  const certain = receptionGates(model, set, reception);
  // Such a set can't be right whatever the orbit was, so that it is not remembered: nothing may be confirmed by it.
  if (certain.length > 0) return { verdict: { state: "quarantined", reasons: certain }, track };
  const anchor = anchorOf(track.accepted, model);
  const gapDays = anchor ? daysBetween(anchor, model) : 0;
  // So far from all that is known, a real orbit may be anywhere: a set like the first of its object, or one of an older time.
  if (Math.abs(gapDays) > policy.limits.farthestComparisonDays)
    return {
      verdict: { state: "accepted", confirms: [] },
      track: gapDays > 0 ? withNewOrbit(track, model) : track,
    };
  const difference = anchor && orbitDifference(anchor, model);
  const reasons = anchor ? orbitGates(track, model, difference) : [];
  if (reasons.length === 0)
    return {
      verdict: { state: "accepted", confirms: [] },
      track: withAccepted(track, model, difference),
    };
  const confirms = confirmedBy(track, model, difference);
  if (confirms.length === 0)
    return { verdict: { state: "quarantined", reasons }, track: withQuarantined(track, model) };
  return { verdict: { state: "accepted", confirms }, track: withNewOrbit(track, model) };
}

function receptionGates(
  model: Sgp4Model,
  set: MeanElements,
  { receivedAt, decayDate }: Reception,
): QuarantineReason[] {
  const reasons: QuarantineReason[] = [];
  if (model.status !== 0)
    reasons.push({ gate: "trust-not-propagatable", measured: model.status, limit: 0, unit: "status" });
  const ahead = receivedAt ? -ageDays(set.epoch, receivedAt) : 0;
  // Publishers move an epoch to the next node, which for a high orbit is days ahead.
  const mostAhead = Math.max(policy.futureDays, policy.futureRevolutions / set.meanMotionRevPerDay);
  if (ahead > mostAhead)
    reasons.push({ gate: "trust-epoch-future", measured: ahead, limit: mostAhead, unit: "days" });
  // The catalog gives a date, so the whole of that day is still before the decay.
  const afterDecay = decayDate === undefined ? 0 : model.epochDays - dayOfDate(decayDate);
  if (afterDecay > 0) reasons.push({ gate: "trust-decayed", measured: afterDecay, limit: 0, unit: "days" });
  return reasons;
}

function orbitGates(
  track: ObjectTrack,
  model: Sgp4Model,
  difference: OrbitDifference | undefined,
): QuarantineReason[] {
  const { accepted, scatter, energy } = track;
  if (!difference) return [{ gate: "trust-decayed-by-orbit", measured: 1, limit: 0, unit: "status" }];
  const twin = sameEpochAs(accepted, model);
  const fromTwin = twin && orbitDifference(twin, model);
  return [...failedGates(difference, scatter, energy), ...(fromTwin ? sameEpochGate(fromTwin, scatter) : [])];
}

/**
 * The epochs of the quarantined sets that a new one agrees with rather than with the old orbit, if they are enough and the first of them
 * is old enough not to rest on the same observations; else none. Sets whose mean motion alone was forged do not agree: each leads away
 * from the next by the same distance at both ends.
 */
function confirmedBy(
  { quarantined, scatter, energy }: ObjectTrack,
  model: Sgp4Model,
  fromOld: OrbitDifference | undefined,
): Instant[] {
  const offKm = fromOld ? leastInTrackKm(fromOld) : 0;
  const agreeing = quarantined.filter((earlier) => {
    const difference = orbitDifference(earlier, model);
    if (!difference || failedGates(difference, scatter, energy).length > 0) return false;
    const { scatters, shareOfDistance } = policy.agreement;
    const noiseKm = scatters * scatter.inTrackKm * gapGrowth(difference.gapDays);
    return leastInTrackKm(difference) <= Math.max(noiseKm, shareOfDistance * offKm);
  });
  const isEnough =
    agreeing.length >= policy.agreement.sets && daysBetween(agreeing[0], model) >= policy.memory.anchorDays;
  return isEnough ? agreeing.map((earlier) => instantOf(earlier)) : [];
}

const instantOf = ({ epochDays, epochNanos }: Sgp4Model): Instant => ({
  scale: "UTC",
  days: epochDays,
  nanos: epochNanos,
});
