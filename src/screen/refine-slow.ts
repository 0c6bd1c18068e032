import type { Fleet } from "./fleet.ts";
import { evaluatePair, type PairMotion } from "./pair-motion.ts";

/** Called for each minimum found; the motion holds the states at it. */
export type VisitMinimum = (seconds: number, motion: PairMotion) => void;

interface Sample {
  seconds: number;
  isValid: boolean;
  closing: number;
  closingRate: number;
}

const before: Sample = { seconds: 0, isValid: false, closing: 0, closingRate: 0 };
const after: Sample = { seconds: 0, isValid: false, closing: 0, closingRate: 0 };
const between: Sample = { seconds: 0, isValid: false, closing: 0, closingRate: 0 };
const bisections = 40;

/**
 * All minima of a pair in a window (from, to], whatever their speed: walks in steps, brackets sign changes of Δr·Δv;
 * where its rate turns from one side of zero to the other within a step, looks at the extremum between for a pair of roots; where
 * one of the objects stops or begins to propagate within a step, takes the border of that as an end.
 * Given: `step` in seconds. Visited: every minimum, whatever its distance.
 */
export function refineSlow(
  fleet: Fleet,
  row1: number,
  row2: number,
  from: number,
  to: number,
  step: number,
  motion: PairMotion,
  visit: VisitMinimum,
): void {
  const sample = (seconds: number, to: Sample) => {
    to.seconds = seconds;
    to.isValid = evaluatePair(fleet, row1, row2, seconds, motion);
    to.closing = motion.closing;
    to.closingRate = motion.closingRate;
  };
  const findRoot = (low: number, high: number) => {
    for (let i = 0; i < bisections && high - low > 1e-7; i++) {
      const middle = (low + high) / 2;
      if (!evaluatePair(fleet, row1, row2, middle, motion)) return;
      if (motion.closing < 0) low = middle;
      else high = middle;
    }
    if (evaluatePair(fleet, row1, row2, high, motion)) visit(high, motion);
  };
  const betweenSamples = (a: Sample, b: Sample) => {
    if (a.closing < 0 && b.closing >= 0) return findRoot(a.seconds, b.seconds);
    const hidesTwo =
      a.closing >= 0 === b.closing >= 0 &&
      (a.closing >= 0 ? a.closingRate < 0 && b.closingRate > 0 : a.closingRate > 0 && b.closingRate < 0);
    if (!hidesTwo) return;
    let low = a.seconds;
    let high = b.seconds;
    const rises = a.closingRate > 0;
    for (let i = 0; i < bisections && high - low > 1e-4; i++) {
      sample((low + high) / 2, between);
      if (!between.isValid) return;
      if (between.closing >= 0 !== a.closing >= 0) break;
      if (between.closingRate > 0 === rises) low = between.seconds;
      else high = between.seconds;
    }
    if (a.closing >= 0 && between.closing < 0) findRoot(between.seconds, b.seconds);
    if (a.closing < 0 && between.closing >= 0) findRoot(a.seconds, between.seconds);
  };
  /** Moves the invalid one of two samples to the last instant that still propagates. */
  const toBorder = (good: Sample, bad: Sample) => {
    let inside = good.seconds;
    let outside = bad.seconds;
    for (let i = 0; i < 30 && Math.abs(outside - inside) > 1e-5; i++) {
      const middle = (inside + outside) / 2;
      if (evaluatePair(fleet, row1, row2, middle, motion)) inside = middle;
      else outside = middle;
    }
    sample(inside, bad);
  };

  const steps = Math.ceil((to - from) / step);
  sample(from, before);
  for (let k = 1; k <= steps; k++) {
    const seconds = k === steps ? to : from + k * step;
    sample(seconds, after);
    const wasValid = after.isValid;
    if (before.isValid !== after.isValid) {
      if (before.isValid) toBorder(before, after);
      else toBorder(after, before);
    }
    if (before.isValid && after.isValid) betweenSamples(before, after);
    if (wasValid === after.isValid) Object.assign(before, after);
    else sample(seconds, before);
  }
}
