import table from "../../data/owners.json" with { type: "json" };
import { HoshimoriError, type Language, type PartyCode } from "../core/index.ts";

/** An owner or operator by CelesTrak's code; organisations of several nations have no country. */
export interface Owner {
  /** CelesTrak's code ("JPN", "US", "PRC"). */
  readonly code: string;
  readonly en: string;
  readonly ja: string;
  /** ISO 3166-1 alpha-2, of the state that is or was the owner. */
  readonly country?: PartyCode;
}

/** All owners that CelesTrak lists. Source: data/owners.json. */
export const owners: readonly Owner[] = table.owners;

const byCode: ReadonlyMap<string, Owner> = new Map(owners.map((owner) => [owner.code, owner]));

/** Given: a code of the SATCAT. Returned: the owner, or undefined where the table has no such code. */
export const ownerOf = (code: string): Owner | undefined => byCode.get(code);

/** The owner's name in the reader's language; the code itself where the table has none. */
export const ownerName = (code: string, language: Language): string => byCode.get(code)?.[language] ?? code;

/**
 * Given: a code that a person typed, in any case. Returned: the owner.
 * Errors: `owner-unknown` with the nearest codes, by spelling, name or country.
 */
export function requireOwner(code: string): Owner {
  const owner = byCode.get(code.trim().toUpperCase());
  if (owner) return owner;
  throw new HoshimoriError("owner-unknown", {
    code,
    near: nearOwners(code)
      .map(({ code: near, en }) => `${near} (${en})`)
      .join(", "),
  });
}

/** Given: what a person typed. Returned: up to five owners, most similar first: same country code, name that holds it, same beginning, spelling. */
export function nearOwners(typed: string): readonly Owner[] {
  const wanted = typed.trim().toUpperCase();
  const score = (owner: Owner): number => {
    if (owner.country === wanted) return 0;
    if (wanted.length >= 3 && owner.en.toUpperCase().includes(wanted)) return 1;
    if (wanted.length >= 2 && (wanted.startsWith(owner.code) || owner.code.startsWith(wanted))) return 2;
    return 2 + editDistance(wanted, owner.code);
  };
  return owners
    .map((owner) => ({ owner, score: score(owner) }))
    .sort((a, b) => a.score - b.score || (a.owner.code < b.owner.code ? -1 : 1))
    .slice(0, 5)
    .map(({ owner }) => owner);
}

/** Levenshtein's distance. Source: Wagner and Fischer (1974). */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++)
      current.push(
        Math.min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)),
      );
    previous = current;
  }
  return previous[b.length];
}
