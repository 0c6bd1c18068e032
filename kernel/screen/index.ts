import { layOutCells, sortIntoCells } from "./cells";
import { prepareEvaluation } from "./evaluate";
import { prepareFew } from "./few";
import { prepareFleet, thresholdKm } from "./fleet";
import { prepareKeys } from "./keys";
import { flushMinima, prepareMinima } from "./minima";
import { fitInterval, prepareMotion } from "./motion";
import { evaluateNode, prepareNode } from "./node";
import { pairsOfOdd, prepareOdd } from "./odd";
import { openWindow, prepareRefinement, refineCandidates } from "./refine";
import { prepareShells } from "./shells";
import { sweep } from "./sweep";
import { walkAll } from "./walk";

export * from "../orbit/index";
export { countFewFailures, screenFew } from "./few";
export { beginChunk, countFailures } from "./keys";
export { isHeld, nodeAt, nodeInteger } from "./node";
export { shellOf } from "./shells";

let half: f64 = 0;
let chosen: bool = false;
let laidOut: bool = false;

/**
 * After `initialize`. Given, by row: catalog numbers (i32), primaries (u8; `someChosen` false: all), groups of identical elements (i32); threshold
 * (km), length of a window (s, 480 or a part of it), height of a shell (km), intervals of a chunk at most.
 */
export function prepareScreening(
  ids: usize, primaries: usize, groups: usize, someChosen: bool, threshold: f64, windowSeconds: f64, shellKm: f64, intervals: i32,
): void {
  prepareFleet(ids, primaries, groups, threshold);
  prepareKeys(intervals);
  prepareMotion();
  prepareNode();
  prepareShells(shellKm);
  prepareEvaluation();
  prepareRefinement();
  prepareMinima();
  prepareOdd(windowSeconds);
  half = 0.5 * windowSeconds;
  chosen = someChosen;
}

/** The same for a handful of primaries (few.ts): length of the screening in seconds instead of windows and shells. */
export function prepareFewScreening(ids: usize, primaries: usize, groups: usize, threshold: f64, seconds: f64): void {
  prepareFleet(ids, primaries, groups, threshold);
  prepareEvaluation();
  prepareMinima();
  prepareFew(seconds);
}

/** Fits the paths of interval k of the chunk, in order from its first, for the windows that follow. */
export function fitPaths(k: i32): void {
  fitInterval(k, k == 0);
}

/**
 * Screens one window of the interval. Given: seconds from the start of the screening to the interval's key, and the window (from, to].
 * Its minima go to `takeMinima`, in no order.
 */
export function screenWindow(keyAt: f64, from: f64, to: f64): void {
  const node = from + half;
  const odd = evaluateNode(node - keyAt, half, thresholdKm());
  if (!laidOut) {
    layOutCells(half, thresholdKm());
    laidOut = true;
  }
  openWindow(from, to, node, half);
  sortIntoCells();
  sweep(half, thresholdKm(), chosen);
  if (odd > 0) pairsOfOdd(odd, node, half, from, to);
  refineCandidates();
  walkAll();
  flushMinima();
}
