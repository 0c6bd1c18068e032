import type { EncounterCircle } from "./encounter-circle.ts";
import { fosterProbability } from "./foster.ts";
import kernelBytes from "./kernel-bytes.json" with { type: "json" };
import { isUsable, type PlaneColumns, type ProbabilityBatch, type StateColumns } from "./plane-columns.ts";

interface KernelExports {
  readonly memory: WebAssembly.Memory;
  /** Offset of a block of that many bytes; the last block is given up. 0 where there is no memory. */
  readonly reserve: (bytes: number) => number;
  readonly planeProbabilities: (input: number, output: number, count: number, stride: number) => void;
  readonly stateProbabilities: (
    input: number,
    plane: number,
    output: number,
    count: number,
    stride: number,
  ) => void;
}

const planeFields = ["miss1", "miss2", "sigma1", "sigma2", "radius"] as const;
const stateFields = [
  "x",
  "y",
  "z",
  "vx",
  "vy",
  "vz",
  "cxx",
  "cxy",
  "cxz",
  "cyy",
  "cyz",
  "czz",
  "radius",
] as const;
/** Rows that go through the kernel's memory at a time: 2 MB of it. */
const mostRows = 16_384;

/**
 * The batch in WebAssembly with SIMD: two encounters at a time (kernel/probability). What its series does not cover, bodies
 * of very many sigmas, goes through Foster's quadrature here. Returned: a batch with a memory of its own, for one thread.
 */
export function kernelBatch(): ProbabilityBatch {
  const binary = Uint8Array.from(atob(kernelBytes.base64), (letter) => letter.charCodeAt(0));
  const instance = new WebAssembly.Instance(new WebAssembly.Module(binary), {
    env: { abort: () => undefined },
  });
  const kernel = instance.exports as unknown as KernelExports;
  const inBlocks = <Columns>(
    columns: Columns & { readonly radius: Float64Array },
    fields: readonly (keyof Columns)[],
    run: (input: number, output: number, rows: number, stride: number) => Float64Array,
  ): Float64Array => {
    const result = new Float64Array(columns.radius.length);
    for (let from = 0; from < result.length; from += mostRows) {
      const rows = Math.min(mostRows, result.length - from);
      const stride = rows + (rows % 2);
      // Columns in, five for the plane between, one out.
      const input = kernel.reserve(8 * stride * (fields.length + planeFields.length + 1));
      const block = new Float64Array(kernel.memory.buffer, input, stride * fields.length);
      block.fill(1);
      for (const [k, field] of fields.entries())
        block.set((columns[field] as Float64Array).subarray(from, from + rows), k * stride);
      const output = input + 8 * stride * (fields.length + planeFields.length);
      const planes = run(input, output, rows, stride);
      const values = new Float64Array(kernel.memory.buffer, output, rows);
      for (let row = 0; row < rows; row++)
        result[from + row] = Number.isNaN(values[row]) ? bySlowWay(planes, row, stride) : values[row];
    }
    return result;
  };
  return {
    inPlane: (columns) =>
      inBlocks<PlaneColumns>(columns, planeFields, (input, output, rows, stride) => {
        kernel.planeProbabilities(input, output, rows, stride);
        return new Float64Array(kernel.memory.buffer, input, stride * planeFields.length);
      }),
    ofStates: (columns) =>
      inBlocks<StateColumns>(columns, stateFields, (input, output, rows, stride) => {
        const plane = input + 8 * stride * stateFields.length;
        kernel.stateProbabilities(input, plane, output, rows, stride);
        return new Float64Array(kernel.memory.buffer, plane, stride * planeFields.length);
      }),
  };
}

function bySlowWay(planes: Float64Array, row: number, stride: number): number {
  const circle: EncounterCircle = {
    miss: [planes[row], planes[stride + row]],
    sigma: [planes[2 * stride + row], planes[3 * stride + row]],
    radius: planes[4 * stride + row],
  };
  return isUsable(circle) ? fosterProbability(circle) : Number.NaN;
}
