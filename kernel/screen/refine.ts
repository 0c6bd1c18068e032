import { clearRequests, evaluateRequests, request, resultAt, resultStatus } from "./evaluate";
import { idOf, isPair, thresholdKm } from "./fleet";
import { addMinimum } from "./minima";
import { MARGIN, VX, VY, VZ, X, Y, Z, nodeAt } from "./node";
import { closing, closingRate, distance2, measurePair, speed2 } from "./pair-motion";
import { addWalk } from "./walk";

/**
 * Candidates become minima. A pair is fast where Δr·Δv is proved to rise all through the window: it has at most one minimum there,
 * found by Newton within the bracket that the signs allow, all candidates' steps together. All others are walked (walk.ts).
 * docs/screening.md, 4.
 */
const mu: f64 = 398600.8;
const toleranceSeconds: f64 = 1e-7;
/** A minimum so near to a border belongs to the window that the sign at the border itself tells. */
const borderSeconds: f64 = 1e-6;
const mostSteps: i32 = 12;
const room: i32 = 4096;
/** Steps of the walk for slow pairs, and where the objects may begin or stop to propagate, s. */
const slowStep: f64 = 40;
export const brokenStep: f64 = 2;

/** A candidate: slots (i32), then f64: time, bracket, window, how far wrong a linear prediction may be a second; then what it waits for (i32). */
const SLOT_B: usize = 4;
const TIME: usize = 8;
const LOW: usize = 16;
const HIGH: usize = 24;
const FROM: usize = 32;
const TO: usize = 40;
const WRONG: usize = 48;
const STAGE: usize = 56;
const ROOT: usize = 64;
const candidateBytes: usize = 72;
const NEWTON = 0;
const AT_ROOT = 1;
const AT_FROM = 2;
const AT_TO = 3;
const DONE = 4;

let candidates: usize = 0;
let count: i32 = 0;
let from: f64 = 0;
let to: f64 = 0;
let middle: f64 = 0;
let half: f64 = 0;

export function prepareRefinement(): void {
  candidates = heap.alloc(<usize>room * candidateBytes);
}

/** The window whose candidates come next, seconds after the start: (from, to], and its node with half the full length. */
export function openWindow(fromSeconds: f64, toSeconds: f64, nodeSeconds: f64, halfSeconds: f64): void {
  from = fromSeconds;
  to = toSeconds;
  middle = nodeSeconds;
  half = halfSeconds;
}

/** A pair of the sweep, with the seconds from the node to the least distance on straight lines. */
export function takeCandidate(slotA: i32, slotB: i32, turn: f32): void {
  if (!isPair(slotA, slotB)) return;
  const a = idOf(slotA) < idOf(slotB) ? slotA : slotB;
  const b = a == slotA ? slotB : slotA;
  const spread = <f64>nodeAt(MARGIN, a) + <f64>nodeAt(MARGIN, b);
  if (!isFast(a, b, spread)) {
    addWalk(a, b, from, to, slowStep);
    return;
  }
  const at = candidates + <usize>count * candidateBytes;
  store<i32>(at, a);
  store<i32>(at, b, SLOT_B);
  store<f64>(at, Math.min(to, Math.max(from, middle + turn)), TIME);
  store<f64>(at, from, LOW);
  store<f64>(at, to, HIGH);
  store<f64>(at, from, FROM);
  store<f64>(at, to, TO);
  store<f64>(at, spread / half, WRONG);
  store<i32>(at, NEWTON, STAGE);
  if (++count == room) refineCandidates();
}

/**
 * Whether Δr·Δv rises all through the window: its rate is |Δv|² + Δr·Δa with |Δa| ≤ κ |Δr|, κ = 2 μ/r³ at the lowest point
 * between the two.
 */
function isFast(a: i32, b: i32, spread: f64): bool {
  const speed = length(nodeAt(VX, b) - nodeAt(VX, a), nodeAt(VY, b) - nodeAt(VY, a), nodeAt(VZ, b) - nodeAt(VZ, a));
  const apart = length(nodeAt(X, b) - nodeAt(X, a), nodeAt(Y, b) - nodeAt(Y, a), nodeAt(Z, b) - nodeAt(Z, a));
  const farthest = apart + speed * half + spread;
  const center = 0.5 * length(nodeAt(X, b) + nodeAt(X, a), nodeAt(Y, b) + nodeAt(Y, a), nodeAt(Z, b) + nodeAt(Z, a));
  const ownSpeed = Math.max(
    length(nodeAt(VX, a), nodeAt(VY, a), nodeAt(VZ, a)),
    length(nodeAt(VX, b), nodeAt(VY, b), nodeAt(VZ, b)),
  );
  const lowest = Math.max(3000, center - 0.5 * farthest - ownSpeed * half);
  const kappa = (2.2 * mu) / (lowest * lowest * lowest);
  const slowest = speed - kappa * farthest * half - (2 * spread) / half;
  return slowest > Math.sqrt(kappa) * farthest;
}

function length(x: f64, y: f64, z: f64): f64 {
  return Math.sqrt(x * x + y * y + z * z);
}

/** Takes all candidates to their end. */
export function refineCandidates(): void {
  for (let step = 0; step < mostSteps + 3 && count > 0; step++) {
    clearRequests();
    for (let n = 0; n < count; n++) {
      const at = candidates + <usize>n * candidateBytes;
      const stage = load<i32>(at, STAGE);
      const t = stage == AT_FROM ? load<f64>(at, FROM) : stage == AT_TO ? load<f64>(at, TO) : load<f64>(at, TIME);
      request(load<i32>(at), t);
      request(load<i32>(at, SLOT_B), t);
    }
    evaluateRequests();
    let left = 0;
    for (let n = 0; n < count; n++) {
      const at = candidates + <usize>n * candidateBytes;
      const next = advance(at, n << 1, step);
      if (next == DONE) continue;
      store<i32>(at, next, STAGE);
      if (left != n) memory.copy(candidates + <usize>left * candidateBytes, at, candidateBytes);
      left++;
    }
    count = left;
  }
  for (let n = 0; n < count; n++) giveUp(candidates + <usize>n * candidateBytes);
  count = 0;
}

/** Newton can't tell: the walk will. */
function giveUp(at: usize): i32 {
  addWalk(load<i32>(at), load<i32>(at, SLOT_B), load<f64>(at, FROM), load<f64>(at, TO), brokenStep);
  return DONE;
}

/** One evaluated candidate. Returned: what it waits for now. */
function advance(at: usize, index: i32, step: i32): i32 {
  const stage = load<i32>(at, STAGE);
  if ((resultStatus(index) | resultStatus(index + 1)) != 0) {
    // At the border no state means that nothing speaks against the minimum inside.
    return stage == AT_FROM || stage == AT_TO ? atRoot(at) : giveUp(at);
  }
  measurePair(resultAt(index), resultAt(index + 1));
  if (stage == NEWTON) return newton(at, index, step);
  if (stage == AT_FROM && closing >= 0) return DONE;
  if (stage == AT_TO && closing < 0) return DONE;
  if (stage != AT_ROOT) return atRoot(at);
  addMinimum(load<f64>(at, TIME), load<i32>(at), load<i32>(at, SLOT_B), resultAt(index), resultAt(index + 1));
  return DONE;
}

function atRoot(at: usize): i32 {
  store<f64>(at, load<f64>(at, ROOT), TIME);
  return AT_ROOT;
}

function newton(at: usize, index: i32, step: i32): i32 {
  const t = load<f64>(at, TIME);
  const start = load<f64>(at, FROM);
  const end = load<f64>(at, TO);
  let low = load<f64>(at, LOW);
  let high = load<f64>(at, HIGH);
  if (closing < 0) {
    if (t >= end) return DONE;
    low = Math.max(low, t);
  } else {
    if (t <= start) return DONE;
    high = Math.min(high, t);
  }
  let change = -closing / closingRate;
  if (!(Math.abs(change) < end - start)) change = closing < 0 ? high - t : low - t;
  const far = Math.abs(change);
  const limit = thresholdKm() + load<f64>(at, WRONG) * far;
  if (far < 2 && distance2 - (closing * closing) / speed2 > limit * limit) return DONE;
  if (far < toleranceSeconds && t > start && t < end) {
    if (t - start >= borderSeconds && end - t >= borderSeconds) {
      addMinimum(t, load<i32>(at), load<i32>(at, SLOT_B), resultAt(index), resultAt(index + 1));
      return DONE;
    }
    return toBorder(at, t, start);
  }
  if (high - low < toleranceSeconds) return toBorder(at, high, start);
  if (step >= mostSteps) return giveUp(at);
  let next = t + change;
  if (next >= high) next = high == end ? end : 0.5 * (t + high);
  else if (next <= low) next = low == start ? start : 0.5 * (t + low);
  store<f64>(at, low, LOW);
  store<f64>(at, high, HIGH);
  store<f64>(at, next, TIME);
  return NEWTON;
}

/** A root beside a border: the sign there says whose it is, so that no other window has it, too. */
function toBorder(at: usize, root: f64, start: f64): i32 {
  store<f64>(at, root, ROOT);
  if (root - start < borderSeconds) return AT_FROM;
  if (load<f64>(at, TO) - root < borderSeconds) return AT_TO;
  return atRoot(at);
}
