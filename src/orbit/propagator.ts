import { elapsedSeconds, type Instant } from "../time/index.ts";
import type { ElementTable } from "./element-table.ts";
import { createEphemeris, type Ephemeris } from "./ephemeris-block.ts";
import kernelBytes from "./kernel-bytes.json" with { type: "json" };
import { compileKernel, startKernel } from "./kernel-module.ts";
import { loadElements, type OrbitKernel } from "./orbit-kernel.ts";
import type { OperationMode } from "./sgp4-model.ts";

interface KernelExports extends OrbitKernel {
  separateLanes(
    first: number,
    end: number,
    count: number,
    states: number,
    statuses: number,
    rowStates: number,
    rowStatuses: number,
  ): void;
}

export interface PropagatorOptions {
  /** "i" unless given. */
  readonly mode?: OperationMode;
  /** The instant that minutes are counted from inside; the first row's epoch unless given. Near the times asked for, nothing is lost. */
  readonly reference?: Instant;
}

/** Evenly spaced instants. */
export interface TimeGrid {
  readonly start: Instant;
  readonly stepSeconds: number;
  readonly count: number;
}

const module = compileKernel(kernelBytes);
/** States of one call into the kernel at most: what fits the processor's cache with room for the rest. */
const statesPerTile = 4096;
const mostTimesPerTile = statesPerTile / 4;

/**
 * Many objects made ready for SGP4 and SDP4 in WebAssembly, two at a time in 128-bit lanes: the fast twin of
 * {@link initializeSgp4} and {@link propagateSgp4}. Runs in Node, in browsers and in their workers; an instance belongs to one thread.
 */
export class Propagator {
  /** Rows of the table it was made from. */
  readonly count: number;
  readonly #reference: Instant;
  readonly #kernel: KernelExports;
  readonly #rowOfSlots: Int32Array;
  /** Room for the largest tile, taken at the first call. */
  #tile = { timesAt: 0, states: 0, statuses: 0, rowStates: 0, rowStatuses: 0 };

  /**
   * Given: an element table (views are copied), SGP4's mode. Errors: `time-…` for a reference in UT1; elements that are no numbers give
   * status 7 at every time, as with the reference.
   */
  constructor(table: ElementTable, { mode = "i", reference }: PropagatorOptions = {}) {
    this.count = table.count;
    this.#reference =
      reference ??
      (table.count > 0
        ? { scale: "UTC", days: table.epochDays[0], nanos: table.epochNanos[0] }
        : { scale: "UTC", days: 0, nanos: 0 });
    this.#kernel = startKernel<KernelExports>(module);
    loadElements(this.#kernel, table, this.#reference, mode);
    this.#rowOfSlots = new Int32Array(
      this.#kernel.memory.buffer,
      this.#kernel.rowOfSlots(),
      this.#kernel.slotCount(),
    ).slice();
  }

  /**
   * States of every row at every instant. Given: instants of any scale but UT1, in any order.
   * Returned: a block, objects in the order of the table's rows.
   * Range-error: within 1e-7 km of {@link propagateSgp4} for ± 7 days; statuses equal. Errors: `time-…` for UT1, `ephemeris-too-large`.
   */
  statesAt(instants: readonly Instant[]): Ephemeris {
    return this.statesAtMinutes(
      Float64Array.from(instants, (instant) => elapsedSeconds(this.#reference, instant) / 60),
    );
  }

  /** The same for minutes from the reference instant. */
  statesAtMinutes(minutes: Float64Array): Ephemeris {
    return this.#fill(minutes.length, (first, end, from, count) => {
      const { timesAt, states, statuses } = this.#tile;
      const times = new Float64Array(this.#kernel.memory.buffer, timesAt, 2 * count);
      for (let k = 0; k < count; k++) times.fill(minutes[from + k], 2 * k, 2 * k + 2);
      this.#kernel.statesAtTimes(first, end, timesAt, count, states, statuses);
    });
  }

  /**
   * The same at evenly spaced instants, in about two thirds of the time.
   * Range-error: within 2e-5 km of {@link propagateSgp4}, 1e-9 km in the median.
   */
  statesOnGrid({ start, stepSeconds, count }: TimeGrid): Ephemeris {
    const startMinutes = elapsedSeconds(this.#reference, start) / 60;
    const stepMinutes = stepSeconds / 60;
    return this.#fill(count, (first, end, from, size) => {
      const { states, statuses } = this.#tile;
      const at = startMinutes + from * stepMinutes;
      this.#kernel.statesOnGrid(first, end, at, stepMinutes, size, states, statuses);
    });
  }

  #fill(
    times: number,
    propagate: (firstBlock: number, endBlock: number, fromTime: number, times: number) => void,
  ): Ephemeris {
    const ephemeris = createEphemeris(this.count, times);
    const blocks = this.#rowOfSlots.length / 2;
    const timesPerTile = Math.min(times, mostTimesPerTile);
    const blocksPerTile = Math.max(1, Math.floor(statesPerTile / (2 * Math.max(1, timesPerTile))));
    this.#makeTile();
    for (let first = 0; first < blocks; first += blocksPerTile) {
      const end = Math.min(blocks, first + blocksPerTile);
      for (let from = 0; from < times; from += timesPerTile) {
        const size = Math.min(timesPerTile, times - from);
        propagate(first, end, from, size);
        this.#copyRows(first, end, from, size, ephemeris);
      }
    }
    return ephemeris;
  }

  #copyRows(
    first: number,
    end: number,
    from: number,
    size: number,
    { states, statuses, times }: Ephemeris,
  ): void {
    const tile = this.#tile;
    this.#kernel.separateLanes(
      first,
      end,
      size,
      tile.states,
      tile.statuses,
      tile.rowStates,
      tile.rowStatuses,
    );
    const { buffer } = this.#kernel.memory;
    for (let slot = 2 * first; slot < 2 * end; slot++) {
      const row = this.#rowOfSlots[slot];
      if (row < 0) continue;
      const place = slot - 2 * first;
      const at = row * times + from;
      states.set(new Float64Array(buffer, tile.rowStates + 48 * size * place, 6 * size), 6 * at);
      statuses.set(new Uint8Array(buffer, tile.rowStatuses + size * place, size), at);
    }
  }

  #makeTile(): void {
    if (this.#tile.states > 0) return;
    const kernel = this.#kernel;
    this.#tile = {
      timesAt: kernel.allocate(16 * mostTimesPerTile),
      states: kernel.allocate(48 * statesPerTile),
      statuses: kernel.allocate(statesPerTile),
      rowStates: kernel.allocate(48 * statesPerTile),
      rowStatuses: kernel.allocate(statesPerTile),
    };
  }
}
