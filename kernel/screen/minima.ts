import { rowAt } from "../orbit/fleet";
import { thresholdKm } from "./fleet";

/** Minima found, in a buffer that the caller takes when it is full: seconds, rows, squared distance and speed, both states. */
export const minimumNumbers = 17;
const room = 2048;

// @ts-ignore: decorator
@external("env", "takeMinima")
declare function takeMinima(at: usize, count: i32): void;

let buffer: usize = 0;
let count: i32 = 0;

export function prepareMinima(): void {
  buffer = heap.alloc(<usize>room * minimumNumbers * 8);
}

/** Adds a minimum within the threshold. Given: seconds after the start, slots, addresses of both states. */
export function addMinimum(seconds: f64, a: i32, b: i32, stateA: usize, stateB: usize): void {
  let distance2: f64 = 0;
  let speed2: f64 = 0;
  for (let k: usize = 0; k < 24; k += 8) {
    const d = load<f64>(stateB + k) - load<f64>(stateA + k);
    const v = load<f64>(stateB + k, 24) - load<f64>(stateA + k, 24);
    distance2 += d * d;
    speed2 += v * v;
  }
  if (!(distance2 <= thresholdKm() * thresholdKm())) return;
  const at = buffer + <usize>count * minimumNumbers * 8;
  store<f64>(at, seconds);
  store<f64>(at, <f64>rowAt(a), 8);
  store<f64>(at, <f64>rowAt(b), 16);
  store<f64>(at, distance2, 24);
  store<f64>(at, speed2, 32);
  memory.copy(at + 40, stateA, 48);
  memory.copy(at + 88, stateB, 48);
  if (++count == room) flushMinima();
}

export function flushMinima(): void {
  if (count > 0) takeMinima(buffer, count);
  count = 0;
}
