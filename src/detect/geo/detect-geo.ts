import type { CatalogNumber } from "../../core/index.ts";
import type { Sha256Hex } from "../../digest/index.ts";
import type { Detection } from "../detection.ts";
import { historyHash, type ObjectHistory } from "../history.ts";
import { type GeoRules, geoRules, type Progress } from "../rules.ts";
import { isNearEquatorial } from "./arrivals.ts";
import type { Belt } from "./belt.ts";
import { driftChanges } from "./drift-changes.ts";
import { longitudeTracks } from "./longitude-track.ts";
import { nearPairs } from "./near-pairs.ts";
import { neighborDetections } from "./neighbor-detections.ts";
import { relocationDetection } from "./relocation-detection.ts";

/**
 * Relocations and arrivals of neighbors in the geostationary belt.
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
  const relocations = tracks.flatMap((track) =>
    driftChanges(track, rules.relocation.parameters).map((change) =>
      relocationDetection(track, change, belt, rules),
    ),
  );
  const arrivals: Detection[] = [];
  const nearOf = nearPairs(belt.nearEquatorial, rules.neighbor.parameters);
  for (const [index, track] of belt.nearEquatorial.entries()) {
    if (index % 20 === 0) onProgress?.(index / belt.nearEquatorial.length);
    const others = nearOf(index).map((other) => belt.nearEquatorial[other]);
    arrivals.push(...neighborDetections(track, others, belt, rules.neighbor));
  }
  onProgress?.(1);
  return [...relocations, ...arrivals];
}
