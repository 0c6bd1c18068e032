import { LOWEST, PRIMARY, cellStart, filledCell, filledCells, packAt, packBytes, partOf } from "./cells";
import { add4, all4, div4, dot4, mad4, max4, min4, mul4, sub4 } from "./lanes4";
import { LATITUDE, LONGITUDE, REACH, nodeAt } from "./node";
import { takeCandidate } from "./refine";
import {
  aheadOf, bandsOf, firstCellOf, mostWide, reachOf, rowOf, sectorsOf, shellAndBandOf, shellCount, spanOf, wideAheadOf, wideCellOf,
  wideSpanOf, widest,
} from "./shells";

/**
 * Finds every pair of sorted objects that may come within the threshold in the window: cell by cell, each entry against those of its own
 * cell and of the cells ahead that its reach touches, four at a time, by the least distance on straight lines.
 * A pair is taken in the higher of both objects' lowest shells only.
 */

let half: f32 = 0;
let within: f32 = 0;
let onlyPrimaries: bool = false;

/** Given: half the window (s), threshold (km), whether only pairs with a primary count. */
export function sweep(halfSeconds: f64, thresholdKm: f64, chosen: bool): void {
  half = <f32>halfSeconds;
  // Rounding of positions in f32 is in the margins; that of the test's own arithmetic is here.
  within = <f32>(thresholdKm * 1.00001 + 0.001);
  onlyPrimaries = chosen;
  for (let n = 0; n < filledCells(); n++) {
    const cell = filledCell(n);
    if (rowOf(cell) >= 0) sweepCell(cell);
  }
  for (let shell = 0; shell < shellCount(); shell++) {
    const wide = wideCellOf(shell);
    const end = cellStart(wide + 1);
    for (let entry = cellStart(wide); entry < end; entry++) {
      sweepWide(shell, firstCellOf(shell), entry);
      scan(entry, entry + 1, entry + 1, end, false);
    }
  }
}

/** An object that moves farther than the cells allow for, against all of them that it may reach. */
function sweepWide(shell: i32, first: i32, entry: i32): void {
  const slot = load<i32>(packAt(entry >> 2) + (<usize>(entry & 3) << 2), 112);
  const bands = bandsOf(shell);
  const sectors = sectorsOf(shell);
  const ahead = wideAheadOf(shell);
  if (ahead >= mostWide || nodeAt(REACH, slot) > widest * reachOf(shell)) {
    scan(entry, entry + 1, cellStart(first), cellStart(first + bands * sectors), false);
    return;
  }
  const band = partOf(nodeAt(LATITUDE, slot), bands);
  const sector = partOf(nodeAt(LONGITUDE, slot), sectors);
  for (let up = -min(ahead, band); up <= ahead && band + up < bands; up++)
    scanSectors(entry, entry + 1, first + (band + up) * sectors, sectors, sector, wideSpanOf(shell, band, up));
}

/** Entries [begin, end) against the sectors of a row of cells to either side of one. */
function scanSectors(begin: i32, end: i32, row: i32, sectors: i32, sector: i32, span: i32): void {
  if (2 * span + 1 >= sectors) {
    scan(begin, end, cellStart(row), cellStart(row + sectors), false);
    return;
  }
  const from = sector - span;
  const to = sector + span + 1;
  scan(begin, end, cellStart(row + max(0, from)), cellStart(row + min(sectors, to)), false);
  if (from < 0) scan(begin, end, cellStart(row + sectors + from), cellStart(row + sectors), false);
  if (to > sectors) scan(begin, end, cellStart(row), cellStart(row + to - sectors), false);
}

/** The entries of a cell against what follows in their band, and against the bands ahead. */
function sweepCell(cell: i32): void {
  const row = rowOf(cell);
  const shell = shellAndBandOf(cell) >> 16;
  const band = shellAndBandOf(cell) & 0xffff;
  const sectors = sectorsOf(shell);
  const sector = cell - row;
  const begin = cellStart(cell);
  const end = cellStart(cell + 1);
  // Own band: what follows in the cell, then the sectors ahead; where these come round, all that follows in the band.
  const span = spanOf(shell, band, 0);
  const isRound = 2 * span >= sectors;
  const ownEnd = cellStart(isRound ? row + sectors : min(cell + 1 + span, row + sectors));
  scan(begin, end, begin, ownEnd, true);
  const over = isRound ? 0 : sector + 1 + span - sectors;
  if (over > 0) scan(begin, end, cellStart(row), cellStart(row + over), false);
  const ahead = min(aheadOf(shell), bandsOf(shell) - 1 - band);
  for (let up = 1; up <= ahead; up++)
    scanSectors(begin, end, row + up * sectors, sectors, sector, spanOf(shell, band, up));
}

/**
 * Entries [begin, end), each against entries [from, to), or, where these are its own cell and what follows, against those behind it:
 * pairs whose straight lines come within threshold and margins become candidates.
 */
function scan(begin: i32, end: i32, from: i32, to: i32, isOwn: bool): void {
  if (from >= to) return;
  const h = all4(half);
  const lastPack = (to - 1) >> 2;
  const wanted = onlyPrimaries ? PRIMARY : 0;
  for (let entry = begin; entry < end; entry++) {
    const first = isOwn ? entry + 1 : from;
    const own = packAt(entry >> 2) + (<usize>(entry & 3) << 2);
    const x = v128.load32_splat(own);
    const y = v128.load32_splat(own, 16);
    const z = v128.load32_splat(own, 32);
    const vx = v128.load32_splat(own, 48);
    const vy = v128.load32_splat(own, 64);
    const vz = v128.load32_splat(own, 80);
    const limit = add4(v128.load32_splat(own, 96), all4(within));
    let pack = packAt(first >> 2);
    // Lanes before the first, the entry itself among them, are left out of the first pack.
    let lanes = v128.load(lanesFrom + (<usize>(first & 3) << 4));
    for (let p = first >> 2; p <= lastPack; p++) {
      const dx = sub4(v128.load(pack), x);
      const dy = sub4(v128.load(pack, 16), y);
      const dz = sub4(v128.load(pack, 32), z);
      const dvx = sub4(v128.load(pack, 48), vx);
      const dvy = sub4(v128.load(pack, 64), vy);
      const dvz = sub4(v128.load(pack, 80), vz);
      const closing = dot4(dx, dy, dz, dvx, dvy, dvz);
      const speed2 = dot4(dvx, dvy, dvz, dvx, dvy, dvz);
      const reach = add4(v128.load(pack, 96), limit);
      const reach2 = mul4(reach, reach);
      // Least distance on endless lines, d² − c²/s² ≤ reach², without the division; 2e-6 is for the rounding of d² s² − c².
      const off = sub4(mul4(dot4(dx, dy, dz, dx, dy, dz), all4(0.999998)), reach2);
      const near = v128.and(f32x4.le(mul4(off, speed2), mul4(closing, closing)), lanes);
      if (v128.any_true(near)) {
        // The same within the window: the turn held to ± half of it. 0/0 becomes an end, where the distance is the same.
        const t = f32x4.neg(min4(h, max4(f32x4.neg(h), div4(closing, speed2))));
        const mx = mad4(t, dvx, dx);
        const my = mad4(t, dvy, dy);
        const mz = mad4(t, dvz, dz);
        // Marks that the other must have: LOWEST unless this one has it, PRIMARY likewise where primaries are asked for.
        const mark = load<i32>(own, 128);
        const needed = i32x4.splat((LOWEST | wanted) & ~mark);
        const meets = v128.and(
          v128.and(near, f32x4.le(dot4(mx, my, mz, mx, my, mz), reach2)),
          i32x4.eq(v128.and(v128.load(pack, 128), needed), needed),
        );
        let bits = i32x4.bitmask(meets);
        if ((p << 2) + 4 > to) bits &= (1 << (to & 3)) - 1;
        if (bits != 0) {
          v128.store(turns, t);
          do {
            const lane = <usize>ctz(bits) << 2;
            bits &= bits - 1;
            takeCandidate(load<i32>(own, 112), load<i32>(pack + lane, 112), load<f32>(turns + lane));
          } while (bits != 0);
        }
      }
      lanes = i32x4.splat(-1);
      pack += packBytes;
    }
  }
}

const turns = memory.data(16, 16);
const lanesFrom = memory.data<i32>([-1, -1, -1, -1, 0, -1, -1, -1, 0, 0, -1, -1, 0, 0, 0, -1], 16);
