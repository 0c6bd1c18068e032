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
  prepareFewScreening(
    ids: number,
    primaries: number,
    groups: number,
    thresholdKm: number,
    seconds: number,
  ): void;
  screenFew(row: number): void;
  countFewFailures(counts: number, firstStatus: number): void;
  fitPaths(k: number): void;
  screenWindow(keySeconds: number, fromSeconds: number, toSeconds: number): void;
  nodeAt(field: number, slot: number): number;
  nodeInteger(field: number, slot: number): number;
  isHeld(slot: number): number;
  shellOf(radiusKm: number): number;
}

/** What every screening in a kernel starts from. */
export interface KernelInput {
  readonly start: Instant;
  readonly withinKm: number;
  readonly operationMode: OperationMode;
  readonly primaries?: ReadonlySet<number>;
  /** Groups of identical elements, a number a row (`sameOrbitGroups`). */
  readonly sameOrbit: Int32Array;
}

export interface KernelSetup extends KernelInput {
  readonly grid: WindowGrid;
}

/** At how many keys each row failed; the first status is kept. */
export interface FailureCount {
  readonly nodes: Int32Array;
  readonly status: Uint8Array;
}

/** What the kernel knows of an object in a window (kernel/screen/node.ts); seconds count from the window's middle. */
export interface WindowBounds {
  /** Position and velocity in the middle, km and km/s. */
  readonly state: readonly number[];
  /** Share in the difference of linear and true path, km. */
  readonly marginKm: number;
  /** Shells that its radius may touch, with half the threshold beyond. */
  readonly shells: readonly [number, number];
  /** Angle from the Earth's center that it moves, with its share of the threshold. */
  readonly reachRad: number;
}

const module = compileKernel(kernelBytes);

/** Addresses of what the kernel asks for by row: catalog numbers, primaries, groups of identical elements. */
interface RowColumns {
  readonly ids: number;
  readonly primaries: number;
  readonly groups: number;
}

/** Given a table with one set an object and who takes the minima, returned a kernel with all rows ready. */
function loadedKernel(
  table: ElementTable,
  { start, operationMode, primaries, sameOrbit }: KernelInput,
  take: (found: FoundMinima) => void,
): { readonly kernel: KernelExports; readonly columns: RowColumns } {
  const { count } = table;
  const kernel: KernelExports = startKernel<KernelExports>(module, {
    takeMinima: (at, found) => take(minimaOfKernel(kernel.memory.buffer, at, found)),
  });
  loadElements(kernel, table, start, operationMode);
  const columns = {
    ids: kernel.allocate(4 * count),
    primaries: kernel.allocate(count),
    groups: kernel.allocate(4 * count),
  };
  const { buffer } = kernel.memory;
  new Int32Array(buffer, columns.ids, count).set(table.id.subarray(0, count));
  new Int32Array(buffer, columns.groups, count).set(sameOrbit);
  const flags = new Uint8Array(buffer, columns.primaries, count);
  if (primaries) for (let row = 0; row < count; row++) flags[row] = primaries.has(table.id[row]) ? 1 : 0;
  else flags.fill(1);
  return { kernel, columns };
}

/** Up to so many primaries are screened one by one: for more the sweep over everything is cheaper. */
const mostFew = 24;
/** Beyond this distance a primary's minima over the whole span are too many to hold, km, and the sweep streams them. */
const widestFewKm = 50;

/** Whether a screening takes its primaries one by one. */
export const isFew = (
  primaries: ReadonlySet<number> | undefined,
  withinKm: number,
): primaries is ReadonlySet<number> =>
  primaries !== undefined && primaries.size <= mostFew && withinKm <= widestFewKm;

/** Instants at which a screening of a few looks for objects that fail. */
export const fewLooks = 3;

/**
 * A handful of primaries on all, over the whole span in one go (docs/screening.md, 6).
 * Given: a table with one set an object, the span in seconds. Yielded: after each primary, how many are done; its minima are then in the list,
 * in no order. Returned: which rows fail at begin, middle and end of the span.
 */
export function* screenFewOnAll(
  table: ElementTable,
  input: KernelInput & { readonly primaries: ReadonlySet<number> },
  seconds: number,
  minima: MinimaList,
): Generator<number, FailureCount> {
  const { kernel, columns } = loadedKernel(table, input, (found) => minima.addFound(found));
  kernel.prepareFewScreening(columns.ids, columns.primaries, columns.groups, input.withinKm, seconds);
  let done = 0;
  for (let row = 0; row < table.count; row++) {
    if (!input.primaries.has(table.id[row])) continue;
    kernel.screenFew(row);
    yield ++done;
  }
  const counts = kernel.allocate(4 * table.count);
  const statuses = kernel.allocate(table.count);
  kernel.countFewFailures(counts, statuses);
  return {
    nodes: new Int32Array(kernel.memory.buffer, counts, table.count),
    status: new Uint8Array(kernel.memory.buffer, statuses, table.count),
  };
}

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
    const { withinKm, primaries, grid } = setup;
    const { kernel, columns } = loadedKernel(table, setup, (found) => this.#take(found));
    this.#kernel = kernel;
    this.#grid = grid;
    this.#count = table.count;
    this.#counts = kernel.allocate(4 * table.count);
    this.#statuses = kernel.allocate(table.count);
    kernel.prepareScreening(
      columns.ids,
      columns.primaries,
      columns.groups,
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
      // Borders from whole numbers: neighboring windows and intervals share them to the bit, and none is left over.
      const windows = Math.round(keySeconds / windowSeconds);
      const border = (window: number) =>
        key + (window === windows ? keySeconds : (keySeconds * window) / windows);
      for (let window = 0; window < windows && border(window) < spanSeconds; window++) {
        kernel.screenWindow(key, border(window), Math.min(border(window + 1), spanSeconds));
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

  /** The bounds of a row in the last window; undefined where it has none and is looked at by itself. For tests and design/. */
  bounds(row: number): WindowBounds | undefined {
    const kernel = this.#kernel;
    const slot = new Int32Array(kernel.memory.buffer, kernel.slotOfRows(), this.#count)[row];
    if (!kernel.isHeld(slot)) return undefined;
    const at = (field: number) => kernel.nodeAt(field, slot);
    return {
      state: [0, 1, 2, 3, 4, 5].map(at),
      marginKm: at(6),
      shells: [kernel.nodeInteger(7, slot), kernel.nodeInteger(8, slot)],
      reachRad: at(9),
    };
  }

  /** The shell of a radius, km. */
  shellOf(radiusKm: number): number {
    return this.#kernel.shellOf(radiusKm);
  }
}
