import type { CatalogNumber } from "../../core/index.ts";
import type { Detection } from "../detection.ts";
import type { ObjectHistory } from "../history.ts";
import { overlappingGroups } from "../overlapping-groups.ts";
import { newcomer, seenSince } from "../plane/newcomer.ts";
import { type PlaneTrack, planeTrack } from "../plane/plane-track.ts";
import { type CoplanarParameters, coplanarRule, type Progress, type Rule } from "../rules.ts";
import { coplanarDetection } from "./coplanar-detection.ts";
import { nearPlanes } from "./near-planes.ts";
import { planeChanges } from "./plane-change.ts";
import { matchBases, matchesWith, type PlaneMatch } from "./plane-matches.ts";

export interface CoplanarOptions {
  /** Only matches with at least one of these in the plane; everybody counts unless given. */
  readonly protectedIds?: ReadonlySet<CatalogNumber>;
  readonly rule?: Rule<CoplanarParameters>;
  readonly onProgress?: Progress;
}

/**
 * Who came to share an orbital plane, at any distance along it; and large changes of an object's own plane.
 * Given: histories of any objects. Returned: detections `coplanar` by object and time (all objects of the plane listed),
 * then `plane-change`. Owners are no input. Silent about orbits of periods above 225 minutes, whose nodes hardly turn.
 * Source: acquired rate match, ../shared/DETECTION.md §4; figures in docs/coplanar.md.
 */
export function detectCoplanar(
  histories: readonly ObjectHistory[],
  { protectedIds, rule = coplanarRule, onProgress }: CoplanarOptions = {},
): Detection[] {
  const limits = rule.parameters;
  const tracks = [...histories]
    .sort((left, right) => left.id - right.id)
    .map(planeTrack)
    .filter((track) => track.meanMotionRevPerDay[0] > limits.minMeanMotionRevPerDay);
  onProgress?.(0.4);
  const since = seenSince(tracks);
  const arrivals = tracks.map((track) => newcomer(track, since, limits));
  const visitors = [...tracks.keys()].filter(
    (index) => arrivals[index] !== undefined || changedRate(tracks[index], limits),
  );
  const near = nearPlanes(tracks, visitors, limits);
  const found: Detection[] = [];
  for (const [order, index] of visitors.entries()) {
    if (order % 50 === 0) onProgress?.(0.5 + (0.4 * order) / visitors.length);
    const visitor = tracks[index];
    const matches = near[order].flatMap((other) =>
      matchesWith(visitor, tracks[other], arrivals[index], limits),
    );
    for (const group of matchBases.flatMap((basis) =>
      overlapping(matches.filter((match) => match.basis === basis)),
    ))
      if (!protectedIds || group.some(({ other }) => protectedIds.has(other.id)))
        found.push(coplanarDetection(visitor, group, rule));
  }
  const changes = tracks
    .filter(({ id }) => !protectedIds || isNamed(id, found, protectedIds))
    .flatMap((track) => planeChanges(track, rule));
  onProgress?.(1);
  return [...found, ...changes];
}

/** A change of its own plane is told of protected objects and of those that a match names. */
const isNamed = (id: CatalogNumber, found: readonly Detection[], protectedIds: ReadonlySet<CatalogNumber>) =>
  protectedIds.has(id) || found.some(({ ids }) => ids[0] === id);

/** The smallest own change of nodal rate that can make the difference fall by the limit when the other may change, too. */
function changedRate({ raanRateDegPerDay }: PlaneTrack, limits: CoplanarParameters): boolean {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const rate of raanRateDegPerDay) {
    least = Math.min(least, rate);
    most = Math.max(most, rate);
  }
  return most - least >= limits.fallDegPerDay / (1 + 1 / limits.ownChangeFactor);
}

/** Matches of one visitor and basis whose times overlap are one matter: a plane has many in it. */
function overlapping(matches: readonly PlaneMatch[]): PlaneMatch[][] {
  const sorted = [...matches].sort((a, b) => a.first - b.first || a.last - b.last || a.other.id - b.other.id);
  return overlappingGroups(
    sorted,
    ({ first }) => first,
    ({ last }) => last,
  );
}
