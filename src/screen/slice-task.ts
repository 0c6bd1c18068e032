import type { CatalogNumber } from "../core/index.ts";
import type { OperationMode } from "../orbit/index.ts";
import type { Instant } from "../time/index.ts";
import type { MinimaBlock } from "./minima-block.ts";
import type { FailureCount } from "./screening-kernel.ts";
import type { WindowGrid } from "./window-grid.ts";

/** What a screening thread is told first. The table comes as one block (`encodeElementTable`), shared by all threads. */
export interface ThreadSetup {
  readonly elements: SharedArrayBuffer;
  readonly start: Instant;
  readonly withinKm: number;
  readonly operationMode: OperationMode;
  readonly primaries?: readonly CatalogNumber[];
  readonly sameOrbit: Int32Array<SharedArrayBuffer>;
  readonly grid: WindowGrid;
}

/** Intervals [first, end) of the grid. */
export interface SliceTask {
  readonly slice: number;
  readonly first: number;
  readonly end: number;
  /** One i32: how many minima of this slice the reader has taken. A thread that is far ahead waits on it, which bounds the memory. */
  readonly taken: SharedArrayBuffer;
}

/** What a thread answers: the minima of the next windows of a slice, then that the slice is done. */
export type ThreadMessage =
  | { readonly kind: "part"; readonly slice: number; readonly windows: number; readonly block: MinimaBlock }
  | { readonly kind: "done"; readonly slice: number; readonly failures: Failures };

/** Rows that failed at keys of one slice. */
export interface Failures {
  readonly rows: readonly number[];
  readonly nodes: readonly number[];
  readonly status: readonly number[];
}

/** Given counts of all rows, returned those that fail. */
export function failuresOf({ nodes, status }: FailureCount): Failures {
  const rows: number[] = [];
  for (let row = 0; row < nodes.length; row++) if (nodes[row] > 0) rows.push(row);
  return { rows, nodes: rows.map((row) => nodes[row]), status: rows.map((row) => status[row]) };
}
