import { clearRequests, evaluateRequests, mostRequests, request, resultAt, resultStatus } from "./evaluate";
import { thresholdKm } from "./fleet";
import { addMinimum } from "./minima";
import { closing, closingRate, distance2, measurePair, speed2 } from "./pair-motion";

/**
 * All minima of a pair in a window, whatever its speed: looks at equal steps, brackets the changes of sign of Δr·Δv; where its rate
 * turns from one side of zero to the other within a step, which could hide two, looks at the extremum between; where one of the objects begins
 * or stops to propagate within a step, takes that border as an end.
 */
const walkBytes: usize = 32;
const bisections: i32 = 45;

let walks: usize = 0;
let room: i32 = 0;
let count: i32 = 0;

/** Given: slots in order of their ids, the window (from, to] (seconds after the start), the largest step (s). */
export function addWalk(a: i32, b: i32, from: f64, to: f64, step: f64): void {
  if (count == room) {
    const larger = 2 * room + 1024;
    const moved = heap.alloc(<usize>larger * walkBytes);
    memory.copy(moved, walks, <usize>count * walkBytes);
    walks = moved;
    room = larger;
  }
  const at = walks + <usize>count * walkBytes;
  store<i32>(at, a);
  store<i32>(at, b, 4);
  store<f64>(at, from, 8);
  store<f64>(at, to, 16);
  store<f64>(at, step, 24);
  count++;
}

/** Walks in groups whose looks fit the requests at one time. */
export function walkAll(): void {
  let first = 0;
  while (first < count) {
    clearRequests();
    let end = first;
    let asked = 0;
    while (end < count) {
      const at = walks + <usize>end * walkBytes;
      const steps = stepsOf(at);
      if (end > first && asked + 2 * (steps + 1) > mostRequests - 2) break;
      for (let k = 0; k <= steps; k++) {
        const t = timeOf(at, k, steps);
        request(load<i32>(at), t);
        request(load<i32>(at, 4), t);
      }
      asked += 2 * (steps + 1);
      end++;
    }
    evaluateRequests();
    readLooks(first, end);
    first = end;
  }
  count = 0;
}

function stepsOf(at: usize): i32 {
  return max(1, <i32>Math.ceil((load<f64>(at, 16) - load<f64>(at, 8)) / load<f64>(at, 24)));
}

function timeOf(at: usize, k: i32, steps: i32): f64 {
  const from = load<f64>(at, 8);
  const to = load<f64>(at, 16);
  return k == steps ? to : from + ((to - from) * <f64>k) / <f64>steps;
}

/** A look: time, whether both propagate, Δr·Δv and its rate, squared distance and speed. */
class Look {
  t: f64 = 0;
  valid: bool = false;
  closing: f64 = 0;
  rate: f64 = 0;
  distance2: f64 = 0;
  speed2: f64 = 0;

  set(t: f64, index: i32): void {
    this.t = t;
    this.valid = (resultStatus(index) | resultStatus(index + 1)) == 0;
    if (!this.valid) return;
    measurePair(resultAt(index), resultAt(index + 1));
    this.closing = closing;
    this.rate = closingRate;
    this.distance2 = distance2;
    this.speed2 = speed2;
  }

  copy(other: Look): void {
    this.t = other.t;
    this.valid = other.valid;
    this.closing = other.closing;
    this.rate = other.rate;
    this.distance2 = other.distance2;
    this.speed2 = other.speed2;
  }
}

const before = new Look();
const after = new Look();
const between = new Look();
const edge = new Look();

/** All looks of a group, for the searches between them make requests of their own: t, valid, closing, rate, distance², speed². */
const lookBytes: usize = 48;
const looks = memory.data(16384 / 2 * 48, 16);

function readLooks(first: i32, end: i32): void {
  let index = 0;
  for (let w = first; w < end; w++) {
    const at = walks + <usize>w * walkBytes;
    const steps = stepsOf(at);
    for (let k = 0; k <= steps; k++) {
      before.set(timeOf(at, k, steps), index);
      const look = looks + <usize>(index >> 1) * lookBytes;
      store<f64>(look, before.t);
      store<i32>(look, before.valid ? 1 : 0, 8);
      store<f64>(look, before.closing, 16);
      store<f64>(look, before.rate, 24);
      store<f64>(look, before.distance2, 32);
      store<f64>(look, before.speed2, 40);
      index += 2;
    }
  }
  index = 0;
  for (let w = first; w < end; w++) {
    const at = walks + <usize>w * walkBytes;
    const a = load<i32>(at);
    const b = load<i32>(at, 4);
    const steps = stepsOf(at);
    readLook(before, index++);
    for (let k = 1; k <= steps; k++) {
      readLook(after, index++);
      if (before.valid && after.valid) betweenLooks(a, b, before, after);
      else if (before.valid != after.valid) {
        toBorder(a, b, before.valid ? before : after, before.valid ? after.t : before.t);
        if (before.valid) betweenLooks(a, b, before, edge);
        else betweenLooks(a, b, edge, after);
      }
      readLook(before, index - 1);
    }
  }
}

function readLook(look: Look, index: i32): void {
  const at = looks + <usize>index * lookBytes;
  look.t = load<f64>(at);
  look.valid = load<i32>(at, 8) != 0;
  look.closing = load<f64>(at, 16);
  look.rate = load<f64>(at, 24);
  look.distance2 = load<f64>(at, 32);
  look.speed2 = load<f64>(at, 40);
}

function lookAt(a: i32, b: i32, t: f64, look: Look): void {
  clearRequests();
  request(a, t);
  request(b, t);
  evaluateRequests();
  look.set(t, 0);
}

function betweenLooks(a: i32, b: i32, low: Look, high: Look): void {
  if (low.closing < 0 && high.closing >= 0) {
    if (mayBeWithin(low, high.t - low.t)) findRoot(a, b, low.t, high.t);
    return;
  }
  const isOpening = low.closing >= 0;
  if (isOpening != high.closing >= 0) return;
  const hidesTwo = isOpening ? low.rate < 0 && high.rate > 0 : low.rate > 0 && high.rate < 0;
  if (!hidesTwo) return;
  let from = low.t;
  let to = high.t;
  const rises = low.rate > 0;
  for (let n = 0; n < bisections && to - from > 1e-4; n++) {
    lookAt(a, b, 0.5 * (from + to), between);
    if (!between.valid) return;
    if (between.closing >= 0 != isOpening) break;
    if (between.rate > 0 == rises) from = between.t;
    else to = between.t;
  }
  if (isOpening && between.closing < 0) findRoot(a, b, between.t, high.t);
  if (!isOpening && between.closing >= 0) findRoot(a, b, low.t, between.t);
}

/**
 * Whether the minimum between two looks may be within the threshold, by the straight line from the first: gravity bends it by less
 * than 0.3 % of the distance and 0.3 km in the 40 s of a step (docs/screening.md, 4).
 */
function mayBeWithin(look: Look, seconds: f64): bool {
  const t = look.speed2 > 0 ? Math.min(1.5 * seconds, -look.closing / look.speed2) : 0;
  const least2 = look.distance2 + t * (2 * look.closing + t * look.speed2);
  const limit = 1.01 * thresholdKm() + 2;
  return !(least2 > limit * limit);
}

/** Bisection on the sign of Δr·Δv, negative at the lower end. */
function findRoot(a: i32, b: i32, low: f64, high: f64): void {
  for (let n = 0; n < bisections && high - low > 1e-7; n++) {
    lookAt(a, b, 0.5 * (low + high), between);
    if (!between.valid) return;
    if (between.closing < 0) low = between.t;
    else high = between.t;
  }
  lookAt(a, b, high, between);
  if (between.valid) addMinimum(high, a, b, resultAt(0), resultAt(1));
}

/** Leaves in `edge` the last instant, from a valid look towards an invalid time, at which both still propagate. */
function toBorder(a: i32, b: i32, good: Look, bad: f64): void {
  edge.copy(good);
  let outside = bad;
  for (let n = 0; n < bisections && Math.abs(outside - edge.t) > 1e-7; n++) {
    lookAt(a, b, 0.5 * (edge.t + outside), between);
    if (between.valid) edge.copy(between);
    else outside = between.t;
  }
}
