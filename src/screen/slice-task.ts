import type { CatalogNumber } from "../core/index.ts";
import type { OperationMode } from "../orbit/index.ts";
import type { Instant } from "../time/index.ts";
import type { MinimaBlock } from "./minima-block.ts";

/** What a screening thread is started with. The table comes as one block (`encodeElementTable`). */
export interface ThreadSetup {
  readonly elements: ArrayBuffer;
  readonly start: Instant;
  readonly hours: number;
  readonly withinKm: number;
  readonly operationMode: OperationMode;
  readonly primaries?: readonly CatalogNumber[];
}

/** Windows [first, end) of the grid. */
export interface SliceTask {
  readonly slice: number;
  readonly first: number;
  readonly end: number;
}

/** What a thread answers: one window more is done, or a slice with all its minima. */
export type ThreadMessage =
  | { readonly kind: "window"; readonly slice: number; readonly minima: number }
  | {
      readonly kind: "slice";
      readonly slice: number;
      readonly block: MinimaBlock;
      readonly failures: Failures;
    };

/** Rows that failed at nodes of one slice. */
export interface Failures {
  readonly rows: readonly number[];
  readonly nodes: readonly number[];
  readonly status: readonly number[];
}
