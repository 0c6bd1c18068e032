import { rowAt, slotCount, statusAt as standingStatus } from "../orbit/fleet";
import { statesOnGrid } from "../orbit/index";
import { usableSlots } from "./fleet";

/**
 * Exact states at the keys, 480 s apart: those of a chunk of intervals, one key before and two after, so that each interval
 * sees a key beyond both of its ends.
 */
export const keyMinutes: f64 = 8;
export const keySeconds: f64 = 480;

let keys: i32 = 0;
let states: usize = 0;
let statuses: usize = 0;

/** Makes room for chunks of so many intervals. */
export function prepareKeys(intervals: i32): void {
  keys = intervals + 3;
  const pairs = <usize>usableSlots() >> 1;
  states = heap.alloc(pairs * <usize>keys * 96 + 16);
  statuses = heap.alloc(pairs * <usize>keys * 2 + 16);
}

/** Propagates everything to the keys of a chunk. Given: number of its first interval, counted from the start, and how many. */
export function beginChunk(firstInterval: i32, intervals: i32): void {
  const count = min(keys, intervals + 3);
  const blocks = usableSlots() >> 1;
  // One block at a time, so that its keys stand where all chunks of this size have them.
  for (let b = 0; b < blocks; b++)
    statesOnGrid(b, b + 1, <f64>(firstInterval - 1) * keyMinutes, keyMinutes, count, stateAt(b, 0), statusAt(b, 0));
}

/** Six pairs of numbers of a block at key k of the chunk; key 1 begins its first interval. */
// @ts-ignore: decorator
@inline
export function stateAt(block: i32, key: i32): usize {
  return states + (<usize>block * <usize>keys + <usize>key) * 96;
}

/** Two bytes of status. */
// @ts-ignore: decorator
@inline
export function statusAt(block: i32, key: i32): usize {
  return statuses + ((<usize>block * <usize>keys + <usize>key) << 1);
}

/**
 * Adds up at how many of the keys that begin the chunk's intervals each object fails. Given, by row: counts (i32) and the first status
 * seen (u8), both zero at first.
 */
export function countFailures(intervals: i32, counts: usize, firstStatus: usize): void {
  for (let slot = 0; slot < slotCount(); slot++) {
    const row = rowAt(slot);
    if (row < 0) continue;
    const at = counts + (<usize>row << 2);
    for (let k = 0; k < intervals; k++) {
      const status = slot < usableSlots() ? load<u8>(statusAt(slot >> 1, k + 1) + (slot & 1)) : standingStatus(slot);
      if (status == 0) continue;
      if (load<i32>(at) == 0) store<u8>(firstStatus + row, <u8>status);
      store<i32>(at, load<i32>(at) + 1);
    }
  }
}
