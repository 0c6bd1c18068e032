import { elapsedSeconds } from "../time/index.ts";
import type { Conjunction } from "./conjunction.ts";
import { screeningPolicy } from "./policy.ts";

/** Two minima of a slow pair belong to one episode unless so many seconds lie between them: a little over half a day. */
const largestGapSeconds = 13 * 3600;

export interface EpisodeOptions {
  /** km/s; the policy's unless given. */
  readonly slowerThanKmPerS?: number;
  readonly largestGapSeconds?: number;
}

/**
 * Merges the minima of slow pairs into episodes: one record with the least distance of the run, and when it began and ended.
 * Given: conjunctions in order of time. Returned: fast ones as they are, slow ones one record a run, by time of closest
 * approach, then ids. A run of one minimum stays as it is. Errors: none.
 */
export function mergeEpisodes(
  conjunctions: readonly Conjunction[],
  options: EpisodeOptions = {},
): Conjunction[] {
  const slow = options.slowerThanKmPerS ?? screeningPolicy.slowKmPerS;
  const gap = options.largestGapSeconds ?? largestGapSeconds;
  const merged: Conjunction[] = [];
  const runs = new Map<string, Conjunction[]>();
  const close = (run: readonly Conjunction[]) => {
    const nearest = run.reduce((a, b) => (b.missDistanceKm < a.missDistanceKm ? b : a));
    const episode = { from: run[0].tca, to: run[run.length - 1].tca, minima: run.length };
    merged.push(run.length === 1 ? nearest : { ...nearest, episode });
  };
  for (const conjunction of conjunctions) {
    if (conjunction.relativeSpeedKmPerS >= slow) {
      merged.push(conjunction);
      continue;
    }
    const key = `${conjunction.id1} ${conjunction.id2}`;
    const run = runs.get(key);
    if (run && elapsedSeconds(run[run.length - 1].tca, conjunction.tca) <= gap) run.push(conjunction);
    else {
      if (run) close(run);
      runs.set(key, [conjunction]);
    }
  }
  for (const run of runs.values()) close(run);
  return merged.sort(byTimeThenIds);
}

const byTimeThenIds = (a: Conjunction, b: Conjunction): number =>
  a.tca.days - b.tca.days || a.tca.nanos - b.tca.nanos || a.id1 - b.id1 || a.id2 - b.id2;
