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
