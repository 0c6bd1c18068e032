import type { CatalogNumber } from "../../core/index.ts";
import type { Sha256Hex } from "../../digest/index.ts";
import type { Detection } from "../detection.ts";
import { historyHash, type ObjectHistory } from "../history.ts";
import { type GeoRules, geoRules, type Progress } from "../rules.ts";
import { isNearEquatorial } from "./arrivals.ts";
import type { Belt } from "./belt.ts";
import { debrisDetections } from "./debris-detections.ts";
import { withAhead } from "./drift-ahead.ts";
import { type DriftChange, driftChanges } from "./drift-changes.ts";
import { jointDetections } from "./joint-detections.ts";
import { type LongitudeTrack, longitudeTracks } from "./longitude-track.ts";
import { nearPairs } from "./near-pairs.ts";
import { neighborDetections } from "./neighbor-detections.ts";
import { passiveDetections } from "./passive-detections.ts";
import { relocationDetection } from "./relocation-detection.ts";
import { stayDetections } from "./stay-detections.ts";

/**
 * Relocations, arrivals of neighbors, parking positions, joint motion, moved passive objects and catalogued debris that
 * maneuvers, in the geostationary belt.
 * Given: histories of any objects (those outside the belt are passed over). Returned: detections, relocations first,
 * each kind by object and time. Owners are no input; every object is treated alike. Source: ../shared/DETECTION.md §3.
 */
export function detectGeo(
  histories: readonly ObjectHistory[],
  rules: GeoRules = geoRules,
  onProgress?: Progress,
): Detection[] {
  const tracks = [...histories]
    .sort((left, right) => left.id - right.id)
    .flatMap((history) => longitudeTracks(history, rules.relocation.parameters));
  const hashes = new Map<CatalogNumber, Sha256Hex>();
  const belt: Belt = {
    nearEquatorial: tracks.filter((track) => isNearEquatorial(track, rules.neighbor.parameters)),
    hashOf(history) {
      const hash = hashes.get(history.id) ?? historyHash(history);
      hashes.set(history.id, hash);
      return hash;
    },
  };
  const changes = new Map(tracks.map((track) => [track, driftChanges(track, rules.relocation.parameters)]));
  const changesOf = (track: LongitudeTrack): readonly DriftChange[] => changes.get(track) ?? [];
  const newestDay = tracks.reduce((last, { days }) => Math.max(last, days[days.length - 1]), 0);
  const relocations = tracks.flatMap((track) => {
    const found = changesOf(track).map((change) => relocationDetection(track, change, belt, rules));
    const last = found.at(-1);
    return last
      ? [...found.slice(0, -1), withAhead(last, track, changesOf(track), belt, rules, newestDay)]
      : [];
  });
  const limits = rules.neighbor.parameters;
  const found: Detection[][] = [[], [], [], [], []];
  const [arrivals, stays, joints, passives, debris] = found;
  const nearOf = nearPairs(belt.nearEquatorial, limits);
  const listedOf = nearPairs(belt.nearEquatorial, { ...limits, outsideDeg: rules.stay.parameters.listDeg });
  for (const [index, track] of belt.nearEquatorial.entries()) {
    if (index % 20 === 0) onProgress?.(index / belt.nearEquatorial.length);
    const others = nearOf(index).map((other) => belt.nearEquatorial[other]);
    arrivals.push(...neighborDetections(track, others, belt, rules.neighbor));
    if (changesOf(track).some(({ kind }) => kind !== "drifting" && kind !== "changed"))
      stays.push(
        ...stayDetections(
          track,
          listedOf(index).map((other) => belt.nearEquatorial[other]),
          belt,
          rules.stay,
          limits,
        ),
      );
    for (const other of others)
      if (track.id !== other.id)
        joints.push(...jointDetections(track, other, changesOf, belt, rules.joint, limits));
    passives.push(
      ...passiveDetections(track, others, changesOf, belt, rules.passive, limits, rules.stay.parameters),
    );
    debris.push(...debrisDetections(track, changesOf(track), belt, rules.debris, rules.stay.parameters));
  }
  onProgress?.(1);
  return [...relocations, ...found.flat()];
}
