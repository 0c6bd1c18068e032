import { elapsedSeconds } from "../time/index.ts";
import { byTimeThenIds, type Conjunction } from "./conjunction.ts";
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
 * approach, then ids. A run of one minimum stays as it is. Volumes are those of the whole run. Errors: none.
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
    merged.push(run.length === 1 ? nearest : { ...nearest, ...volumesOf(run, nearest), episode });
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

/** The volumes entered in a run, each object's once: as at the nearest minimum where it is entered there. */
function volumesOf(run: readonly Conjunction[], nearest: Conjunction): Pick<Conjunction, "volume"> {
  if (!nearest.volume) return {};
  const entered = [nearest, ...run].flatMap(({ volume }) => volume?.entered ?? []);
  const first = entered.filter(({ of }, place) => entered.findIndex((other) => other.of === of) === place);
  return { volume: { ...nearest.volume, entered: first.toSorted((a, b) => a.of - b.of) } };
}
