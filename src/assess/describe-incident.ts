import type { CatalogNumber } from "../core/index.ts";
import type { DetectionKind } from "../detect/index.ts";
import type { DatedDetection } from "./dated-detection.ts";
import type { Incident } from "./incident.ts";
import type { Statement } from "./statement.ts";

const ascending = (ids: Iterable<CatalogNumber>): CatalogNumber[] => [...new Set(ids)].sort((a, b) => a - b);

/**
 * Given: what an incident rests on, the protected objects, and how objects are called.
 * Returned: a neutral headline. Movers and pairs stand in ascending order of number; of neighbors only the protected are
 * named, all of them, and the count of all.
 */
export function titleOf(
  core: readonly DatedDetection[],
  protectedIds: ReadonlySet<CatalogNumber>,
  nameOf: (id: CatalogNumber) => string,
): Statement {
  const names = (ids: Iterable<CatalogNumber>) => ascending(ids).map(nameOf).join(", ");
  const moving = core.filter(({ detection }) => detection.kind !== "approach");
  if (moving.length === 0) return approachTitle(core, names);
  const movers = new Set(moving.map(({ detection }) => detection.ids[0]));
  const neighbors = new Set(
    moving
      .flatMap(({ detection }) => (detection.neighbors ?? []).map((neighbor) => neighbor.id))
      .filter((id) => !movers.has(id)),
  );
  const protectedNeighbors = [...neighbors].filter((id) => protectedIds.has(id));
  const keys = titleKeys(new Set(moving.map(({ detection }) => detection.kind)));
  const parts = { movers: names(movers), count: neighbors.size };
  if (protectedNeighbors.length > 0)
    return { key: keys.withProtected, parts: { ...parts, protected: names(protectedNeighbors) } };
  if (neighbors.size === 0 && keys.alone) return { key: keys.alone, parts: { movers: parts.movers } };
  return { key: keys.withNeighbors, parts };
}

interface TitleKeys {
  readonly withProtected: Statement["key"];
  readonly withNeighbors: Statement["key"];
  readonly alone?: Statement["key"];
}

/** The clearest of the kinds gives the title. */
function titleKeys(kinds: ReadonlySet<DetectionKind>): TitleKeys {
  if (kinds.has("geo-relocation"))
    return {
      withProtected: "incident-title.relocation-protected",
      withNeighbors: "incident-title.relocation-neighbors",
      alone: "incident-title.relocation",
    };
  if (kinds.has("proximity"))
    return { withProtected: "incident-title.beside-protected", withNeighbors: "incident-title.beside" };
  if ([...kinds].every((kind) => kind === "coplanar"))
    return { withProtected: "incident-title.plane-protected", withNeighbors: "incident-title.plane" };
  return { withProtected: "incident-title.neighbor-protected", withNeighbors: "incident-title.neighbor" };
}

function approachTitle(
  core: readonly DatedDetection[],
  names: (ids: Iterable<CatalogNumber>) => string,
): Statement {
  const objects = names(core.flatMap(({ detection }) => detection.ids));
  const distances = core
    .map(({ detection }) => detection.values.missDistanceKm)
    .filter((value): value is number => value !== undefined);
  return distances.length === 0
    ? { key: "incident-title.approach-unmeasured", parts: { objects } }
    : {
        key: "incident-title.approach",
        parts: { objects, distanceKm: Math.min(...distances).toPrecision(2) },
      };
}

/**
 * Given: what an incident rests on, all its detections' number, and the speed up to which an approach is slow.
 * Returned: direction, category, effect and reversibility, each with its basis. Derived from kinds and figures alone.
 */
export function factsOf(
  core: readonly DatedDetection[],
  count: number,
  slowApproachKmPerS: number,
): Pick<Incident, "direction" | "category" | "effect" | "reversibility"> {
  return {
    direction: {
      value: "within",
      basis: { key: "incident-basis.direction-within", parts: { count } },
    },
    category: categoryOf(core, slowApproachKmPerS),
    effect: { value: "none-observed", basis: { key: "incident-basis.effect-none-observed", parts: {} } },
    reversibility: { value: "unknown", basis: { key: "incident-basis.reversibility-unknown", parts: {} } },
  };
}

function categoryOf(core: readonly DatedDetection[], slowApproachKmPerS: number): Incident["category"] {
  const kinds = new Set(core.map(({ detection }) => detection.kind));
  if (kinds.has("geo-neighbor"))
    return { value: "proximity", basis: { key: "incident-basis.category-neighbor", parts: {} } };
  if (kinds.has("proximity"))
    return { value: "proximity", basis: { key: "incident-basis.category-beside", parts: {} } };
  const slow = core.some(({ detection }) => {
    const speed = detection.values.relativeSpeedKmPerS;
    return detection.kind === "approach" && speed !== undefined && speed <= slowApproachKmPerS;
  });
  if (slow)
    return {
      value: "proximity",
      basis: { key: "incident-basis.category-slow-approach", parts: { speedKmPerS: slowApproachKmPerS } },
    };
  return kinds.has("approach")
    ? { value: "none", basis: { key: "incident-basis.category-passing", parts: {} } }
    : {
        value: "none",
        basis: {
          key:
            kinds.has("coplanar") && !kinds.has("geo-relocation")
              ? "incident-basis.category-plane"
              : "incident-basis.category-relocation",
          parts: {},
        },
      };
}
