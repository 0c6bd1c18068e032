import policy from "../../policies/screening-volumes.json" with { type: "json" };
import { HoshimoriError } from "../core/index.ts";
import { screeningPolicy } from "./policy.ts";
import { shapeReachKm, type VolumeShape, volumeShapes } from "./volume-shape.ts";

/** above < value ≤ upTo; a limit that is left out doesn't bind. */
export interface VolumeLimits {
  readonly above?: number;
  readonly upTo?: number;
}

/** What a condition may speak of; heights count from 6378.135 km. */
export const conditionFigures = [
  "perigeeKm",
  "apogeeKm",
  "periodMinutes",
  "eccentricity",
  "inclinationDeg",
] as const;
export type ConditionFigure = (typeof conditionFigures)[number];

/** What the mean elements of an object must be for a row to count; figures that are left out may be anything. */
export type VolumeCondition = { readonly [figure in ConditionFigure]?: VolumeLimits };

/** The volume around the objects of one regime. A status is "read" or begins with UNVERIFIED. */
export interface VolumeRow extends VolumeShape {
  readonly regime: string;
  readonly condition: VolumeCondition;
  readonly conditionStatus: string;
  readonly shapeStatus: string;
}

/** Screening volumes by regime, as one body publishes them; the first row whose condition holds counts. */
export interface VolumeSet {
  readonly name: string;
  /** Of the figures: "read", or begins with UNVERIFIED. */
  readonly status: string;
  readonly source: string;
  readonly note?: string;
  readonly rows: readonly VolumeRow[];
}

/** As the user's file has them; `volumeSet` looks one over before it is used. */
const sets = policy.sets as unknown as readonly VolumeSet[];

/** Names of the sets of `policies/screening-volumes.json`. */
export const volumeSetNames: readonly string[] = sets.map(({ name }) => name);

/**
 * Given: a set's name, or an own set. Returned: the set, looked over: a misspelt limit would put objects into a wrong row.
 * Errors: `screen-volume-unknown`, `screen-volume-unusable`.
 */
export function volumeSet(volume: string | VolumeSet): VolumeSet {
  const set = typeof volume === "string" ? setNamed(volume) : volume;
  const refuse = (regime: string) =>
    new HoshimoriError("screen-volume-unusable", {
      name: set.name,
      regime,
      max: screeningPolicy.maxThresholdKm,
    });
  if (set.rows.length === 0) throw refuse("");
  for (const row of set.rows) if (!isUsable(row)) throw refuse(row.regime);
  return set;
}

function setNamed(name: string): VolumeSet {
  const set = sets.find((one) => one.name === name);
  if (!set) throw new HoshimoriError("screen-volume-unknown", { name, known: volumeSetNames.join(", ") });
  return set;
}

const isUsable = (row: VolumeRow): boolean =>
  volumeShapes.includes(row.shape) &&
  row.semiAxesKm.length === 3 &&
  row.semiAxesKm.every((axis) => axis > 0) &&
  shapeReachKm(row) <= screeningPolicy.maxThresholdKm &&
  Object.entries(row.condition).every(
    ([figure, limits]) =>
      (conditionFigures as readonly string[]).includes(figure) &&
      Object.entries(limits).every(
        ([limit, value]) => (limit === "above" || limit === "upTo") && Number.isFinite(value),
      ),
  );

/** What of a row isn't checked against its source. */
export type UnverifiedPart = "figures" | "shape" | "condition";

/** Given: a set and one of its rows. Returned: what isn't read in the source; empty where all is. */
export const unverifiedParts = (set: VolumeSet, row: VolumeRow): readonly UnverifiedPart[] => [
  ...(set.status === "read" ? [] : (["figures"] as const)),
  ...(row.shapeStatus === "read" ? [] : (["shape"] as const)),
  ...(row.conditionStatus === "read" ? [] : (["condition"] as const)),
];
