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
/** Six numbers of the state, and what either of two objects may move between two looks. */
const lookBytes: usize = 56;
const MOVES: usize = 48;

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
      if (isHeld(other) && isPair(slot, other) && !isFar(n, other, half))
        for (let k = 0; k < perObject; k++)
          if (comesNear(n, other, k, half)) meet(n, n, slot, other, k, nodeSeconds, half, from, to);
    for (let m = n + 1; m < oddCount; m++) {
      const other = load<i32>(slots + (<usize>m << 2));
      if (!isPair(slot, other) || areFar(n, m, half)) continue;
      for (let k = 0; k < perObject; k++)
        if (comeNear(n, m, k)) meet(n, m, slot, other, k, nodeSeconds, half, from, to);
    }
  }
}

/**
 * The pair is walked from half a step before the look to half a step behind it, or a whole step to where the next look fails, for
 * the state may begin or end anywhere between. Neighboring looks share their border to the bit.
 */
function meet(n: i32, m: i32, a: i32, b: i32, k: i32, nodeSeconds: f64, half: f64, from: f64, to: f64): void {
  let begin = from;
  let end = to;
  if (k > 0) begin = Math.max(from, isSeen(n, m, k - 1) ? borderOf(k, nodeSeconds, half) : nodeSeconds + timeOf(k - 1, half));
  if (k < perObject - 1)
    end = Math.min(to, isSeen(n, m, k + 1) ? borderOf(k + 1, nodeSeconds, half) : nodeSeconds + timeOf(k + 1, half));
  if (!(end > begin)) return;
  if (idOf(a) < idOf(b)) addWalk(a, b, begin, end, brokenStep);
  else addWalk(b, a, begin, end, brokenStep);
}

/** Whether both have a state at a look. */
function isSeen(n: i32, m: i32, k: i32): bool {
  const a = load<f64>(lookOf(n, k));
  const b = load<f64>(lookOf(m, k));
  return a == a && b == b;
}

/** How far to look from a look: half a step of either, or a whole one where a neighbor fails. */
function reachOf(n: i32, m: i32, k: i32): f64 {
  const moves = Math.max(load<f64>(lookOf(n, k), MOVES), load<f64>(lookOf(m, k), MOVES));
  const atEdge = (k > 0 && !isSeen(n, m, k - 1)) || (k < perObject - 1 && !isSeen(n, m, k + 1));
  return thresholdKm() + (atEdge ? 2 : 1) * moves;
}

function borderOf(k: i32, nodeSeconds: f64, half: f64): f64 {
  return nodeSeconds - half + (2 * half * (<f64>k - 0.5)) / <f64>(perObject - 1);
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
      memory.copy(look, resultAt(k), 48);
      store<f64>(look, moves(look), MOVES);
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

/** Most are too far from the look in the middle to come near at any. */
function isFar(n: i32, other: i32, half: f64): bool {
  const middle = lookOf(n, perObject >> 1);
  const farthest = thresholdKm() + bendKm + load<f64>(middle, MOVES) * ((2 * half) / lookSeconds + 1);
  return distance2(middle, other, timeOf(perObject >> 1, half)) > farthest * farthest;
}

/** The same for two odd objects, where both have a state in the middle. */
function areFar(n: i32, m: i32, half: f64): bool {
  const a = lookOf(n, perObject >> 1);
  const b = lookOf(m, perObject >> 1);
  const dx = load<f64>(b) - load<f64>(a);
  const dy = load<f64>(b, 8) - load<f64>(a, 8);
  const dz = load<f64>(b, 16) - load<f64>(a, 16);
  const farthest = thresholdKm() + bendKm + Math.max(load<f64>(a, MOVES), load<f64>(b, MOVES)) * ((2 * half) / lookSeconds + 1);
  return dx * dx + dy * dy + dz * dz > farthest * farthest;
}

function comesNear(n: i32, other: i32, k: i32, half: f64): bool {
  const limit = reachOf(n, n, k);
  return distance2(lookOf(n, k), other, timeOf(k, half)) <= limit * limit;
}

/** Squared distance of a look and an object on its straight line, km². */
function distance2(look: usize, other: i32, t: f64): f64 {
  const dx = <f64>nodeAt(X, other) + <f64>nodeAt(VX, other) * t - load<f64>(look);
  const dy = <f64>nodeAt(Y, other) + <f64>nodeAt(VY, other) * t - load<f64>(look, 8);
  const dz = <f64>nodeAt(Z, other) + <f64>nodeAt(VZ, other) * t - load<f64>(look, 16);
  return dx * dx + dy * dy + dz * dz;
}

function comeNear(n: i32, m: i32, k: i32): bool {
  const a = lookOf(n, k);
  const b = lookOf(m, k);
  const dx = load<f64>(b) - load<f64>(a);
  const dy = load<f64>(b, 8) - load<f64>(a, 8);
  const dz = load<f64>(b, 16) - load<f64>(a, 16);
  const limit = reachOf(n, m, k);
  return dx * dx + dy * dy + dz * dz <= limit * limit;
}
