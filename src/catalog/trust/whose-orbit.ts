import type { CatalogNumber } from "../../core/index.ts";
import { radFromDeg } from "../../frames/index.ts";
import { initializeSgp4, type MeanElements, type Sgp4Model } from "../../orbit/index.ts";
import { failedGates } from "./gates.ts";
import type { ObjectTracks } from "./judge-element-sets.ts";
import { orbitDifference } from "./orbit-difference.ts";
import policy from "./trust-policy.json" with { type: "json" };

/**
 * Which other objects a quarantined set may belong to: evidence for a swapped catalog number, no repair.
 * Given: what is known of all objects, and the set. Returned: catalog numbers of other objects that the set passes the gates of and leads
 * back to within the in-track limit at both ends, nearest first; empty where none does. Errors: none.
 */
export function objectsOnOrbitOf(tracks: ObjectTracks, set: MeanElements): CatalogNumber[] {
  const model = initializeSgp4(set);
  const found: { readonly id: CatalogNumber; readonly apartKm: number }[] = [];
  for (const [id, { accepted, scatter, energy }] of tracks) {
    const newest = accepted.at(-1);
    if (id === set.id || !newest || !isNear(newest, model)) continue;
    const difference = orbitDifference(newest, model);
    if (!difference || failedGates(difference, scatter, energy).length > 0) continue;
    const apartKm = Math.max(Math.abs(difference.inTrackAtNewKm), Math.abs(difference.inTrackAtOldKm));
    if (apartKm <= policy.limits.inTrackKm) found.push({ id, apartKm });
  }
  return found.sort((a, b) => a.apartKm - b.apartKm || a.id - b.id).map(({ id }) => id);
}

/** What no object outgrows by the limits, so that only few orbits are propagated. */
const isNear = (one: Sgp4Model, other: Sgp4Model): boolean =>
  Math.abs(one.inclinationRad - other.inclinationRad) <= radFromDeg(policy.limits.planeDeg) &&
  Math.abs(one.meanMotion / other.meanMotion - 1) <= policy.limits.energy &&
  Math.abs(one.eccentricity - other.eccentricity) <= policy.limits.shape;
