import {
  buildElementTable,
  compileKernel,
  loadElements,
  type OrbitKernel,
  startKernel,
} from "../../src/orbit/index.ts";
import kernelBytes from "../../src/orbit/kernel-bytes.json" with { type: "json" };
import { utcInstant } from "../../src/time/index.ts";
import type { AdapterInput } from "./adapter.ts";

export type HoshimoriWay = "any-time" | "grid";

/** Rows of an input in a kernel of ours, which keeps all states in its own memory, two objects a block. */
export interface LoadedRows {
  propagate(): void;
  read(row: number, time: number, out: Float64Array, offset: number): void;
}

export function loadRows(
  { rows, times, stepMinutes, startDays, startMinutes }: AdapterInput,
  way: HoshimoriWay,
): LoadedRows {
  const table = buildElementTable(
    rows.map(({ epochDays, epochNanos, ...row }) => ({
      ...row,
      name: "",
      internationalDesignator: "",
      epoch: utcInstant(epochDays, epochNanos),
    })),
  );
  const kernel = startKernel<OrbitKernel>(compileKernel(kernelBytes));
  loadElements(kernel, table, utcInstant(startDays, startMinutes * 60e9), "i");
  const blocks = kernel.slotCount() / 2;
  const timesAt = kernel.allocate(16 * times);
  const states = kernel.allocate(96 * blocks * times);
  const statuses = kernel.allocate(2 * blocks * times);
  const pairs = new Float64Array(kernel.memory.buffer, timesAt, 2 * times);
  for (let time = 0; time < times; time++) pairs.fill(time * stepMinutes, 2 * time, 2 * time + 2);
  return {
    propagate() {
      if (way === "grid") kernel.statesOnGrid(0, blocks, 0, stepMinutes, times, states, statuses);
      else kernel.statesAtTimes(0, blocks, timesAt, times, states, statuses);
    },
    read(row, time, out, offset) {
      const { buffer } = kernel.memory;
      const slot = new Int32Array(buffer, kernel.slotOfRows(), rows.length)[row];
      const all = new Float64Array(buffer, states, 12 * blocks * times);
      const at = ((slot >> 1) * times + time) * 12 + (slot & 1);
      for (let component = 0; component < 6; component++) out[offset + component] = all[at + 2 * component];
    },
  };
}
