import { contentHash, type Sha256Hex } from "../digest/index.ts";
import { type CaseEntry, type ChainCheck, type ChainFault, genesisHash } from "./chain.ts";

/**
 * Given: the entries of one case, oldest first, and, where known from elsewhere, the hash its last entry must have
 * (an anchor: without it a cut-off end can't be seen).
 * Returned: ok with the number of entries and the head, or the index of the first broken entry and what is wrong with it:
 * its own hash, its link to the entry before, its sequence, its case, its realm, or (index = length) the end.
 * Needs no database, no key and no network.
 */
export function verifyChain(entries: readonly CaseEntry[], head?: Sha256Hex): ChainCheck {
  let previous: CaseEntry | undefined;
  for (const [index, entry] of entries.entries()) {
    const fault = faultOf(entry, previous, entries[0]);
    if (fault) return { ok: false, index, fault };
    previous = entry;
  }
  const last = previous?.hash ?? genesisHash;
  if (head !== undefined && head !== last) return { ok: false, index: entries.length, fault: "end" };
  return { ok: true, entries: entries.length, head: last };
}

function faultOf(
  entry: CaseEntry,
  previous: CaseEntry | undefined,
  first: CaseEntry,
): ChainFault | undefined {
  if (!hasOwnHash(entry)) return "hash";
  if (entry.previousHash !== (previous?.hash ?? genesisHash)) return "link";
  if (entry.sequence !== (previous?.sequence ?? 0) + 1) return "sequence";
  if (entry.caseId !== first.caseId) return "case";
  if (entry.realm !== first.realm) return "realm";
  return undefined;
}

/** False too for what is no entry at all, or holds what JSON can't (an unpaired surrogate). */
function hasOwnHash(entry: CaseEntry): boolean {
  try {
    const { hash, ...content } = entry;
    return content.format === "hoshimori-case-entry/1" && hash === contentHash(content);
  } catch {
    return false;
  }
}
