import { clearRequests, evaluateRequests, request, resultAt, resultStatus } from "./evaluate";
import { idOf, isPair, thresholdKm, usableSlots } from "./fleet";
import { VX, VY, VZ, X, Y, Z, isHeld, nodeAt, oddQuadAt } from "./node";
import { brokenStep } from "./refine";
import { addWalk } from "./walk";

/**
 * Objects without bounds in a window: they fail at a key beside it, or move in a way that gravity doesn't describe. Each is looked at every
 * ten seconds where it propagates, against every other object on its straight line, with all that either may move in half a
 * step and all that gravity may bend a line in half a window. docs/screening.md, 3.
 */
const lookSeconds: f64 = 10;
/** No object of a catalog moves faster near the Earth, km/s; a faster one's own speed counts. */
const fastest: f64 = 12;
/** What gravity bends a line in a minute, km, generously. */
const bendKm: f64 = 50;
const lookBytes: usize = 48;

let slots: usize = 0;
let looks: usize = 0;
let oddCount: i32 = 0;
let room: i32 = 0;
let perObject: i32 = 0;

export function prepareOdd(windowSeconds: f64): void {
  perObject = <i32>Math.ceil(windowSeconds / lookSeconds) + 1;
}

function makeRoom(): void {
  if (oddCount < room) return;
  const larger = 2 * room + 64;
  const newSlots = heap.alloc(<usize>larger << 2);
  const newLooks = heap.alloc(<usize>larger * <usize>perObject * lookBytes);
  memory.copy(newSlots, slots, <usize>oddCount << 2);
  memory.copy(newLooks, looks, <usize>oddCount * <usize>perObject * lookBytes);
  slots = newSlots;
  looks = newLooks;
  room = larger;
}

// @ts-ignore: decorator
@inline
function lookOf(n: i32, k: i32): usize {
  return looks + (<usize>n * <usize>perObject + <usize>k) * lookBytes;
}

/** Given: how many odd quads the node has, its time and and half its length, s, and its ends. Every pair with an odd object that may meet goes to the walk. */
export function pairsOfOdd(quads: i32, nodeSeconds: f64, half: f64, from: f64, to: f64): void {
  oddCount = 0;
  for (let n = 0; n < quads; n++)
    for (let lane = 0; lane < 4; lane++) {
      const slot = (oddQuadAt(n) << 2) + lane;
      if (idOf(slot) >= 0 && !isHeld(slot)) lookAround(slot, nodeSeconds, half);
    }
  for (let n = 0; n < oddCount; n++) {
    const slot = load<i32>(slots + (<usize>n << 2));
    for (let other = 0; other < usableSlots(); other++)
      if (isHeld(other) && isPair(slot, other) && comesNear(n, other, half)) meet(slot, other, from, to);
    for (let m = n + 1; m < oddCount; m++) {
      const other = load<i32>(slots + (<usize>m << 2));
      if (isPair(slot, other) && comeNear(n, m)) meet(slot, other, from, to);
    }
  }
}

function meet(a: i32, b: i32, from: f64, to: f64): void {
  if (idOf(a) < idOf(b)) addWalk(a, b, from, to, brokenStep);
  else addWalk(b, a, from, to, brokenStep);
}

/** Keeps the object's states at its looks; one that never propagates is dropped. */
function lookAround(slot: i32, nodeSeconds: f64, half: f64): void {
  makeRoom();
  clearRequests();
  for (let k = 0; k < perObject; k++) request(slot, nodeSeconds + timeOf(k, half));
  evaluateRequests();
  let seen = false;
  for (let k = 0; k < perObject; k++) {
    const look = lookOf(oddCount, k);
    if (resultStatus(k) == 0) {
      memory.copy(look, resultAt(k), lookBytes);
      seen = true;
    } else store<f64>(look, NaN);
  }
  if (!seen) return;
  store<i32>(slots + (<usize>oddCount << 2), slot);
  oddCount++;
}

function timeOf(k: i32, half: f64): f64 {
  return -half + (2 * half * <f64>k) / <f64>(perObject - 1);
}

/** What either of two objects may move between two looks: half a step each at its speed, and the bend. */
function moves(look: usize): f64 {
  const vx = load<f64>(look, 24);
  const vy = load<f64>(look, 32);
  const vz = load<f64>(look, 40);
  return ((Math.max(fastest, Math.sqrt(vx * vx + vy * vy + vz * vz)) + fastest) * lookSeconds) / 2 + bendKm;
}

function comesNear(n: i32, other: i32, half: f64): bool {
  for (let k = 0; k < perObject; k++) {
    const look = lookOf(n, k);
    const t = timeOf(k, half);
    const dx = <f64>nodeAt(X, other) + <f64>nodeAt(VX, other) * t - load<f64>(look);
    const dy = <f64>nodeAt(Y, other) + <f64>nodeAt(VY, other) * t - load<f64>(look, 8);
    const dz = <f64>nodeAt(Z, other) + <f64>nodeAt(VZ, other) * t - load<f64>(look, 16);
    const limit = thresholdKm() + moves(look);
    if (dx * dx + dy * dy + dz * dz <= limit * limit) return true;
  }
  return false;
}

function comeNear(n: i32, m: i32): bool {
  for (let k = 0; k < perObject; k++) {
    const a = lookOf(n, k);
    const b = lookOf(m, k);
    const dx = load<f64>(b) - load<f64>(a);
    const dy = load<f64>(b, 8) - load<f64>(a, 8);
    const dz = load<f64>(b, 16) - load<f64>(a, 16);
    const limit = thresholdKm() + Math.max(moves(a), moves(b));
    if (dx * dx + dy * dy + dz * dz <= limit * limit) return true;
  }
  return false;
}
