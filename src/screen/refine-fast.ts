import type { Fleet } from "./fleet.ts";
import { evaluatePair, type PairMotion } from "./pair-motion.ts";

/** What became of a candidate: the motion holds the minimum, or there is none in the window, or this path can't tell. */
export type Refined = "minimum" | "none" | "undecided";

const toleranceSeconds = 1e-7;
const borderSeconds = 1e-6;
const mostSteps = 12;

/** Where a fast refinement found the minimum, seconds after the start. */
export interface FoundTime {
  seconds: number;
}

/**
 * The one minimum of a pair whose range rate rises all through the window (the caller has proved it).
 * Given: the window (from, to] in seconds after the start, a first guess in it, and `farPerSecond`: by how many km a
 * linear prediction can be wrong per second. Returned: "minimum" with the motion at its instant and `found`, or "none".
 * Method: Newton on Δr·Δv, held in the bracket that the signs allow. Range-error: 1e-7 s.
 */
export function refineFast(
  fleet: Fleet,
  row1: number,
  row2: number,
  from: number,
  to: number,
  guess: number,
  thresholdKm: number,
  farPerSecond: number,
  motion: PairMotion,
  found: FoundTime,
): Refined {
  let low = from;
  let high = to;
  let t = guess;
  for (let step = 0; step < mostSteps; step++) {
    if (!evaluatePair(fleet, row1, row2, t, motion)) return "undecided";
    const { closing, closingRate, speed2, distance2 } = motion;
    if (closing < 0) {
      if (t >= to) return "none";
      low = Math.max(low, t);
    } else {
      if (t <= from) return "none";
      high = Math.min(high, t);
    }
    let change = -closing / closingRate;
    if (!(Math.abs(change) < to - from)) change = closing < 0 ? high - t : low - t;
    const far = Math.abs(change);
    const least2 = distance2 - (closing * closing) / speed2;
    const limit = thresholdKm + farPerSecond * far;
    if (far < 2 && least2 > limit * limit) return "none";
    if (far < toleranceSeconds && t > from && t < to)
      return settle(fleet, row1, row2, t, from, to, motion, found);
    const next = t + change;
    t =
      next >= high
        ? high === to
          ? to
          : (t + high) / 2
        : next <= low
          ? low === from
            ? from
            : (t + low) / 2
          : next;
    if (high - low < toleranceSeconds) return settle(fleet, row1, row2, high, from, to, motion, found);
  }
  return "undecided";
}

/** A root beside a border belongs to the window that the sign at the border itself tells, so that no other has it, too. */
function settle(
  fleet: Fleet,
  row1: number,
  row2: number,
  t: number,
  from: number,
  to: number,
  motion: PairMotion,
  found: FoundTime,
): Refined {
  if (t - from < borderSeconds && evaluatePair(fleet, row1, row2, from, motion) && motion.closing >= 0)
    return "none";
  if (to - t < borderSeconds && evaluatePair(fleet, row1, row2, to, motion) && motion.closing < 0)
    return "none";
  found.seconds = t;
  return evaluatePair(fleet, row1, row2, t, motion) ? "minimum" : "undecided";
}
