import { isPrimary, usableSlots } from "./fleet";
import {
  HIGHEST_SHELL, LATITUDE, LONGITUDE, LOWEST_SHELL, MARGIN, REACH, VX, VY, VZ, X, Y, Z, isHeld, nodeAt, nodeInteger,
} from "./node";
import { bandsOf, firstCellOf, layOutShells, reachOf, sectorsOf, shellCount, wideCellOf } from "./shells";

/**
 * All objects of a window, sorted into cells (counting sort). An object has an entry in each shell that its radius may touch.
 * Entries stand in packs of four, a row of four f32 each for x y z vx vy vz margin, then slots and marks (i32), so that the
 * sweep tests four at once: entry p is lane p & 3 of pack p >> 2.
 */
export const packBytes: usize = 9 << 4;
/** Marks of an entry: this shell is the object's lowest; the object is a primary. */
export const LOWEST = 1;
export const PRIMARY = 2;

let cellCount: i32 = 0;
let starts: usize = 0;
let startsRoom: i32 = 0;
/** Cells with entries, in order. */
let filled: usize = 0;
let filledCount: i32 = 0;
let list: usize = 0;
let listRoom: i32 = 0;
let packs: usize = 0;
let packsRoom: i32 = 0;
let entries: i32 = 0;

/** First entry of a cell; that of the cell after the last is the number of entries. */
// @ts-ignore: decorator
@inline
export function cellStart(cell: i32): i32 {
  return load<i32>(starts + (<usize>cell << 2));
}
// @ts-ignore: decorator
@inline
export function packAt(pack: i32): usize {
  return packs + <usize>pack * packBytes;
}
export function filledCells(): i32 { return filledCount; }
/** The n-th cell with entries. */
// @ts-ignore: decorator
@inline
export function filledCell(n: i32): i32 { return load<i32>(filled + (<usize>n << 2)); }

/** Chooses the cells, once, by how many objects each shell holds at this node. */
export function layOutCells(half: f64, threshold: f64): void {
  const inShell = heap.alloc(<usize>shellCount() * 4 + 16);
  memory.fill(inShell, 0, <usize>shellCount() << 2);
  for (let slot = 0; slot < usableSlots(); slot++) {
    if (!isHeld(slot)) continue;
    const at = inShell + (<usize>nodeInteger(LOWEST_SHELL, slot) << 2);
    store<i32>(at, load<i32>(at) + 1);
  }
  cellCount = layOutShells(half, threshold, inShell);
  if (startsRoom < cellCount + 2) {
    startsRoom = cellCount + 2;
    starts = heap.alloc((<usize>startsRoom << 2) + 16);
    filled = heap.alloc((<usize>startsRoom << 2) + 16);
  }
}

/** Sorts all objects with bounds; what was sorted before is forgotten. */
export function sortIntoCells(): void {
  memory.fill(starts, 0, <usize>(cellCount + 2) << 2);
  listEntries();
  let sum = 0;
  filledCount = 0;
  for (let cell = 0; cell <= cellCount; cell++) {
    const at = starts + (<usize>cell << 2);
    const count = load<i32>(at);
    store<i32>(at, sum);
    sum += count;
    store<i32>(filled + (<usize>filledCount << 2), cell);
    filledCount += count > 0 ? 1 : 0;
  }
  store<i32>(starts + (<usize>(cellCount + 1) << 2), sum);
  if (packsRoom < (entries >> 2) + 2) {
    packsRoom = (entries >> 1) + 16;
    packs = heap.alloc(<usize>packsRoom * packBytes + 16);
  }
  place();
}

/** The entries in the order of the slots: cell and slot; and how many each cell has. */
function listEntries(): void {
  entries = 0;
  const slots = usableSlots();
  for (let slot = 0; slot < slots; slot++) {
    if (!isHeld(slot)) continue;
    const first = nodeInteger(LOWEST_SHELL, slot);
    const last = nodeInteger(HIGHEST_SHELL, slot);
    const reach = nodeAt(REACH, slot);
    const latitude = nodeAt(LATITUDE, slot);
    const longitude = nodeAt(LONGITUDE, slot);
    if (entries + (last - first) + 1 > listRoom) growList(last - first + 1);
    for (let shell = first; shell <= last; shell++) {
      let cell: i32;
      if (reach > reachOf(shell)) cell = wideCellOf(shell);
      else {
        const sectors = sectorsOf(shell);
        cell = firstCellOf(shell) + partOf(latitude, bandsOf(shell)) * sectors + partOf(longitude, sectors);
      }
      const at = starts + (<usize>cell << 2);
      store<i32>(at, load<i32>(at) + 1);
      const entry = list + (<usize>entries << 3);
      store<i32>(entry, shell == first ? cell : ~cell);
      store<i32>(entry, slot, 4);
      entries++;
    }
  }
}

/** The band or sector of a share. */
// @ts-ignore: decorator
@inline
export function partOf(share: f32, parts: i32): i32 {
  return max(0, min(parts - 1, <i32>(share * <f32>parts)));
}

function growList(more: i32): void {
  const room = 2 * listRoom + more + 1024;
  const larger = heap.alloc(<usize>room << 3);
  memory.copy(larger, list, <usize>entries << 3);
  list = larger;
  listRoom = room;
}

/** After this, `starts` of a cell is its end, so it is read one place further down: see the last loop. */
function place(): void {
  for (let n = 0; n < entries; n++) {
    const entry = list + (<usize>n << 3);
    const marked = load<i32>(entry);
    const slot = load<i32>(entry, 4);
    const isLowest = marked >= 0;
    const at = starts + (<usize>(isLowest ? marked : ~marked) << 2);
    const p = load<i32>(at);
    store<i32>(at, p + 1);
    const lane = packAt(p >> 2) + (<usize>(p & 3) << 2);
    store<f32>(lane, nodeAt(X, slot));
    store<f32>(lane, nodeAt(Y, slot), 16);
    store<f32>(lane, nodeAt(Z, slot), 32);
    store<f32>(lane, nodeAt(VX, slot), 48);
    store<f32>(lane, nodeAt(VY, slot), 64);
    store<f32>(lane, nodeAt(VZ, slot), 80);
    store<f32>(lane, nodeAt(MARGIN, slot), 96);
    store<i32>(lane, slot, 112);
    store<i32>(lane, (isLowest ? LOWEST : 0) | (isPrimary(slot) ? PRIMARY : 0), 128);
  }
  // What stands in a cell's place is now where the next begins.
  memory.copy(starts + 4, starts, <usize>(cellCount + 1) << 2);
  store<i32>(starts, 0);
}
