import type { Instant } from "../time/index.ts";
import type { ElementTable } from "./element-table.ts";
import { minutesToReference } from "./minutes-to-reference.ts";
import type { OperationMode } from "./sgp4-model.ts";

/**
 * What kernel/orbit exports; the screening's kernel exports the same and more. Addresses are bytes in `memory`. Objects have slots, sorted by
 * kind of orbit; two slots make a block. An instance serves one table.
 */
export interface OrbitKernel {
  readonly memory: WebAssembly.Memory;
  reserve(count: number): number;
  initialize(mode: number): void;
  allocate(bytes: number): number;
  slotCount(): number;
  slotOfRows(): number;
  rowOfSlots(): number;
  statesAtTimes(
    first: number,
    end: number,
    times: number,
    count: number,
    out: number,
    statuses: number,
  ): void;
  statesOnGrid(
    first: number,
    end: number,
    startMinutes: number,
    stepMinutes: number,
    count: number,
    out: number,
    statuses: number,
  ): void;
}

/** Columns of the table that the kernel reads, in its order; the minutes from the epoch to the reference follow. */
const columns = [
  "epochDays",
  "epochNanos",
  "meanMotionRevPerDay",
  "eccentricity",
  "inclinationDeg",
  "raanDeg",
  "argumentOfPerigeeDeg",
  "meanAnomalyDeg",
  "bstar",
] as const satisfies readonly (keyof ElementTable)[];

/**
 * Makes all rows of a table ready in a fresh kernel. Given: the instant that all its times count from, and SGP4's mode.
 * Range-error: as `initializeSgp4`. Errors: `time-…` for a reference in UT1.
 */
export function loadElements(
  kernel: OrbitKernel,
  table: ElementTable,
  reference: Instant,
  mode: OperationMode,
): void {
  const { count } = table;
  const at = kernel.reserve(count);
  const numbers = new Float64Array(kernel.memory.buffer, at, (columns.length + 1) * count);
  for (const [place, column] of columns.entries())
    numbers.set(table[column].subarray(0, count), place * count);
  numbers.set(minutesToReference(table, reference), columns.length * count);
  kernel.initialize(mode === "a" ? 1 : 0);
}
