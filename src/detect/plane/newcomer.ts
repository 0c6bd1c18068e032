import type { CatalogNumber } from "../../core/index.ts";
import type { PlaneTrack } from "./plane-track.ts";

/** How long after the data began a first set is news, and how old a launch is whose object is late, days. */
export interface NewcomerLimits {
  readonly firstSeenAfterDays: number;
  readonly launchAgeDays: number;
}

/** What is known of when a launch and the data began; UTC days. */
export interface SeenSince {
  readonly dataDay: number;
  readonly launchDay: ReadonlyMap<string, number>;
  /** About since when a number has been given: the day by which several higher ones of cataloged launches were seen. */
  readonly numberedBy: (id: CatalogNumber) => number;
}

/** So many higher numbers seen say that a number was given by then; one or two may be wrong. */
const higherNumbers = 5;

/** Share of the objects that begin with the data: a few old sets among new ones don't make the data begin earlier. */
const beginShare = 0.25;

/** Given: tracks. Returned: the day on which the data begin for most, and the first day of each launch in them. */
export function seenSince(tracks: readonly PlaneTrack[]): SeenSince {
  const launchDay = new Map<string, number>();
  const firstDays = Float64Array.from(tracks, ({ days }) => days[0]).sort();
  for (const { days, launch } of tracks)
    if (launch !== "") launchDay.set(launch, Math.min(launchDay.get(launch) ?? days[0], days[0]));
  return {
    dataDay: firstDays[Math.floor(firstDays.length * beginShare)] ?? 0,
    launchDay,
    numberedBy: numberedBy(tracks),
  };
}

/** Numbers ascend in time. Objects without a launch are left out: analysts' numbers stand in ranges of their own. */
function numberedBy(tracks: readonly PlaneTrack[]): (id: CatalogNumber) => number {
  const descending = tracks.filter(({ launch }) => launch !== "").sort((a, b) => b.id - a.id);
  const byId = new Map<CatalogNumber, number>();
  const earliest: number[] = [];
  for (const { id, days } of descending) {
    byId.set(id, earliest[higherNumbers - 1] ?? Number.POSITIVE_INFINITY);
    earliest.push(days[0]);
    earliest.sort((a, b) => a - b);
    earliest.length = Math.min(earliest.length, higherNumbers);
  }
  return (id) => byId.get(id) ?? Number.POSITIVE_INFINITY;
}

/**
 * Whether an object's first set came after the data began, and its launch with it (new) or well before (late). An object
 * whose number was given long before its first set is neither: only the source that holds it began late.
 */
export function newcomer(
  track: PlaneTrack,
  { dataDay, launchDay, numberedBy }: SeenSince,
  limits: NewcomerLimits,
): "launch" | "late" | undefined {
  const since = launchDay.get(track.launch);
  const first = track.days[0];
  if (since === undefined || first - dataDay <= limits.firstSeenAfterDays) return undefined;
  if (first - numberedBy(track.id) > limits.firstSeenAfterDays) return undefined;
  if (first - since > limits.launchAgeDays || first - lastDayOfYear(track.launch) > limits.launchAgeDays)
    return "late";
  return since - dataDay > limits.firstSeenAfterDays ? "launch" : undefined;
}

/** UTC days since 2000-01-01 at the end of the year of a launch ("2026-152"). */
const lastDayOfYear = (launch: string): number => {
  const years = Number(launch.slice(0, 4)) + 1 - 2000;
  return years * 365 + Math.floor((years + 3) / 4);
};
