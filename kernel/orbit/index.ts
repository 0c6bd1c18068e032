import { batchSize, propagateBatch } from "./batch";
import { blockAt, classFirst, statusAt } from "./fleet";
import { nearGrid } from "./near-grid";
import { LONG, UNUSABLE } from "./record";

export { classFirst, constantOf, initialize, moveReference, reserve, rowOfSlots, slotCount, slotOfRows } from "./fleet";

export function allocate(bytes: usize): usize {
  return heap.alloc(bytes);
}

/** Bytes of one block and one instant: six pairs of numbers. */
const stateBytes: usize = 96;

/**
 * States of blocks at times. Given: blocks [first, end); at `times` pairs of equal minutes from the reference instant, `count` of them.
 * Returned: at `out` for each block, then each time, x y z vx vy vz (km, km/s, TEME), two lanes each; at `statuses` two bytes each.
 */
export function statesAtTimes(first: i32, end: i32, times: usize, count: i32, out: usize, statuses: usize): void {
  let kind = 0;
  for (let b = first; b < end; b++) {
    while (b >= classFirst(kind + 1) >> 1) kind++;
    for (let k = 0; k < count; k += batchSize) {
      const size = min(batchSize, count - k);
      if (kind == UNUSABLE) noStates(b, size, out, statuses);
      else propagateBatch(kind, blockAt(b), 0, times + (<usize>k << 4), 16, size, out, stateBytes, statuses);
      out += <usize>size * stateBytes;
      statuses += <usize>size << 1;
    }
  }
}

function noStates(b: i32, count: i32, out: usize, statuses: usize): void {
  for (let k = 0; k < count; k++) {
    for (let n: usize = 0; n < 12; n++) store<f64>(out + (n << 3), NaN);
    store<u8>(statuses, <u8>statusAt(b << 1));
    store<u8>(statuses + 1, <u8>statusAt((b << 1) + 1));
    out += stateBytes;
    statuses += 2;
  }
}

const gridTimes = memory.data(32 * 16, 16);
const gridWork = memory.data(32 * 28 * 16, 16);

/** The same as `statesAtTimes` at evenly spaced times; near Earth by turning unit vectors (near-grid.ts). */
export function statesOnGrid(
  first: i32, end: i32, startMinutes: f64, stepMinutes: f64, count: i32, out: usize, statuses: usize,
): void {
  let kind = 0;
  for (let b = first; b < end; b++) {
    while (b >= classFirst(kind + 1) >> 1) kind++;
    for (let k = 0; k < count; k += batchSize) {
      const size = min(batchSize, count - k);
      const start = startMinutes + <f64>k * stepMinutes;
      if (kind == UNUSABLE) noStates(b, size, out, statuses);
      else if (kind >= LONG || !nearGrid(kind, blockAt(b), start, stepMinutes, size, gridWork, out, stateBytes, statuses)) {
        for (let n = 0; n < size; n++)
          v128.store(gridTimes + (<usize>n << 4), f64x2.splat(startMinutes + <f64>(k + n) * stepMinutes));
        propagateBatch(kind, blockAt(b), 0, gridTimes, 16, size, out, stateBytes, statuses);
      }
      out += <usize>size * stateBytes;
      statuses += <usize>size << 1;
    }
  }
}

/**
 * From blocks and lanes to rows. Given: blocks [first, end) of `count` times each as `statesAtTimes` leaves them, and where the rows go.
 * Returned: at `rowStates` six numbers a time for each slot, one slot after the other; at `rowStatuses` one byte a time.
 */
export function separateLanes(
  first: i32, end: i32, count: i32, states: usize, statuses: usize, rowStates: usize, rowStatuses: usize,
): void {
  for (let b = first; b < end; b++) {
    const second = rowStates + <usize>count * 48;
    for (let k: usize = 0; k < <usize>count; k++) {
      for (let n: usize = 0; n < 3; n++) {
        const a = v128.load(states + (n << 5));
        const c = v128.load(states + (n << 5), 16);
        v128.store(rowStates + k * 48 + (n << 4), i8x16.shuffle(a, c, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23));
        v128.store(second + k * 48 + (n << 4), i8x16.shuffle(a, c, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31));
      }
      store<u8>(rowStatuses + k, load<u8>(statuses));
      store<u8>(rowStatuses + <usize>count + k, load<u8>(statuses, 1));
      states += stateBytes;
      statuses += 2;
    }
    rowStates += <usize>count * 96;
    rowStatuses += <usize>count << 1;
  }
}
