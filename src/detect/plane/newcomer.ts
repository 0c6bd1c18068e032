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
}

/** Share of the objects that begin with the data: a few old sets among new ones don't make the data begin earlier. */
const beginShare = 0.25;

/** Given: tracks. Returned: the day on which the data begin for most, and the first day of each launch in them. */
export function seenSince(tracks: readonly PlaneTrack[]): SeenSince {
  const launchDay = new Map<string, number>();
  const firstDays = Float64Array.from(tracks, ({ days }) => days[0]).sort();
  for (const { days, launch } of tracks)
    if (launch !== "") launchDay.set(launch, Math.min(launchDay.get(launch) ?? days[0], days[0]));
  return { dataDay: firstDays[Math.floor(firstDays.length * beginShare)] ?? 0, launchDay };
}

/** Whether an object's first set came after the data began, and its launch with it (new) or well before (late). */
export function newcomer(
  track: PlaneTrack,
  { dataDay, launchDay }: SeenSince,
  limits: NewcomerLimits,
): "launch" | "late" | undefined {
  const since = launchDay.get(track.launch);
  const first = track.days[0];
  if (since === undefined || first - dataDay <= limits.firstSeenAfterDays) return undefined;
  if (first - since > limits.launchAgeDays || first - lastDayOfYear(track.launch) > limits.launchAgeDays)
    return "late";
  return since - dataDay > limits.firstSeenAfterDays ? "launch" : undefined;
}

/** UTC days since 2000-01-01 at the end of the year of a launch ("2026-152"). */
const lastDayOfYear = (launch: string): number => {
  const years = Number(launch.slice(0, 4)) + 1 - 2000;
  return years * 365 + Math.floor((years + 3) / 4);
};
