import { screeningPolicy } from "./policy.ts";

/** Exact states stand so far apart, seconds; between them each path is a polynomial (docs/screening.md, 2). A constant of the kernel. */
export const keySeconds = 480;

/** How a screening's time is divided: intervals between keys, in them windows of one length; a slice of intervals is one task. */
export interface WindowGrid {
  /** Whole span, seconds. */
  readonly spanSeconds: number;
  readonly windowSeconds: number;
  readonly shellKm: number;
  readonly windows: number;
  readonly intervals: number;
  readonly intervalsPerSlice: number;
}

/** Bytes of one object's state at one key in the kernel. */
const stateBytes = 48;
/** What a thread may spend on keys, bytes. */
const keyMemory = 32e6;
/** More intervals a slice save keys at its ends; fewer spread the work better. */
const mostIntervals = 18;
const fewestIntervals = 4;
/** Slices that each thread should have at least. */
const slicesPerThread = 4;
/** Wider thresholds find so many minima that windows get shorter: their results are what is held in memory, km and s. */
const wideKm = 50;
const wideWindowSeconds = 20;

/** Given the span (h), objects, threshold (km) and threads, returned the division. It decides time and memory, never what is found. */
export function windowGrid(hours: number, objects: number, withinKm: number, threads = 1): WindowGrid {
  // Windows fill an interval exactly, whatever the policy says.
  const wished = withinKm > wideKm ? wideWindowSeconds : screeningPolicy.nodeSeconds;
  const windowSeconds = keySeconds / Math.max(1, Math.round(keySeconds / wished));
  const spanSeconds = hours * 3600;
  const intervals = Math.ceil(spanSeconds / keySeconds);
  const byMemory = Math.floor(keyMemory / (stateBytes * Math.max(1, objects))) - 3;
  const byThreads = Math.ceil(intervals / (threads * slicesPerThread));
  return {
    spanSeconds,
    windowSeconds,
    shellKm: Math.max(screeningPolicy.shellKm, withinKm / 2),
    windows: Math.ceil(spanSeconds / windowSeconds),
    intervals,
    intervalsPerSlice: Math.max(fewestIntervals, Math.min(mostIntervals, byMemory, byThreads)),
  };
}
