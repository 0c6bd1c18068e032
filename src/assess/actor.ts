import type { PartyCode } from "../core/index.ts";

/** What a person may be in a consultation. */
export const roles = [
  "watch-analyst",
  "duty-officer",
  "legal-adviser",
  "policy-officer",
  "releasing-authority",
  "principals-delegate",
] as const;
export type Role = (typeof roles)[number];

/** The person who acts, as signed in: never a machine. */
export interface Actor {
  readonly personId: string;
  readonly party: PartyCode;
  readonly role: Role;
}
