import { type EnergyModel, unexpectedEnergy } from "./expected-energy.ts";
import type { OrbitDifference } from "./orbit-difference.ts";
import { gapGrowth, type OwnScatter } from "./own-scatter.ts";
import policy from "./trust-policy.json" with { type: "json" };
import type { QuarantineReason, TrustGate } from "./verdict.ts";

const { limits, energy: energyPolicy } = policy;

/**
 * The least distance along the track between two orbits within the gap, km. One burn lets the orbits meet at its instant, so that the
 * distances at both ends have opposite signs; a forged epoch or another object on the same orbit is off by the same at both.
 */
export function leastInTrackKm({ inTrackAtNewKm, inTrackAtOldKm }: OrbitDifference): number {
  if (inTrackAtNewKm * inTrackAtOldKm <= 0) return 0;
  return Math.min(Math.abs(inTrackAtNewKm), Math.abs(inTrackAtOldKm));
}

/** Given: the difference of a new set from its anchor, and the object's scatter. Returned: the gates that the set fails. */
export function failedGates(
  difference: OrbitDifference,
  scatter: OwnScatter,
  energyModel: EnergyModel,
): QuarantineReason[] {
  const { gapDays, planeDeg, shape } = difference;
  const growth = gapGrowth(gapDays);
  const energy = unexpectedEnergy(difference, energyModel);
  const reasons: QuarantineReason[] = [];
  const gate = (name: TrustGate, measured: number, limit: number, unit: QuarantineReason["unit"]): void => {
    if (measured > limit) reasons.push({ gate: name, measured, limit, unit });
  };
  if (Math.abs(gapDays) <= limits.farthestPredictionDays)
    gate(
      "trust-in-track",
      leastInTrackKm(difference),
      growth * Math.max(limits.inTrackKm, limits.scatters * scatter.inTrackKm),
      "km",
    );
  gate("trust-plane", planeDeg, Math.max(limits.planeDeg, limits.scatters * scatter.planeDeg), "deg");
  gate("trust-shape", shape, Math.max(limits.shape, limits.scatters * scatter.shape), "1");
  gate("trust-energy", energy, Math.max(limits.energy, limits.scatters * energyModel.scatter), "1");
  const { sets, recent } = energyModel;
  if (sets >= policy.memory.fewestForScatter && !hasTraceOfBurn(difference, energy, scatter))
    gate(
      "trust-energy-alone",
      energy,
      (1 + energyPolicy.fewSets / sets) *
        Math.max(
          energyPolicy.scatters * energyModel.scatter,
          energyPolicy.timesRecent * Math.min(recent, energyPolicy.mostRecentScatters * energyModel.scatter),
        ),
      "1",
    );
  return reasons;
}

/**
 * Whether something else changed with the energy, as a burn within the gap must have it: the object is ahead or behind at the new epoch
 * by a fair share of what the new mean motion makes of the gap, or the plane turned, or the eccentricity vector moved along.
 */
function hasTraceOfBurn(difference: OrbitDifference, energy: number, scatter: OwnScatter): boolean {
  const { inTrackAtNewKm, inTrackAtOldKm, gapDays, planeDeg, shape } = difference;
  const shareOfGap = Math.abs(inTrackAtNewKm / (inTrackAtNewKm - inTrackAtOldKm));
  return (
    (shareOfGap > energyPolicy.burnLeastShareOfGap &&
      Math.abs(inTrackAtNewKm) >
        energyPolicy.burnInTrackScatters * scatter.quietInTrackKm * gapGrowth(gapDays)) ||
    planeDeg > energyPolicy.burnPlaneScatters * scatter.planeDeg ||
    (shape > energyPolicy.burnShapeScatters * scatter.quietShape &&
      shape > energyPolicy.burnShapeShare * energy)
  );
}

/** Given: the difference of two sets of one epoch. Returned: the gate where they are no two estimates of one orbit. */
export function sameEpochGate(difference: OrbitDifference, scatter: OwnScatter): QuarantineReason[] {
  const { inTrackAtNewKm, planeDeg, shape } = difference;
  const inTrackLimitKm = Math.max(limits.inTrackKm, limits.scatters * scatter.inTrackKm);
  const planeLimitDeg = Math.max(limits.planeDeg, limits.scatters * scatter.planeDeg);
  const gate = "trust-same-epoch";
  if (Math.abs(inTrackAtNewKm) > inTrackLimitKm)
    return [{ gate, measured: Math.abs(inTrackAtNewKm), limit: inTrackLimitKm, unit: "km" }];
  if (planeDeg > planeLimitDeg) return [{ gate, measured: planeDeg, limit: planeLimitDeg, unit: "deg" }];
  const shapeLimit = Math.max(limits.shape, limits.scatters * scatter.shape);
  return shape > shapeLimit ? [{ gate, measured: shape, limit: shapeLimit, unit: "1" }] : [];
}
