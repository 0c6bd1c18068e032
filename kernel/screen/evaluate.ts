import { batchSize, propagateBatch } from "../orbit/batch";
import { blockAt } from "../orbit/fleet";
import { DEEP, UNUSABLE, deepFields, nearFields } from "../orbit/record";
import { kindOf } from "./fleet";

/**
 * Exact states of any objects at any times: requests of a kind are gathered two to an entry, so that pairs of objects fill
 * both lanes whatever they are.
 */
export const mostRequests: i32 = 16384;
/** A faster state is no orbit around the Earth: SGP4 gives such for elements long past their decay. It counts as none. */
const fastestKmPerS: f64 = 30;
const gatheredBytes: usize = <usize>deepFields << 4;

let requests: usize = 0;
let results: usize = 0;
let gathered: usize = 0;
let times: usize = 0;
let out: usize = 0;
let statuses: usize = 0;
let places: usize = 0;
let count: i32 = 0;

export function prepareEvaluation(): void {
  requests = heap.alloc(<usize>mostRequests * 16);
  results = heap.alloc(<usize>mostRequests * 56);
  gathered = heap.alloc(<usize>batchSize * gatheredBytes + 16);
  times = heap.alloc(batchSize * 16);
  out = heap.alloc(batchSize * 96);
  statuses = heap.alloc(batchSize * 2);
  places = heap.alloc(batchSize * 8);
}

export function clearRequests(): void { count = 0; }

/** Asks for a slot's state, seconds after the start of the screening. Returned: number of the request. */
export function request(slot: i32, seconds: f64): i32 {
  const at = requests + (<usize>count << 4);
  store<i32>(at, slot);
  store<f64>(at, seconds / 60, 8);
  return count++;
}

/** State of a request, six f64 (km, km/s, TEME), then its status (i32), after `evaluateRequests`. */
// @ts-ignore: decorator
@inline
export function resultAt(index: i32): usize {
  return results + <usize>index * 56;
}

// @ts-ignore: decorator
@inline
export function resultStatus(index: i32): i32 {
  return load<i32>(resultAt(index), 48);
}

export function evaluateRequests(): void {
  for (let kind = 0; kind < UNUSABLE; kind++) {
    let lanes = 0;
    for (let n = 0; n < count; n++) {
      const at = requests + (<usize>n << 4);
      const slot = load<i32>(at);
      if (kindOf(slot) != kind) continue;
      gather(slot, kind, gathered + <usize>(lanes >> 1) * gatheredBytes, lanes & 1);
      store<f64>(times + (<usize>lanes << 3), load<f64>(at, 8));
      store<i32>(places + (<usize>lanes << 2), n);
      if (++lanes == 2 * batchSize) {
        flush(kind, lanes);
        lanes = 0;
      }
    }
    if (lanes > 0) flush(kind, lanes);
  }
}

/** Copies a slot's constants into a lane of a block by itself. */
export function gather(slot: i32, kind: i32, block: usize, lane: i32): void {
  const fields: usize = kind < DEEP ? nearFields : deepFields;
  const from = blockAt(slot >> 1) + (<usize>(slot & 1) << 3);
  const to = block + (<usize>lane << 3);
  for (let k: usize = 0; k < fields; k++) store<f64>(to + (k << 4), load<f64>(from + (k << 4)));
}

function flush(kind: i32, lanes: i32): void {
  if (lanes & 1) {
    const from = gathered + <usize>(lanes >> 1) * gatheredBytes;
    for (let k: usize = 0; k < <usize>deepFields; k++) store<f64>(from + (k << 4) + 8, load<f64>(from + (k << 4)));
    store<f64>(times + (<usize>lanes << 3), load<f64>(times + (<usize>(lanes - 1) << 3)));
  }
  propagateBatch(kind, gathered, gatheredBytes, times, 16, (lanes + 1) >> 1, out, 96, statuses);
  for (let lane = 0; lane < lanes; lane++) {
    const result = resultAt(load<i32>(places + (<usize>lane << 2)));
    const from = out + <usize>(lane >> 1) * 96 + (<usize>(lane & 1) << 3);
    for (let k: usize = 0; k < 6; k++) store<f64>(result + (k << 3), load<f64>(from + (k << 4)));
    const vx = load<f64>(result, 24);
    const vy = load<f64>(result, 32);
    const vz = load<f64>(result, 40);
    const isOrbit = vx * vx + vy * vy + vz * vz <= fastestKmPerS * fastestKmPerS;
    const status: i32 = load<u8>(statuses + lane);
    store<i32>(result, status != 0 || isOrbit ? status : 7, 48);
  }
}
