import { initializeSgp4, type MeanElements, minutesSinceEpoch, type Sgp4Model } from "../../orbit/index.ts";
import { type EnergyModel, energyModel } from "./expected-energy.ts";
import type { OrbitDifference } from "./orbit-difference.ts";
import { gapGrowth, type OwnScatter, ownScatter, type Residual } from "./own-scatter.ts";
import policy from "./trust-policy.json" with { type: "json" };

/** What is known of one object when a new set of it comes: its last accepted sets, their scatter, and the sets in quarantine. */
export interface ObjectTrack {
  /** Accepted, ascending by epoch. */
  readonly accepted: readonly Sgp4Model[];
  /** In the order of acceptance. */
  readonly residuals: readonly Residual[];
  /** Of the residuals, worked out once for all sets judged by them. */
  readonly scatter: OwnScatter;
  readonly energy: EnergyModel;
  /** Quarantined since the last accepted set, in the order of reception: what later sets may confirm. */
  readonly quarantined: readonly Sgp4Model[];
}

export const emptyTrack: ObjectTrack = {
  accepted: [],
  residuals: [],
  scatter: ownScatter([]),
  energy: energyModel([]),
  quarantined: [],
};

const minutesPerDay = 1440;

/** Days from one epoch to another. */
export const daysBetween = (from: Sgp4Model, to: Sgp4Model): number =>
  minutesSinceEpoch(from, { scale: "UTC", days: to.epochDays, nanos: to.epochNanos }) / minutesPerDay;

/** Given: accepted sets and a new one. Returned: the newest at least half a day older than it, else the oldest; undefined of none. */
export function anchorOf(accepted: readonly Sgp4Model[], model: Sgp4Model): Sgp4Model | undefined {
  for (let k = accepted.length - 1; k >= 0; k--)
    if (daysBetween(accepted[k], model) >= policy.memory.anchorDays) return accepted[k];
  return accepted.at(0);
}

/** Given: accepted sets and a new one. Returned: an accepted set of the same epoch. */
export const sameEpochAs = (accepted: readonly Sgp4Model[], model: Sgp4Model): Sgp4Model | undefined =>
  accepted.findLast((other) => Math.abs(daysBetween(other, model)) * 86_400 <= policy.sameEpochSeconds);

/**
 * Given: a track, a set that was accepted, and its difference from its anchor. Returned: the track with it; sets still in quarantine
 * can no longer be confirmed.
 */
export function withAccepted(
  track: ObjectTrack,
  model: Sgp4Model,
  difference?: OrbitDifference,
): ObjectTrack {
  const { sets, anchorDays } = policy.memory;
  const at = track.accepted.findLastIndex((other) => daysBetween(other, model) >= 0) + 1;
  const accepted = track.accepted.toSpliced(at, 0, model).slice(-sets);
  // Closer or turned pairs would mix another kind of scatter in.
  if (!difference || difference.gapDays < anchorDays) return { ...track, accepted, quarantined: [] };
  const residuals = [...track.residuals.slice(1 - sets), residualOf(difference)];
  return {
    accepted,
    residuals,
    scatter: ownScatter(residuals),
    energy: energyModel(residuals),
    quarantined: [],
  };
}

/** Given: a track and a set that was not accepted. Returned: the track that remembers it. */
export const withQuarantined = (track: ObjectTrack, model: Sgp4Model): ObjectTrack => ({
  ...track,
  quarantined: [...track.quarantined, model].slice(-policy.memory.sets),
});

/** Given: a track and the set that confirmed quarantined ones. Returned: the track from that set on; its scatter stays the object's. */
export const withNewOrbit = (track: ObjectTrack, model: Sgp4Model): ObjectTrack => ({
  ...track,
  accepted: [model],
  quarantined: [],
});

/** Given: a track and a quarantined set that a person released. Returned: the track that goes on from it; its scatter stays the object's. */
export const trackWithReleased = (track: ObjectTrack, set: MeanElements): ObjectTrack =>
  withNewOrbit(track, initializeSgp4(set));

const residualOf = (difference: OrbitDifference): Residual => ({
  gapDays: difference.gapDays,
  energy: difference.energy,
  drag: difference.drag,
  inTrackKm: Math.abs(difference.inTrackAtNewKm) / gapGrowth(difference.gapDays),
  planeDeg: difference.planeDeg,
  shape: difference.shape,
});
