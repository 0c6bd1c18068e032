import { boundWindow, type WindowBounds, windowBounds } from "./bounds.ts";
import { measureDefects } from "./defects.ts";
import type { Fleet } from "./fleet.ts";
import { pairsOfIrregular } from "./irregular.ts";
import type { MinimaList } from "./minima-block.ts";
import { type NodeStates, nodeStates, propagateNode } from "./node-states.ts";
import { pairRefiner } from "./pair-refiner.ts";
import { screeningPolicy } from "./policy.ts";
import { type ShellCells, shellCells, sortIntoCells } from "./shell-cells.ts";
import { shells } from "./shells.ts";
import { sweepPairs } from "./sweep.ts";

/** The grid of windows of one screening: all of one length but the last. */
export interface WindowGrid {
  /** Whole span, seconds. */
  readonly spanSeconds: number;
  readonly windowSeconds: number;
  readonly count: number;
}

export function windowGrid(hours: number, windowSeconds = screeningPolicy.nodeSeconds): WindowGrid {
  const spanSeconds = hours * 3600;
  return { spanSeconds, windowSeconds, count: Math.ceil(spanSeconds / windowSeconds) };
}

/** At which nodes each row failed; the first status is kept. */
export interface FailureCount {
  readonly nodes: Int32Array;
  readonly status: Uint8Array;
}

/** Screens window after window of one fleet; memory for the whole fleet is taken once. */
export class WindowScreener {
  readonly failures: FailureCount;
  private readonly fleet: Fleet;
  private readonly grid: WindowGrid;
  private readonly thresholdKm: number;
  private readonly bounds: WindowBounds;
  private readonly cells: ShellCells;
  /** Nodes before, at and after the window. */
  private nodes: [NodeStates, NodeStates, NodeStates];
  private present = Number.NaN;

  constructor(fleet: Fleet, grid: WindowGrid, thresholdKm: number, shellKm = screeningPolicy.shellKm) {
    this.fleet = fleet;
    this.grid = grid;
    this.thresholdKm = thresholdKm;
    this.bounds = windowBounds(fleet.count);
    this.cells = shellCells(fleet.count, shells(Math.max(shellKm, thresholdKm / 2)));
    this.nodes = [nodeStates(fleet.count), nodeStates(fleet.count), nodeStates(fleet.count)];
    this.failures = { nodes: new Int32Array(fleet.count), status: new Uint8Array(fleet.count) };
  }

  /** Adds all minima of window `index` to the list, in no particular order. */
  screen(index: number, minima: MinimaList): void {
    const { fleet, grid, thresholdKm, bounds, cells } = this;
    const half = grid.windowSeconds / 2;
    const from = index * grid.windowSeconds;
    const to = Math.min(from + grid.windowSeconds, grid.spanSeconds);
    this.moveTo(index);
    const node = this.nodes[1];
    boundWindow(node, half, thresholdKm, bounds);
    sortIntoCells(bounds, node.irregular, cells);
    const refine = pairRefiner({ fleet, node, margin: bounds.margin, half, thresholdKm, from, to, minima });
    sweepPairs({ node, bounds, cells, primary: fleet.primary, half, thresholdKm }, refine.regular);
    pairsOfIrregular(fleet, node, half, thresholdKm, refine.irregular);
  }

  private moveTo(index: number): void {
    if (index === this.present) return;
    const { fleet, grid, nodes } = this;
    const at = (window: number) => (window + 0.5) * grid.windowSeconds;
    if (index === this.present + 1) {
      this.nodes = [nodes[1], nodes[2], nodes[0]];
      propagateNode(fleet, at(index + 1), this.nodes[2]);
    } else {
      for (let k = 0; k < 3; k++) propagateNode(fleet, at(index + k - 1), this.nodes[k]);
      measureDefects(this.nodes[0], this.nodes[1]);
    }
    this.present = index;
    this.countFailures();
    measureDefects(this.nodes[1], this.nodes[2]);
  }

  private countFailures(): void {
    const { status } = this.nodes[1];
    for (let row = 0; row < status.length; row++) {
      if (status[row] === 0) continue;
      if (this.failures.nodes[row]++ === 0) this.failures.status[row] = status[row];
    }
  }
}
