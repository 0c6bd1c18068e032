import { twoPi } from "./constants";
import { initializeDeep } from "./deep-initialize";
import { brouwerMotion } from "./gravity";
import { Elements, initializeNear } from "./near-initialize";
import {
  DEEP, HALF_DAY, LONG, ONE_DAY, OVAL, ROUND, UNUSABLE, classes, deepFields, get, nearFields, ovalUpTo, roundUpTo, slowestPerDay,
} from "./record";

/**
 * The objects of one instance: columns as the caller writes them, and blocks of two objects, sorted by class.
 * Columns, `rows` numbers each: epoch days and nanoseconds (UTC since 2000), mean motion (rev/day), eccentricity, inclination,
 * node, argument of perigee, mean anomaly (degrees), B*, and the minutes from the epoch to the reference instant.
 */
export const columnCount = 10;
const radPerDeg: f64 = 0.017453292519943295;
const minutesPerDay: f64 = 1440;
const deepFromMinutes: f64 = 225;

let rows: i32 = 0;
let columns: usize = 0;
let slotOfRow: usize = 0;
let rowOfSlot: usize = 0;
let statusOfRow: usize = 0;
let firstSlot: usize = 0;
let blocks: usize = 0;
let deepBlocks: usize = 0;
let firstDeepBlock: i32 = 0;
let mode: i32 = 0;
const elements = new Elements();

// @ts-ignore: decorator
@inline
const nearBytes: usize = <usize>nearFields << 4;
// @ts-ignore: decorator
@inline
const deepBytes: usize = <usize>deepFields << 4;

/** Makes room for so many objects. Returned: where their columns go. An instance serves one fleet. */
export function reserve(count: i32): usize {
  rows = count;
  columns = heap.alloc(<usize>columnCount * <usize>count * 8 + 16);
  return columns;
}

// @ts-ignore: decorator
@inline
export function column(index: i32, row: i32): f64 {
  return load<f64>(columns + ((<usize>index * <usize>rows + <usize>row) << 3));
}

/** Class of a row; its standing status, which every propagation then has, goes to `statusOfRow`: 7 not finite, 1 eccentricity, 2 mean motion. */
function classOf(row: i32): i32 {
  let sum: f64 = 0;
  for (let index = 0; index < columnCount - 1; index++) sum += column(index, row);
  const e = column(3, row);
  const kozai = (column(2, row) * twoPi) / minutesPerDay;
  const n = brouwerMotion(kozai, e, Math.cos(column(4, row) * radPerDeg));
  const status = sum - sum != 0 ? 7 : e >= 1 ? 1 : n > 0 ? 0 : 2;
  store<u8>(statusOfRow + row, <u8>status);
  if (status != 0) return UNUSABLE;
  if (twoPi / n < deepFromMinutes) return e < roundUpTo ? ROUND : e < ovalUpTo ? OVAL : LONG;
  if (n > 0.0034906585 && n < 0.0052359877) return ONE_DAY;
  if (n >= 8.26e-3 && n <= 9.24e-3 && e >= 0.5) return HALF_DAY;
  return DEEP;
}

/** Sorts the rows into blocks and makes them ready. Given: operation mode, 0 for "i", 1 for "a". */
export function initialize(operationMode: i32): void {
  mode = operationMode;
  const classOfRow = heap.alloc(<usize>rows + 16);
  statusOfRow = heap.alloc(<usize>rows + 16);
  firstSlot = heap.alloc((classes + 1) * 4);
  memory.fill(firstSlot, 0, (classes + 1) * 4);
  for (let row = 0; row < rows; row++) {
    const c = classOf(row);
    store<u8>(classOfRow + row, <u8>c);
    const at = firstSlot + ((<usize>c + 1) << 2);
    store<i32>(at, load<i32>(at) + 1);
  }
  // Classes begin at multiples of four, so that four lanes of f32 hold one class, too.
  for (let c = 1; c <= classes; c++) {
    const at = firstSlot + (<usize>c << 2);
    store<i32>(at, load<i32>(at - 4) + ((load<i32>(at) + 3) & ~3));
  }
  const slots = <usize>slotCount();
  slotOfRow = heap.alloc((<usize>rows << 2) + 16);
  rowOfSlot = heap.alloc((slots << 2) + 16);
  memory.fill(rowOfSlot, 0xff, slots << 2);
  const next = heap.alloc(classes * 4);
  memory.copy(next, firstSlot, classes * 4);
  // Rounder orbits of a class first: a batch then solves Kepler's equation one way.
  for (let turn = 0; turn < 2; turn++)
    for (let row = 0; row < rows; row++) {
      if ((column(3, row) < roundUpTo && column(2, row) > slowestPerDay) != (turn == 0)) continue;
      const at = next + (<usize>load<u8>(classOfRow + row) << 2);
      const slot = load<i32>(at);
      store<i32>(at, slot + 1);
      store<i32>(slotOfRow + (<usize>row << 2), slot);
      store<i32>(rowOfSlot + (<usize>slot << 2), row);
    }
  firstDeepBlock = classFirst(DEEP) >> 1;
  blocks = heap.alloc(<usize>firstDeepBlock * nearBytes + 16);
  deepBlocks = heap.alloc(<usize>((classFirst(UNUSABLE) >> 1) - firstDeepBlock) * deepBytes + 16);
  for (let slot = 0; slot < classFirst(UNUSABLE); slot++) initializeSlot(slot);
}

/** Places that no row fills repeat the last row before them, so that every lane computes something ordinary. */
function initializeSlot(slot: i32): void {
  let filled = slot;
  while (rowAt(filled) < 0) filled--;
  const row = rowAt(filled);
  const block = blockAt(slot >> 1);
  const lane = slot & 1;
  const isDeep = slot >= classFirst(DEEP);
  // One object for all rows: the runtime frees nothing.
  elements.motion = (column(2, row) * twoPi) / minutesPerDay;
  elements.e = column(3, row);
  elements.i = column(4, row) * radPerDeg;
  elements.node = column(5, row) * radPerDeg;
  elements.perigee = column(6, row) * radPerDeg;
  elements.anomaly = column(7, row) * radPerDeg;
  elements.bstar = column(8, row);
  elements.offset = column(9, row);
  initializeNear(block, lane, isDeep, elements);
  if (isDeep)
    initializeDeep(block, lane, column(0, row), column(1, row), column(4, row) * radPerDeg, classAt(slot));
}

function classAt(slot: i32): i32 {
  let c = 0;
  while (slot >= classFirst(c + 1)) c++;
  return c;
}

/** Moves the reference instant: minutes from the old one to the new. */
export function moveReference(minutes: f64): void {
  for (let slot = 0; slot < classFirst(UNUSABLE); slot++) {
    const at = blockAt(slot >> 1) + (<usize>(slot & 1) << 3);
    store<f64>(at, load<f64>(at) + minutes);
  }
}

export function operationMode(): i32 { return mode; }
export function slotCount(): i32 { return load<i32>(firstSlot + (classes << 2)); }
/** First slot of a class; that of class 7 is the number of slots. */
export function classFirst(c: i32): i32 { return load<i32>(firstSlot + (<usize>c << 2)); }
export function rowAt(slot: i32): i32 { return load<i32>(rowOfSlot + (<usize>slot << 2)); }
export function slotAt(row: i32): i32 { return load<i32>(slotOfRow + (<usize>row << 2)); }
export function rowOfSlots(): usize { return rowOfSlot; }
export function slotOfRows(): usize { return slotOfRow; }
/** Standing status of a slot of the last class. */
export function statusAt(slot: i32): i32 {
  const row = rowAt(slot);
  return row < 0 ? 7 : load<u8>(statusOfRow + row);
}

// @ts-ignore: decorator
@inline
export function blockAt(block: i32): usize {
  return block < firstDeepBlock
    ? blocks + <usize>block * nearBytes
    : deepBlocks + <usize>(block - firstDeepBlock) * deepBytes;
}

/** A constant of an object (record.ts), for callers outside. */
export function constantOf(slot: i32, k: i32): f64 {
  return get(blockAt(slot >> 1), slot & 1, k);
}
