import type { CatalogNumber } from "../core/index.ts";
import type { Instant } from "../time/index.ts";
import type { UnverifiedPart } from "./volume-set.ts";
import type { VolumeShape } from "./volume-shape.ts";

/** A run of minima of one slow pair during which the two stayed near each other. */
export interface Episode {
  /** First and last minimum of the episode, UTC. */
  readonly from: Instant;
  readonly to: Instant;
  /** How many minima of distance were merged. */
  readonly minima: number;
}

/** A volume that the other object of a pair enters around a minimum. */
export interface VolumeEntry extends VolumeShape {
  /** The object around which the volume lies. */
  readonly of: CatalogNumber;
  /** The row of the set, as it names it. */
  readonly regime: string;
  /** Whether the place at the minimum lies inside; else the other enters before or after. */
  readonly insideAtTca: boolean;
  /** What of the row isn't checked against its source; left out where all is. */
  readonly unverified?: readonly UnverifiedPart[];
}

/** Which volumes a screening by volumes found a conjunction for. */
export interface ConjunctionVolume {
  /** Name of the set, and the status of its figures: "read", or begins with UNVERIFIED. */
  readonly set: string;
  readonly status: string;
  /** One, or both objects' volumes. */
  readonly entered: readonly VolumeEntry[];
}

/** One minimum of the distance between two objects, TEME, SGP4 of public elements on both sides. Symmetric: id1 < id2. */
export interface Conjunction {
  readonly id1: CatalogNumber;
  readonly id2: CatalogNumber;
  readonly name1: string;
  readonly name2: string;
  /** Time of closest approach, UTC. */
  readonly tca: Instant;
  readonly missDistanceKm: number;
  readonly relativeSpeedKmPerS: number;
  /** Position of object 2 relative to object 1 in the radial, in-track, cross-track axes of object 1. */
  readonly ricKm: readonly [number, number, number];
  /** Inertial velocity of object 2 relative to object 1, resolved in the same axes. */
  readonly velocityRicKmPerS: readonly [number, number, number];
  /** Age of each element set at the time of closest approach, days; negative before its epoch. */
  readonly ageDays1: number;
  readonly ageDays2: number;
  /**
   * Upper bound over the unknown size of the errors (TLE only: not decision grade), see `maxProbability`.
   * 0…1; left out where the pair has no encounter plane (no relative motion).
   */
  readonly maxProbability?: number;
  readonly episode?: Episode;
  /** Only of a screening by volumes. */
  readonly volume?: ConjunctionVolume;
}

/** The order in which conjunctions are streamed; times are UTC. */
export const byTimeThenIds = (a: Conjunction, b: Conjunction): number =>
  a.tca.days - b.tca.days || a.tca.nanos - b.tca.nanos || a.id1 - b.id1 || a.id2 - b.id2;

/** An object that SGP4 could not propagate at some of the instants looked at. */
export interface SkippedObject {
  readonly id: CatalogNumber;
  readonly name: string;
  /** SGP4's status at the first failure (see the orbit floor). */
  readonly status: number;
  /** Nodes at which the propagation failed, and nodes looked at. */
  readonly failedNodes: number;
  readonly nodes: number;
}

/** What a screening by volumes looked at. */
export interface VolumeSummary {
  readonly set: string;
  readonly status: string;
  readonly source: string;
  /** Objects that have a volume, by regime, the widest volume first. */
  readonly regimes: readonly { readonly regime: string; readonly objects: number }[];
  /** Objects that no row of the set holds: nothing was looked for around them. */
  readonly outside: readonly CatalogNumber[];
}

/** What a screening looked at and what it left out. Complete when the screening has ended. */
export interface ScreenSummary {
  /** Objects screened, one element set each. */
  readonly objects: number;
  /** Older or later element sets of the same objects, not used. */
  readonly unusedSets: number;
  /** Minima given; of a screening by volumes those around which a volume is entered. */
  readonly minima: number;
  readonly skipped: readonly SkippedObject[];
  /** Groups of objects whose elements are identical (docked, or published together): no distance, no minimum. */
  readonly sameOrbit: readonly (readonly CatalogNumber[])[];
  /** Only of a screening by volumes. */
  readonly volume?: VolumeSummary;
}

export interface ScreenProgress {
  /** 0…1 of the time span. */
  readonly fraction: number;
  /** Minima found so far; of a screening by volumes those around which a volume is entered. */
  readonly minima: number;
}
