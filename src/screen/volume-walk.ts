import {
  type ElementTable,
  initializeSgp4Row,
  minutesSinceRowEpoch,
  type OperationMode,
  propagateSgp4,
  type Sgp4Model,
} from "../orbit/index.ts";
import type { Instant } from "../time/index.ts";
import { type PathFromStates, relativePath } from "./volume-path.ts";
import { pathEnters, shapeHolds, shapeReachKm, type VolumeShape } from "./volume-shape.ts";

/** How far a step's path may be from the true one, as a share of the smallest semi-axis. */
const stepErrorShare = 0.01;
/** Longest step in radians of the center's motion: the series in time must converge. */
const longestStepRad = 0.1;
/** A walk ends, each way, after one revolution at the pace of the minimum. */
const longestWalkRad = 2 * Math.PI;

/** What the walk around one minimum saw. */
export interface VolumeEntryFound {
  /** Whether the place at the minimum itself lies inside. */
  readonly insideAtTca: boolean;
}

/** Follows pairs of a table around their minima through the volume of one of the two. */
export class VolumeWalk {
  readonly #table: ElementTable;
  readonly #start: Instant;
  readonly #mode: OperationMode;
  readonly #models: (Sgp4Model | undefined)[] = [];
  readonly #minutes: number[] = [];
  readonly #states = new Float64Array(12);

  constructor(table: ElementTable, start: Instant, mode: OperationMode) {
    this.#table = table;
    this.#start = start;
    this.#mode = mode;
  }

  /**
   * Whether the other object is inside the center's volume at any time around a minimum of their distance: both ways until it is farther
   * off than the volume reaches, comes nearer again (the next minimum's part), or has no state.
   * Given: the rows, the minimum in seconds after the start, the volume. Returned: what was seen, or undefined: no entry.
   * Range-error: the border to 1 % of the smallest semi-axis. Errors: none.
   */
  find(center: number, other: number, tcaSeconds: number, volume: VolumeShape): VolumeEntryFound | undefined {
    const path = this.#pathAt(center, other, tcaSeconds);
    const reach = shapeReachKm(volume);
    if (!path || path.distanceKm > reach) return undefined;
    if (shapeHolds(volume, path.positionKm)) return { insideAtTca: true };
    const longest = longestWalkRad / path.paceRadPerS;
    for (const sign of [-1, 1]) {
      let step: PathFromStates | undefined = path;
      let elapsed = 0;
      while (step && elapsed <= longest) {
        const isLeaving = elapsed === 0 || (step.distanceKm <= reach && sign * step.rangeRateProduct >= 0);
        if (!isLeaving) break;
        const seconds = stepSeconds(step, volume);
        if (pathEnters(volume, step, Math.min(0, sign * seconds), Math.max(0, sign * seconds)))
          return { insideAtTca: false };
        elapsed += seconds;
        step = this.#pathAt(center, other, tcaSeconds + sign * elapsed);
      }
    }
    return undefined;
  }

  #pathAt(center: number, other: number, seconds: number): PathFromStates | undefined {
    const states = this.#states;
    if (!this.#propagate(center, seconds, 0) || !this.#propagate(other, seconds, 6)) return undefined;
    return relativePath(states, 0, 6);
  }

  #propagate(row: number, seconds: number, at: number): boolean {
    let model = this.#models[row];
    if (!model) {
      model = initializeSgp4Row(this.#table, row, this.#mode);
      this.#models[row] = model;
      this.#minutes[row] = minutesSinceRowEpoch(this.#table, row, this.#start);
    }
    return propagateSgp4(model, this.#minutes[row] + seconds / 60, this.#states, at) === 0;
  }
}

const stepSeconds = ({ jerkKmPerS3, paceRadPerS }: PathFromStates, { semiAxesKm }: VolumeShape): number =>
  Math.min(
    longestStepRad / paceRadPerS,
    Math.cbrt((6 * stepErrorShare * Math.min(...semiAxesKm)) / jerkKmPerS3),
  );
