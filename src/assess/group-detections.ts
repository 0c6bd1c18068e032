import type { CatalogNumber } from "../core/index.ts";
import type { Detection, DetectionKind } from "../detect/index.ts";
import type { DatedDetection } from "./dated-detection.ts";

export interface JoinParameters {
  readonly joinGapDays: number;
  readonly slowApproachKmPerS: number;
  readonly fastApproachKm: number;
}

/** Detections about one matter: those it rests on, and maneuvers and passes of the same objects at the same time. */
export interface DetectionGroup {
  readonly core: readonly DatedDetection[];
  readonly attached: readonly DatedDetection[];
}

const pairKey = (a: CatalogNumber, b: CatalogNumber): string => `pair ${Math.min(a, b)} ${Math.max(a, b)}`;

/** Everybody a detection names, neighbors included. */
export const namedObjects = (detection: Detection): CatalogNumber[] => [
  ...detection.ids,
  ...(detection.neighbors ?? []).map((neighbor) => neighbor.id),
];

/** The object that moved and its neighbors, or the two that met: symmetric where the detection is. */
function pairsOf(detection: Detection): string[] {
  if (detection.kind === "approach") return [pairKey(detection.ids[0], detection.ids[1])];
  return namedObjects(detection)
    .slice(1)
    .map((id) => pairKey(detection.ids[0], id));
}

/** What makes two detections one matter: the same mover, or the same pair (so that mutual neighbors meet). */
const matterKeys = (detection: Detection): string[] =>
  detection.kind === "approach" ? pairsOf(detection) : [`mover ${detection.ids[0]}`, ...pairsOf(detection)];

/** Kinds that alone make no incident about a protected object: routine, or about an area instead of objects. */
const attendingKinds: ReadonlySet<DetectionKind> = new Set([
  "maneuver",
  "geo-stay",
  "geo-seen-near",
  "debris-maneuver",
  "interference",
  "reentry",
  "launch",
  "plane-change",
  "breakup",
  "breakup-undetermined",
  "late-object",
]);

/** Slow or very near, or without figures that would say otherwise. */
function isNotable({ kind, values }: Detection, parameters: JoinParameters): boolean {
  if (attendingKinds.has(kind)) return false;
  if (kind !== "approach") return true;
  const { relativeSpeedKmPerS, missDistanceKm } = values;
  const fast = relativeSpeedKmPerS !== undefined && relativeSpeedKmPerS > parameters.slowApproachKmPerS;
  const far = missDistanceKm !== undefined && missDistanceKm > parameters.fastApproachKm;
  return !(fast && far);
}

/**
 * Given: detections by time, the protected objects, and the parameters of `policies/taxonomy/joining.json`.
 * Returned: groups that concern a protected object. Relocations, neighbors and notable approaches join where they share
 * mover or pair and lie no more than the gap apart (transitively); maneuvers and other approaches attach to each group
 * they touch but never bridge two. The result does not depend on the order of equal times or on who owns what.
 */
export function groupDetections(
  dated: readonly DatedDetection[],
  protectedIds: ReadonlySet<CatalogNumber>,
  parameters: JoinParameters,
): DetectionGroup[] {
  const gapS = parameters.joinGapDays * 86_400;
  const core = dated.filter(({ detection }) => isNotable(detection, parameters));
  const rest = dated.filter(({ detection }) => !isNotable(detection, parameters));
  const groups = joinByMatter(core, gapS).filter((members) =>
    members.some(({ detection }) => namedObjects(detection).some((id) => protectedIds.has(id))),
  );
  const restByObject = new Map<CatalogNumber, DatedDetection[]>();
  for (const item of rest) for (const id of item.detection.ids) pushTo(restByObject, id, item);
  return groups.map((members) => ({
    core: members,
    attached: attachedTo(members, restByObject, protectedIds, gapS),
  }));
}

function pushTo<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function joinByMatter(core: readonly DatedDetection[], gapS: number): DatedDetection[][] {
  const parent = core.map((_, index) => index);
  const rootOf = (index: number): number => {
    while (parent[index] !== index) {
      parent[index] = parent[parent[index]];
      index = parent[index];
    }
    return index;
  };
  const open = new Map<string, { index: number; untilS: number }>();
  core.forEach((item, index) => {
    for (const key of matterKeys(item.detection)) {
      const last = open.get(key);
      if (last && item.fromS <= last.untilS + gapS) {
        parent[rootOf(index)] = rootOf(last.index);
        open.set(key, { index, untilS: Math.max(last.untilS, item.toS) });
      } else open.set(key, { index, untilS: item.toS });
    }
  });
  const byRoot = new Map<number, DatedDetection[]>();
  core.forEach((item, index) => {
    pushTo(byRoot, rootOf(index), item);
  });
  return [...byRoot.values()];
}

function attachedTo(
  core: readonly DatedDetection[],
  restByObject: ReadonlyMap<CatalogNumber, readonly DatedDetection[]>,
  protectedIds: ReadonlySet<CatalogNumber>,
  gapS: number,
): DatedDetection[] {
  const fromS = Math.min(...core.map((item) => item.fromS)) - gapS;
  const toS = Math.max(...core.map((item) => item.toS)) + gapS;
  const pairs = new Set(core.flatMap(({ detection }) => pairsOf(detection)));
  const focus = new Set(
    core.flatMap(({ detection }) => [
      ...detection.ids,
      ...namedObjects(detection).filter((id) => protectedIds.has(id)),
    ]),
  );
  const found = new Set<DatedDetection>();
  for (const id of focus)
    for (const item of restByObject.get(id) ?? []) {
      if (item.toS < fromS || item.fromS > toS) continue;
      if (item.detection.kind === "maneuver" || pairs.has(pairsOf(item.detection)[0])) found.add(item);
    }
  return [...found];
}
