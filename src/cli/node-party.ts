import type { PartyCode } from "../core/index.ts";

/** The node's party where nobody said: a code that ISO 3166-1 leaves to its users, so that it is no nation's. */
const unnamedParty: PartyCode = "ZZ";

/** `HOSHIMORI_PARTY`: the nation whose installation this is. */
export const nodeParty = (): PartyCode => process.env.HOSHIMORI_PARTY ?? unnamedParty;
