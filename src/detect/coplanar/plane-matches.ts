import type { PlaneTrack } from "../plane/plane-track.ts";
import type { CoplanarParameters } from "../rules.ts";
import { isMatch, planeDifference, planeRuns } from "./rate-match.ts";

/** Why a shared plane is told: the rate was acquired, the launch is new, or the object is new and its launch is not. */
export const matchBases = ["acquired", "launch", "late"] as const;
type MatchBasis = (typeof matchBases)[number];

/** A visitor in another object's plane. */
export interface PlaneMatch {
  readonly other: PlaneTrack;
  readonly basis: MatchBasis;
  /** Entries of the visitor's track. */
  readonly first: number;
  readonly last: number;
  /** Entry that decided it. */
  readonly confirmed: number;
  /** Entry before the change of rate; only where it was acquired. */
  readonly before?: number;
  readonly fallDegPerDay: number;
  readonly ended: boolean;
  readonly entries: number;
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
  limits: CoplanarParameters,
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

/**
 * Given: a visitor, one it shared a plane with, and since when launches are known. Returned: its matches with that one.
 * Mates of one launch are born in one plane: they match nobody of their own.
 */
export function matchesWith(
  visitor: PlaneTrack,
  other: PlaneTrack,
  arrival: "launch" | "late" | undefined,
  limits: CoplanarParameters,
): PlaneMatch[] {
  if (visitor.launch !== "" && visitor.launch === other.launch) return [];
  const difference = planeDifference(visitor, other, limits);
  const matches: PlaneMatch[] = [];
  for (const run of planeRuns(visitor, difference, limits)) {
    if (run.confirmed !== undefined)
      matches.push({ ...run, other, basis: "acquired", confirmed: run.confirmed });
    else if (arrival === "launch" && run.first === 0) {
      const held = heldSince(visitor, run.first, run.last, limits);
      if (held !== undefined && visitor.days[held] - visitor.days[0] <= limits.launchAgeDays)
        matches.push({ ...run, other, basis: "launch", confirmed: held });
    }
  }
  const told = matches.some(({ first }) => first === 0);
  if (arrival && !told && isMatch(difference, 0, limits) && isAlone(visitor, arrival, limits))
    matches.push({
      other,
      basis: arrival,
      first: 0,
      last: 0,
      confirmed: 0,
      fallDegPerDay: 0,
      ended: visitor.days.length > 1,
      entries: 1,
    });
  return matches;
}

/** A late object's first set says it; of a new launch one set is enough only where no other follows in its first month. */
const isAlone = (visitor: PlaneTrack, arrival: "launch" | "late", limits: CoplanarParameters): boolean =>
  arrival === "late" || visitor.days.length === 1 || visitor.days[1] - visitor.days[0] > limits.launchAgeDays;

function heldSince(
  visitor: PlaneTrack,
  first: number,
  last: number,
  { heldDays }: CoplanarParameters,
): number | undefined {
  for (let k = first; k <= last; k++) if (visitor.days[k] - visitor.days[first] >= heldDays) return k;
  return undefined;
}
