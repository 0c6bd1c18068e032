/** The realm that a record belongs to; a record never changes its realm. */
export const realms = ["live", "exercise", "replay"] as const;
export type Realm = (typeof realms)[number];

/** A nation that takes part, by ISO 3166-1 alpha-2 code ("US", "JP"). */
export type PartyCode = string;

/**
 * Who may read a record. Within one list any party named suffices; across lists all must hold (AND).
 * `"PUBLIC"` in a list lets everybody pass that list. No lists at all: the originator only.
 */
export interface Marking {
  readonly originator: PartyCode;
  readonly releasableTo: readonly (readonly (PartyCode | "PUBLIC")[])[];
}

/** The marking of what public sources publish. `"PUBLIC"` as originator is nobody's party. */
export const publicMarking: Marking = { originator: "PUBLIC", releasableTo: [["PUBLIC"]] };

/** The marking of anything that says nothing about itself: its originator's only. */
export const originatorOnly = (originator: PartyCode): Marking => ({ originator, releasableTo: [] });

/** The marking of what is derived from several records: every list of every source must hold. */
export function joinMarkings(originator: PartyCode, sources: readonly Marking[]): Marking {
  if (sources.some((source) => source.releasableTo.length === 0)) return originatorOnly(originator);
  const lists = new Map(
    sources.flatMap((source) => source.releasableTo).map((list) => [[...list].sort().join(), list]),
  );
  return { originator, releasableTo: [...lists.values()] };
}

/** True where everybody may read it. */
export const isPublic = (marking: Marking): boolean =>
  marking.releasableTo.length > 0 && marking.releasableTo.every((list) => list.includes("PUBLIC"));
