import type { Speed } from "../view/picture-clock.ts";
import type { KeyState } from "./propagation-messages.ts";

/**
 * Span between two key states, ms. At true speed two a minute; faster pictures take wider spans, so that no more than twelve a second
 * go to the card. Cubic Hermite is off by h⁴·rω⁴/384: 2 cm at 30 s, 0.2 km at 5 min in low orbit, half a pixel at the nearest.
 */
export const stepMsOf: Readonly<Record<Speed, number>> = {
  1: 30_000,
  10: 30_000,
  60: 60_000,
  600: 120_000,
  3600: 300_000,
};

/** The picture between two key states. */
export interface ShownStates {
  readonly before: KeyState;
  readonly after: KeyState;
  /** 0 … 1 of the way from the one to the other. */
  readonly share: number;
}

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
  around(nowMs: number, speed: Speed): ShownStates | undefined {
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
 * Weights of cubic Hermite interpolation, the same as the shader's.
 * Given: what is shown. Returned: factors of position and velocity (km, km/s) before, and of those after.
 */
export function hermiteWeights({ before, after, share }: ShownStates): [number, number, number, number] {
  const spanS = (after.timeMs - before.timeMs) / 1000;
  const s2 = share * share;
  const s3 = s2 * share;
  return [2 * s3 - 3 * s2 + 1, (s3 - 2 * s2 + share) * spanS, 3 * s2 - 2 * s3, (s3 - s2) * spanS];
}

/** Given what is shown and a row, returned its Earth-fixed place, km, in `out`; false where it isn't drawn at either end. */
export function interpolate(shown: ShownStates, row: number, out: Float64Array): boolean {
  const { states: before } = shown.before;
  const { states: after } = shown.after;
  const at = row * 6;
  if (!isDrawn(before, at) || !isDrawn(after, at)) return false;
  const [p0, v0, p1, v1] = hermiteWeights(shown);
  for (let i = at; i < at + 3; i++)
    out[i - at] = p0 * before[i] + v0 * before[i + 3] + p1 * after[i] + v1 * after[i + 3];
  return true;
}

/** Zeros mean: not drawn. */
export const isDrawn = (states: Float32Array, at: number): boolean =>
  states[at] !== 0 || states[at + 1] !== 0 || states[at + 2] !== 0;
