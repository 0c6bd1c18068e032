import type { IsoUtc, Realm } from "../core/index.ts";
import { contentHash, type Sha256Hex } from "../digest/index.ts";
import type { CaseEvent } from "./case-event.ts";

/** The link before the first entry of every chain. */
export const genesisHash: Sha256Hex = "0".repeat(64);

/** What an entry says; all of it is hashed, so that no entry fits another case, realm or place. */
export interface ChainContent {
  readonly caseId: string;
  readonly realm: Realm;
  /** 1 for the first entry. */
  readonly sequence: number;
  readonly event: CaseEvent;
  readonly at: IsoUtc;
}

/** One entry of the record of a case. `hash` is the SHA-256 of the canonical JSON (RFC 8785) of everything else in it. */
export interface CaseEntry extends ChainContent {
  readonly format: "hoshimori-case-entry/1";
  readonly previousHash: Sha256Hex;
  readonly hash: Sha256Hex;
}

/**
 * Given: the hash of the entry before ({@link genesisHash} for the first) and what the new entry says.
 * Returned: the entry. Errors: none.
 */
export function chainEvent(previousHash: Sha256Hex, content: ChainContent): CaseEntry {
  const unhashed = { format: "hoshimori-case-entry/1", previousHash, ...content } as const;
  return { ...unhashed, hash: contentHash(unhashed) };
}

export type ChainFault = "hash" | "link" | "sequence" | "case" | "realm" | "end";

export type ChainCheck =
  | { readonly ok: true; readonly entries: number; readonly head: Sha256Hex }
  | { readonly ok: false; readonly index: number; readonly fault: ChainFault };
