import type { BreakupParameters } from "../rules.ts";
import { type Agreement, angleKernels } from "./angle-kernels.ts";
import { type MeanOrbits, pickOrbits } from "./mean-orbits.ts";
import { phasesBack } from "./phases-back.ts";

/** When the angles of a cloud agree best, over a whole window. */
export interface WindowScan {
  readonly day: number;
  readonly dragFactor: number;
  readonly logLikelihood: number;
  /** L(best) − L(best more than a day away): whether there is a common time at all. */
  readonly surplus: number;
  /** Within the first or last twelve hours of the window: the maximum may lie outside. */
  readonly isAtEdge: boolean;
}

/** A block of drag that is taken linear: three hours. */
const blockDays = 0.125;
const minutesPerDay = 1440;

/** Factors from `from` to `to`, each `ratio` times the one before. */
export const factors = (from: number, to: number, ratio: number): number[] =>
  Array.from(
    { length: Math.floor(Math.log(to / from) / Math.log(ratio) + 1.001) },
    (_, k) => from * ratio ** k,
  );

/**
 * Scans a window twice: everywhere in steps of `coarseStepMin` with the first `coarsePieces` orbits, then a day around each of the highest days in steps of
 * `fineStepMin` with closer drag factors. Given: orbits, first and last day. Returned: the maximum and its surplus.
 */
export function scanWindow(
  orbits: MeanOrbits,
  fromDay: number,
  toDay: number,
  parameters: BreakupParameters,
  progress?: (fraction: number) => void,
): WindowScan {
  const { coarseStepMin, fineStepMin, leastDragFactor, mostDragFactor } = parameters;
  const steps = Math.max(Math.floor(((toDay - fromDay) * minutesPerDay) / coarseStepMin), 1);
  const values = new Float64Array(steps).fill(Number.NEGATIVE_INFINITY);
  const few = pickOrbits(
    orbits,
    Array.from({ length: Math.min(orbits.count, parameters.coarsePieces) }, (_, k) => k),
  );
  const coarse = factors(leastDragFactor, mostDragFactor, 1.25);
  coarse.forEach((factor, k) => {
    sweep(few, factor, fromDay, coarseStepMin, steps, parameters, (step, { logLikelihood }) => {
      values[step] = Math.max(values[step], logLikelihood);
    });
    progress?.((0.8 * (k + 1)) / coarse.length);
  });
  const peaks = highestDays(values, fromDay, coarseStepMin, 6).map((middle) => {
    const from = Math.max(middle - 0.5, fromDay);
    const to = Math.min(middle + 0.5, toDay);
    const count = Math.max(Math.floor(((to - from) * minutesPerDay) / fineStepMin), 1);
    let best = { day: middle, dragFactor: 1, logLikelihood: Number.NEGATIVE_INFINITY };
    for (const dragFactor of factors(leastDragFactor, mostDragFactor, 1.1))
      sweep(orbits, dragFactor, from, fineStepMin, count, parameters, (step, { logLikelihood }) => {
        if (logLikelihood > best.logLikelihood)
          best = { day: from + (step * fineStepMin) / minutesPerDay, dragFactor, logLikelihood };
      });
    return best;
  });
  progress?.(1);
  const [best, ...others] = peaks.sort((left, right) => right.logLikelihood - left.logLikelihood);
  const next = others.find(({ day }) => Math.abs(day - best.day) > 1);
  return {
    ...best,
    surplus: best.logLikelihood - (next?.logLikelihood ?? 0),
    isAtEdge: best.day - fromDay < 0.5 || toDay - best.day < 0.5,
  };
}

function sweep(
  orbits: MeanOrbits,
  dragFactor: number,
  fromDay: number,
  stepMin: number,
  steps: number,
  { phaseFloorDeg, shareOfDrag, background }: BreakupParameters,
  take: (step: number, agreement: Agreement) => void,
): void {
  const errors = { floorDeg: phaseFloorDeg, shareOfDrag };
  const phases = phasesBack(orbits, dragFactor, errors, angleKernels(background), blockDays);
  const out: Agreement = { logLikelihood: 0, angleDeg: 0 };
  for (let step = 0; step < steps; step++) {
    phases.at(fromDay + (step * stepMin) / minutesPerDay, out);
    take(step, out);
  }
}

/** The highest values that lie more than a day from each other, as days. */
function highestDays(values: Float64Array, fromDay: number, stepMin: number, count: number): number[] {
  const left = values.slice();
  const aDay = Math.ceil(minutesPerDay / stepMin);
  const days: number[] = [];
  while (days.length < count) {
    let best = 0;
    for (let step = 1; step < left.length; step++) if (left[step] > left[best]) best = step;
    if (left[best] === Number.NEGATIVE_INFINITY) break;
    days.push(fromDay + (best * stepMin) / minutesPerDay);
    left.fill(Number.NEGATIVE_INFINITY, Math.max(best - aDay, 0), best + aDay + 1);
  }
  return days;
}
