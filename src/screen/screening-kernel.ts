import {
  compileKernel,
  type ElementTable,
  loadElements,
  type OperationMode,
  type OrbitKernel,
  startKernel,
} from "../orbit/index.ts";
import type { Instant } from "../time/index.ts";
import kernelBytes from "./kernel-bytes.json" with { type: "json" };
import { type FoundMinima, type MinimaList, minimaOfKernel } from "./minima-block.ts";
import { keySeconds, type WindowGrid } from "./window-grid.ts";

/** What kernel/screen exports beside the orbits. */
interface KernelExports extends OrbitKernel {
  prepareScreening(
    ids: number,
    primaries: number,
    groups: number,
    someChosen: number,
    thresholdKm: number,
    windowSeconds: number,
    shellKm: number,
    intervals: number,
  ): void;
  beginChunk(firstInterval: number, intervals: number): void;
  countFailures(intervals: number, counts: number, firstStatus: number): void;
  fitPaths(k: number): void;
  screenWindow(keySeconds: number, fromSeconds: number, toSeconds: number): void;
  nodeAt(field: number, slot: number): number;
  isHeld(slot: number): number;
}

export interface KernelSetup {
  readonly start: Instant;
  readonly withinKm: number;
  readonly operationMode: OperationMode;
  readonly primaries?: ReadonlySet<number>;
  /** Groups of identical elements, a number a row (`sameOrbitGroups`). */
  readonly sameOrbit: Int32Array;
  readonly grid: WindowGrid;
}

/** At how many keys each row failed; the first status is kept. */
export interface FailureCount {
  readonly nodes: Int32Array;
  readonly status: Uint8Array;
}

/** Columns of a window's node that tests look at (kernel/screen/node.ts). */
export const nodeColumns = {
  x: 0,
  y: 1,
  z: 2,
  vx: 3,
  vy: 4,
  vz: 5,
  margin: 6,
  low: 7,
  high: 8,
  reach: 9,
} as const;

const module = compileKernel(kernelBytes);

/** One kernel with one table: screens chunk after chunk. Its memory is taken once and freed with it. */
export class ScreeningKernel {
  readonly #kernel: KernelExports;
  readonly #grid: WindowGrid;
  readonly #count: number;
  readonly #counts: number;
  readonly #statuses: number;
  #take: (found: FoundMinima) => void = () => {};

  /** Given a table with one set an object. */
  constructor(table: ElementTable, setup: KernelSetup) {
    const { start, withinKm, operationMode, primaries, sameOrbit, grid } = setup;
    this.#grid = grid;
    this.#count = table.count;
    this.#kernel = startKernel<KernelExports>(module, {
      takeMinima: (at, count) => this.#take(minimaOfKernel(this.#kernel.memory.buffer, at, count)),
    });
    const kernel = this.#kernel;
    loadElements(kernel, table, start, operationMode);
    const ids = kernel.allocate(4 * table.count);
    const chosen = kernel.allocate(table.count);
    const groups = kernel.allocate(4 * table.count);
    this.#counts = kernel.allocate(4 * table.count);
    this.#statuses = kernel.allocate(table.count);
    const { buffer } = kernel.memory;
    new Int32Array(buffer, ids, table.count).set(table.id.subarray(0, table.count));
    new Int32Array(buffer, groups, table.count).set(sameOrbit);
    const flags = new Uint8Array(buffer, chosen, table.count);
    if (primaries)
      for (let row = 0; row < table.count; row++) flags[row] = primaries.has(table.id[row]) ? 1 : 0;
    else flags.fill(1);
    kernel.prepareScreening(
      ids,
      chosen,
      groups,
      primaries ? 1 : 0,
      withinKm,
      grid.windowSeconds,
      grid.shellKm,
      grid.intervalsPerSlice,
    );
  }

  /**
   * Screens intervals [first, first + count), at most as many as the grid's slices have. Called after each window: its minima, in
   * no order, added to `minima`.
   */
  screen(first: number, count: number, minima: MinimaList, afterWindow: () => void): void {
    const kernel = this.#kernel;
    const { windowSeconds, spanSeconds } = this.#grid;
    this.#take = (found) => minima.addFound(found);
    kernel.beginChunk(first, count);
    for (let k = 0; k < count; k++) {
      kernel.fitPaths(k);
      const key = (first + k) * keySeconds;
      for (let from = key; from < Math.min(key + keySeconds, spanSeconds); from += windowSeconds) {
        kernel.screenWindow(key, from, Math.min(from + windowSeconds, spanSeconds));
        afterWindow();
      }
    }
  }

  /** At which of the keys that begin the last chunk's intervals the rows fail. */
  failures(count: number): FailureCount {
    const { buffer } = this.#kernel.memory;
    new Uint8Array(buffer, this.#counts, 4 * this.#count).fill(0);
    this.#kernel.countFailures(count, this.#counts, this.#statuses);
    return {
      nodes: new Int32Array(this.#kernel.memory.buffer, this.#counts, this.#count),
      status: new Uint8Array(this.#kernel.memory.buffer, this.#statuses, this.#count),
    };
  }

  /** A column of the last window's node for a row, undefined where its bounds don't hold. For tests and design/. */
  bound(row: number, column: keyof typeof nodeColumns): number | undefined {
    const slots = new Int32Array(this.#kernel.memory.buffer, this.#kernel.slotOfRows(), this.#count);
    if (!this.#kernel.isHeld(slots[row])) return undefined;
    return this.#kernel.nodeAt(nodeColumns[column], slots[row]);
  }
}
