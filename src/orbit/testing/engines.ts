import type { MeanElements } from "../element-table.ts";
import { buildElementTable } from "../element-table-builder.ts";
import { initializeSgp4 } from "../initialize.ts";
import { propagateSgp4 } from "../propagate.ts";
import { Propagator } from "../propagator.ts";
import type { OperationMode } from "../sgp4-model.ts";

/** A way to propagate one element set: what the reference and the kernel have in common. */
export interface Engine {
  readonly name: string;
  /** Statuses and states (six numbers each) at minutes since the set's epoch. */
  propagate(
    elements: MeanElements,
    mode: OperationMode,
    minutes: readonly number[],
  ): { readonly statuses: Uint8Array; readonly states: Float64Array };
}

const reference: Engine = {
  name: "reference",
  propagate(elements, mode, minutes) {
    const model = initializeSgp4(elements, mode);
    const states = new Float64Array(6 * minutes.length);
    return { statuses: Uint8Array.from(minutes, (t, k) => propagateSgp4(model, t, states, 6 * k)), states };
  },
};

const kernel: Engine = {
  name: "kernel",
  propagate(elements, mode, minutes) {
    return new Propagator(buildElementTable([elements]), { mode }).statesAtMinutes(
      Float64Array.from(minutes),
    );
  },
};

export const engines: readonly Engine[] = [reference, kernel];
