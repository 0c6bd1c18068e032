import type { TimeSpan } from "./encounter-segment.ts";
import { monteCarlo } from "./monte-carlo.ts";
import { nc2d } from "./nc2d.ts";
import { nc3d } from "./nc3d.ts";
import type { CloudPair } from "./orbit-cloud.ts";
import type { OverlapMinimum } from "./overlap-minimum.ts";
import type { PcOptions, PcResult } from "./pc-result.ts";
import { nc2dIndicators, nc3dIndicators, usageCutoffs, violationsOf } from "./usage-violations.ts";

/** Enough for 10 % of a probability of 4e-3, one in a second or two. */
const defaultSamples = 100_000;
const defaultSeed = 1;
/** The span that samples are searched in, in lengths of the one that 3D-Nc finds; at least this long, s. */
const sampledSpans = 3;
const shortestSpanS = 1;

type CurvedResult = Pick<PcResult, "probability" | "violations" | "hits" | "samples" | "limits" | "refusal">;

/**
 * The methods that let paths curve. Given: the clouds, the minimum of Q, the method. Returned: probability and violations;
 * 3D-Nc refuses where it did not converge. Errors: `pc-samples`.
 */
export function onCurvedPaths(
  pair: CloudPair,
  minimum: OverlapMinimum | undefined,
  { method, samples = defaultSamples, seed = defaultSeed }: PcOptions,
): CurvedResult {
  if (method === "nc2d") {
    if (!minimum) return { refusal: "no-overlap", violations: [] };
    const result = nc2d(pair, minimum);
    return {
      probability: result.probability,
      violations: violationsOf(nc2dIndicators(pair, result), usageCutoffs.nc2d),
    };
  }
  const result = nc3d(pair, minimum);
  const violations = violationsOf(nc3dIndicators(result), usageCutoffs.nc3d);
  if (method === "nc3d") return { probability: result.probability, violations };
  const sampled = monteCarlo(pair, { samples, seed, span: widened(result.span, result.segment) });
  return {
    probability: sampled.probability,
    violations: violations.filter((violation) => violation !== "inaccurate"),
    hits: sampled.hits,
    samples: sampled.samples,
    limits: [sampled.low, sampled.high],
  };
}

/** Three times the span, not beyond the segment. */
function widened({ fromS, toS }: TimeSpan, segment: TimeSpan): TimeSpan {
  const middle = (fromS + toS) / 2;
  const half = Math.max(sampledSpans * (toS - fromS), shortestSpanS) / 2;
  return { fromS: Math.max(segment.fromS, middle - half), toS: Math.min(segment.toS, middle + half) };
}
