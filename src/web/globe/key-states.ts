import type { Speed } from "../view/picture-clock.ts";
import type { KeyCounts } from "./propagation.ts";

/** The states of all objects at one time, as the worker made them. */
export interface KeyState extends KeyCounts {
  readonly timeMs: number;
  readonly states: Float32Array<ArrayBuffer>;
}

/**
 * Span between two key states, ms. At true speed two a minute; faster pictures take wider spans, so that the worker keeps up:
 * cubic Hermite is off by h⁴·rω⁴/384, 20 m at 30 s, 3 km at 10 min in low orbit: less than a pixel of the whole Earth.
 */
export const stepMsOf: Readonly<Record<Speed, number>> = {
  1: 30_000,
  10: 30_000,
  60: 60_000,
  600: 300_000,
  3600: 600_000,
};

/** Key states asked of the worker at the same time. */
const mostAsked = 2;
/** Key states kept: the two of the picture, and those just passed or coming. */
const mostKept = 6;

/** Keeps the key states around the picture's time, asking for the next before it is needed. */
export class KeyStates {
  readonly #ask: (timeMs: number) => void;
  readonly #kept = new Map<number, KeyState>();
  readonly #asked = new Set<number>();

  constructor(ask: (timeMs: number) => void) {
    this.#ask = ask;
  }

  add(state: KeyState): void {
    this.#asked.delete(state.timeMs);
    this.#kept.set(state.timeMs, state);
  }

  /** Given the picture's time and speed, returned the key states on both sides of it, undefined until both are here. */
  around(nowMs: number, speed: Speed): { before: KeyState; after: KeyState; share: number } | undefined {
    const step = stepMsOf[speed];
    const start = Math.floor(nowMs / step) * step;
    this.#drop(nowMs);
    for (const timeMs of [start, start + step, start + 2 * step]) this.#want(timeMs);
    const before = this.#kept.get(start);
    const after = this.#kept.get(start + step);
    return before && after ? { before, after, share: (nowMs - start) / step } : undefined;
  }

  #want(timeMs: number): void {
    if (this.#kept.has(timeMs) || this.#asked.has(timeMs) || this.#asked.size >= mostAsked) return;
    this.#asked.add(timeMs);
    this.#ask(timeMs);
  }

  /** The farthest from the picture go first. */
  #drop(nowMs: number): void {
    if (this.#kept.size <= mostKept) return;
    const byDistance = [...this.#kept.keys()].sort((a, b) => Math.abs(b - nowMs) - Math.abs(a - nowMs));
    for (const timeMs of byDistance.slice(0, this.#kept.size - mostKept)) this.#kept.delete(timeMs);
  }
}

/**
 * Cubic Hermite between two key states, the same as the shader's.
 * Given: six numbers an object at both ends, the row, share 0 … 1, and the span in seconds. Returned: Earth-fixed km in `out`;
 * false where the object isn't drawn at either end.
 */
export function interpolate(
  before: Float32Array,
  after: Float32Array,
  row: number,
  share: number,
  spanS: number,
  out: Float64Array,
): boolean {
  const at = row * 6;
  if (!isDrawn(before, at) || !isDrawn(after, at)) return false;
  const s2 = share * share;
  const s3 = s2 * share;
  const startWeight = 2 * s3 - 3 * s2 + 1;
  const startSlope = (s3 - 2 * s2 + share) * spanS;
  const endWeight = 3 * s2 - 2 * s3;
  const endSlope = (s3 - s2) * spanS;
  for (let axis = 0; axis < 3; axis++)
    out[axis] =
      startWeight * before[at + axis] +
      startSlope * before[at + 3 + axis] +
      endWeight * after[at + axis] +
      endSlope * after[at + 3 + axis];
  return true;
}

/** Zeros mean: not drawn. */
export const isDrawn = (states: Float32Array, at: number): boolean =>
  states[at] !== 0 || states[at + 1] !== 0 || states[at + 2] !== 0;
