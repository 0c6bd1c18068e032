import { batchSize, propagateBatch } from "../orbit/batch";
import { earthRadiusKm, j2, j3OverJ2 } from "../orbit/constants";
import { blockAt, rowAt, slotAt, slotCount, statusAt as standingStatus } from "../orbit/fleet";
import { statesOnGrid } from "../orbit/index";
import { nearGrid } from "../orbit/near-grid";
import * as R from "../orbit/record";
import { clearRequests, evaluateRequests, gather, request, resultStatus } from "./evaluate";
import { idOf, isPair, isPrimary, kindOf, thresholdKm, usableSlots } from "./fleet";
import { flushMinima } from "./minima";
import { addWalk, walkAll } from "./walk";

/**
 * One object against all others: what can never share its radius is left out, the others are looked at every 480 s, and where the two
 * may come within the threshold between two looks, walked. For a handful of primaries the sweep over everything would be a
 * hundred times the work. docs/screening.md, 6.
 */
const keyMinutes: f64 = 8;
const half: f64 = 240;
const mu: f64 = 398600.8;
/** SGP4's velocity against the derivative of its position, km/s: measured 2.5e-3 at most; and the oblateness' pull, 3 J2 μ Re², km⁶/s². */
const velocityDefect: f64 = 0.01;
const oblateness: f64 = 3.3 * j2 * mu * earthRadiusKm * earthRadiusKm;
/** What a resonance may move the semi-major axis, relative; measured 1e-3. */
const resonanceShare: f64 = 0.03;
/** Looks of the walk, s: relative motion turns on the time scale of an orbit. */
const walkStep: f64 = 20;

/** In the place of a margin: the primary has no state around this key. */
const nowhere: f64 = -1;

const recordBytes: usize = <usize>R.deepFields << 4;
const record = memory.data(82 * 16, 16);
const work = memory.data(32 * 28 * 16, 16);
const times = memory.data(32 * 16, 16);
const states = memory.data(32 * 96, 16);
const statuses = memory.data(64, 16);

/** Least and largest radius, km, and the largest margin that the object can have, km. */
let ranges: usize = 0;
const rangeBytes: usize = 24;
let primaryStates: usize = 0;
let keys: i32 = 0;
let endSeconds: f64 = 0;

/** Given the length of the screening, s: the radii that each object may have in it. */
export function prepareFew(seconds: f64): void {
  endSeconds = seconds;
  keys = <i32>Math.ceil(seconds / (2 * half)) + 1;
  ranges = heap.alloc(<usize>usableSlots() * rangeBytes + 16);
  primaryStates = heap.alloc(<usize>keys * 64 + 16);
  for (let slot = 0; slot < usableSlots(); slot++) if (idOf(slot) >= 0) radialRange(slot, seconds / 60);
}

// @ts-ignore: decorator
@inline
function constant(slot: i32, k: i32): f64 {
  return R.get(blockAt(slot >> 1), slot & 1, k);
}

/** Least and largest distance from the Earth's center, km, from the bounds of a, e and the short-period terms over the whole time. */
function radialRange(slot: i32, minutes: f64): void {
  const isDeep = kindOf(slot) >= R.DEEP;
  const t0 = constant(slot, R.OFFSET);
  let least: f64 = Infinity;
  let most: f64 = 0;
  for (let n = 0; n <= 8; n++) {
    const t = t0 + (minutes * <f64>n) / 8;
    let factor = 1 - constant(slot, R.C1) * t;
    if (!isDeep) factor -= t * t * (constant(slot, R.D2) + t * (constant(slot, R.D3) + t * constant(slot, R.D4)));
    least = Math.min(least, factor * factor);
    most = Math.max(most, factor * factor);
  }
  const spread = 0.25 * (most - least) + 1e-6 + (isDeep ? resonanceShare : 0);
  const aLeast = Math.max(0, constant(slot, R.A0) * (least - spread));
  const aMost = constant(slot, R.A0) * (most + spread);
  const loss = constant(slot, R.BSTAR_C4);
  let e = constant(slot, R.E0) + Math.max(-loss * t0, -loss * (t0 + minutes));
  if (isDeep) {
    const rate = constant(slot, R.E_RATE3);
    e += Math.max(rate * t0, rate * (t0 + minutes));
    e += 0.25 * (Math.abs(constant(slot, R.SUN + 1)) + Math.abs(constant(slot, R.SUN + 2)));
    e += 0.25 * (Math.abs(constant(slot, R.MOON + 1)) + Math.abs(constant(slot, R.MOON + 2)));
  } else e += 2 * Math.abs(constant(slot, R.BSTAR_C5));
  e = Math.max(e, 1e-6);
  // The long-period term adds to e, once for its own p.
  const left = Math.max(1e-3, aLeast * (1 - Math.min(1, e * e)));
  e += (0.5 * Math.abs(j3OverJ2)) / left;
  const p = Math.max(1e-3, aLeast * (1 - Math.min(1, e * e)));
  const k1 = (0.5 * j2) / p;
  const k2 = k1 / p;
  const at = rangeAt(slot);
  store<f64>(at, earthRadiusKm * (aLeast * (1 - Math.min(1, e)) * (1 - 3 * k2) - 0.5 * k1));
  store<f64>(at, earthRadiusKm * (aMost * (1 + e) * (1 + 3 * k2) + 0.5 * k1), 8);
  // At the lowest radius, at the speed of escape, half of it radial: no state of the object has more.
  const low = load<f64>(at);
  const escape2 = (2 * mu) / Math.max(low, 1);
  store<f64>(at, low > 0 ? margin(low, Math.sqrt(escape2), escape2) : Infinity, 16);
}

// @ts-ignore: decorator
@inline
function rangeAt(slot: i32): usize {
  return ranges + <usize>slot * rangeBytes;
}

/**
 * At how many of begin, middle and end of the span each object fails: what is left out isn't propagated anywhere else. Given, by row: counts
 * (i32) and the first status seen (u8), both zero at first.
 */
export function countFewFailures(counts: usize, firstStatus: usize): void {
  for (let slot = 0; slot < slotCount(); slot++) {
    const row = rowAt(slot);
    if ((slot & 1) == 0 && slot < usableSlots())
      statesOnGrid(slot >> 1, (slot >> 1) + 1, 0, endSeconds / 120, 3, states, statuses);
    if (row < 0) continue;
    for (let n = 0; n < 3; n++) {
      const status = slot < usableSlots() ? load<u8>(statuses + (n << 1) + (slot & 1)) : standingStatus(slot);
      if (status == 0) continue;
      const at = counts + (<usize>row << 2);
      if (load<i32>(at) == 0) store<u8>(firstStatus + row, <u8>status);
      store<i32>(at, load<i32>(at) + 1);
    }
  }
}

/** Screens a row against all others over the whole time; minima go to `takeMinima`, in no order. */
export function screenFew(row: i32): void {
  const primary = slotAt(row);
  if (primary >= usableSlots()) return;
  lookAtPrimary(primary);
  const reach = thresholdKm() + 1;
  const low = load<f64>(rangeAt(primary)) - reach;
  const high = load<f64>(rangeAt(primary), 8) + reach;
  let waiting = -1;
  for (let slot = 0; slot < usableSlots(); slot++) {
    if (idOf(slot) < 0 || slot == primary || !isPair(primary, slot)) continue;
    // Of two primaries the one with the smaller number has the pair.
    if (isPrimary(slot) && idOf(slot) < idOf(primary)) continue;
    const range = rangeAt(slot);
    if (load<f64>(range, 8) < low || load<f64>(range) > high) continue;
    if (waiting < 0) waiting = slot;
    else if (kindOf(waiting) == kindOf(slot)) {
      lookAtPair(primary, waiting, slot);
      waiting = -1;
    } else {
      lookAtPair(primary, waiting, waiting);
      waiting = slot;
    }
  }
  if (waiting >= 0) lookAtPair(primary, waiting, waiting);
  walkAll();
  flushMinima();
}

/** States of the gathered record at `size` keys from the first. */
function looks(kind: i32, first: i32, size: i32): void {
  const start = <f64>first * keyMinutes;
  if (kind < R.LONG && nearGrid(kind, record, start, keyMinutes, size, work, states, 96, statuses)) return;
  for (let n = 0; n < size; n++) v128.store(times + (<usize>n << 4), f64x2.splat(start + <f64>n * keyMinutes));
  propagateBatch(kind, record, 0, times, 16, size, states, 96, statuses);
}

/** Keeps the primary's states at all keys: six numbers, its margin, its status. */
function lookAtPrimary(primary: i32): void {
  gather(primary, kindOf(primary), record, 0);
  gather(primary, kindOf(primary), record, 1);
  for (let first = 0; first < keys; first += batchSize) {
    const size = min(batchSize, keys - first);
    looks(kindOf(primary), first, size);
    for (let n = 0; n < size; n++) {
      const to = primaryStates + (<usize>(first + n) << 6);
      const from = states + <usize>n * 96;
      for (let k: usize = 0; k < 6; k++) store<f64>(to + (k << 3), load<f64>(from + (k << 4)));
      store<f64>(to, load<u8>(statuses + (n << 1)) == 0 ? marginOf(from) : NaN, 48);
    }
  }
  for (let key = 0; key < keys; key++) {
    const margin = primaryStates + (<usize>key << 6) + 48;
    if (load<f64>(margin) != load<f64>(margin) && !livesAround(primary, key)) store<f64>(margin, nowhere);
  }
}

/** Whether an object that fails at a key has a state at any look of the walk around it. */
function livesAround(slot: i32, key: i32): bool {
  const looks = <i32>((2 * half) / walkStep);
  clearRequests();
  for (let n = 0; n <= looks; n++) request(slot, <f64>key * 2 * half - half + <f64>n * walkStep);
  evaluateRequests();
  for (let n = 0; n <= looks; n++) if (resultStatus(n) == 0) return true;
  return false;
}

/**
 * Share of an object in the difference of linear and true path over ± 240 s, km, as in the sweep, with generous constants for what
 * the polynomials measure there. Infinite where the object comes too low for the bound to say anything.
 */
function marginOf(state: usize): f64 {
  const x = load<f64>(state);
  const y = load<f64>(state, 16);
  const z = load<f64>(state, 32);
  const vx = load<f64>(state, 48);
  const vy = load<f64>(state, 64);
  const vz = load<f64>(state, 80);
  const r2 = x * x + y * y + z * z;
  const r = Math.sqrt(r2);
  const v2 = vx * vx + vy * vy + vz * vz;
  return margin(r, Math.abs(x * vx + y * vy + z * vz) / r, v2);
}

/** Given: radius (km), size of its rate (km/s), squared speed. */
function margin(r: f64, rise: f64, v2: f64): f64 {
  const bend = mu / (r * r);
  const slack = velocityDefect * half;
  const low = r - (rise + bend * half) * half - slack;
  const chord = low - 1.5 * thresholdKm();
  if (!(chord > 3000)) return Infinity;
  const ratio = r / low;
  const steepest = rise + bend * ratio * ratio * half;
  const turning = Math.sqrt(v2 * ratio * ratio + 4 * steepest * steepest);
  const drift = slack + (oblateness / (low * low * low * low)) * 0.5 * half * half;
  return drift + ((mu / (low * low * low)) * turning * half * half * half) / 3 +
    (mu / (chord * chord * chord)) * (0.5 * thresholdKm() + drift) * half * half;
}

/** Two objects of one kind, perhaps the same twice, against the primary. */
function lookAtPair(primary: i32, a: i32, b: i32): void {
  const kind = kindOf(a);
  gather(a, kind, record, 0);
  gather(b, kind, record, 1);
  for (let first = 0; first < keys; first += batchSize) {
    const size = min(batchSize, keys - first);
    looks(kind, first, size);
    for (let n = 0; n < size; n++) {
      const key = first + n;
      const own = primaryStates + (<usize>key << 6);
      if (mayMeet(own, a, states + <usize>n * 96, statuses + (n << 1))) walkAround(primary, a, key);
      if (a != b && mayMeet(own, b, states + <usize>n * 96 + 8, statuses + (n << 1) + 1)) walkAround(primary, b, key);
    }
  }
}

function walkAround(primary: i32, other: i32, key: i32): void {
  const middle = <f64>key * 2 * half;
  const from = Math.max(0, middle - half);
  const to = Math.min(endSeconds, middle + half);
  if (!(to > from)) return;
  if (idOf(primary) < idOf(other)) addWalk(primary, other, from, to, walkStep);
  else addWalk(other, primary, from, to, walkStep);
}

/** Least distance on straight lines within half a step against threshold and margins; where one has no state, anything may be. */
function mayMeet(own: usize, slot: i32, state: usize, status: usize): bool {
  const ownMargin = load<f64>(own, 48);
  if (ownMargin == nowhere) return false;
  if (!(ownMargin < Infinity) || load<u8>(status) != 0) return true;
  const dx = load<f64>(state) - load<f64>(own);
  const dy = load<f64>(state, 16) - load<f64>(own, 8);
  const dz = load<f64>(state, 32) - load<f64>(own, 16);
  const dvx = load<f64>(state, 48) - load<f64>(own, 24);
  const dvy = load<f64>(state, 64) - load<f64>(own, 32);
  const dvz = load<f64>(state, 80) - load<f64>(own, 40);
  const closing = dx * dvx + dy * dvy + dz * dvz;
  const speed2 = dvx * dvx + dvy * dvy + dvz * dvz;
  const t = speed2 > 0 ? Math.max(-half, Math.min(half, -closing / speed2)) : 0;
  const mx = dx + t * dvx;
  const my = dy + t * dvy;
  const mz = dz + t * dvz;
  const least2 = mx * mx + my * my + mz * mz;
  // The margin at this state costs more than the largest that the object can have, so it is asked only of what is near.
  const most = thresholdKm() + ownMargin + load<f64>(rangeAt(slot), 16);
  if (least2 > most * most) return false;
  const limit = thresholdKm() + ownMargin + marginOf(state);
  return !(least2 > limit * limit);
}
