import type { CloudPair } from "./orbit-cloud.ts";
import { twoBodyWithPartials } from "./two-body.ts";

/** A span of time, seconds after the states' instant. */
export interface TimeSpan {
  readonly fromS: number;
  readonly toS: number;
}

const samples = 101;

export const periodS = (elements: Float64Array): number => (2 * Math.PI) / elements[0];

/**
 * The encounter's segment: from the greatest distance before the closest approach to the one after it, on mean two-body
 * paths. Given: the clouds, the time of the most probable collision (s), which the segment holds too.
 * Returned: the span; half the shorter period on each side where the distance has no such maxima.
 * Source: Hall (2021), section IV.
 */
export function encounterSegment({ first, second }: CloudPair, likelyS: number): TimeSpan {
  const shorter = Math.min(periodS(first.elements), periodS(second.elements));
  const longer = Math.max(periodS(first.elements), periodS(second.elements));
  const reach = Math.min(1.1 * longer, 2.2 * shorter);
  const distance = (seconds: number): number => {
    const a = twoBodyWithPartials(first.elements, seconds).state;
    const b = twoBodyWithPartials(second.elements, seconds).state;
    return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
  };
  const step = (2 * reach) / (samples - 1);
  const values = Array.from({ length: samples }, (_, k) => distance(-reach + k * step));
  const isPeak = (k: number) => values[k] >= values[k - 1] && values[k] >= values[k + 1];
  const indexOf = (seconds: number) =>
    Math.max(1, Math.min(samples - 2, Math.round((seconds + reach) / step)));
  let before = indexOf(Math.min(0, likelyS)) - 1;
  while (before > 0 && !isPeak(before)) before--;
  let after = indexOf(Math.max(0, likelyS)) + 1;
  while (after < samples - 1 && !isPeak(after)) after++;
  if (before <= 0 || after >= samples - 1) return { fromS: -shorter / 2, toS: shorter / 2 };
  return {
    fromS: peakNear(distance, -reach + before * step, step),
    toS: peakNear(distance, -reach + after * step, step),
  };
}

/** Golden section around a sample that is higher than its neighbors; a hundredth of the step is enough. */
function peakNear(f: (x: number) => number, middle: number, step: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let a = middle - step;
  let b = middle + step;
  let c = b - ratio * (b - a);
  let d = a + ratio * (b - a);
  while (b - a > 0.01 * step) {
    if (f(c) > f(d)) {
      b = d;
      d = c;
      c = b - ratio * (b - a);
    } else {
      a = c;
      c = d;
      d = a + ratio * (b - a);
    }
  }
  return (a + b) / 2;
}
