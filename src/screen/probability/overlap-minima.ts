import type { TimeSpan } from "./encounter-segment.ts";
import type { CloudPair } from "./orbit-cloud.ts";
import { overlapQ } from "./overlap-minimum.ts";
import { peakOverlap } from "./peak-overlap.ts";

/** A time around which a collision is likelier than before and after, and how wide that is. */
export interface LikelyTime {
  readonly seconds: number;
  readonly sigmaS: number;
}

const samples = 240;
/** Difference of Q beyond which a minimum adds nothing: exp(−80/2) of the best. */
const worthless = 80;

/**
 * Every minimum of Q(t) in a span that may matter, from equally spaced samples.
 * Given: the clouds, the span. Returned: the minima, each with the standard deviation in time that its samples give.
 */
export function likelyTimes(pair: CloudPair, { fromS, toS }: TimeSpan): readonly LikelyTime[] {
  const step = (toS - fromS) / samples;
  const values = Array.from({ length: samples + 1 }, (_, k) => {
    const overlap = peakOverlap(pair, fromS + k * step);
    return overlap ? overlapQ(overlap) : Number.POSITIVE_INFINITY;
  });
  const vertices: (LikelyTime & { readonly q: number })[] = [];
  for (let k = 0; k <= samples; k++) {
    const [low, middle, high] = [values[k - 1] ?? Infinity, values[k], values[k + 1] ?? Infinity];
    if (!(middle <= low && middle <= high) || middle === Infinity) continue;
    const bend = low - 2 * middle + high;
    const shift = Number.isFinite(bend) && bend > 0 ? (low - high) / (2 * bend) : 0;
    vertices.push({
      seconds: Math.min(toS, Math.max(fromS, fromS + (k + shift) * step)),
      sigmaS: Number.isFinite(bend) && bend > 0 ? step * Math.sqrt(2 / bend) : step,
      q: middle - (bend * shift * shift || 0) / 2,
    });
  }
  const best = Math.min(...vertices.map(({ q }) => q));
  return vertices.filter(({ q }) => q < best + worthless);
}
