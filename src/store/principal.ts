import { HoshimoriError, type PartyCode, type Realm, realms } from "../core/index.ts";

/** A visitor is nobody: sees what is PUBLIC in the realm. */
export interface VisitorPrincipal {
  readonly kind: "visitor";
  readonly realm: Realm;
}

/** A person who signed in. The role decides what `consult` permits; the database decides by party and realm. */
export interface PersonPrincipal {
  readonly kind: "person";
  readonly realm: Realm;
  readonly personId: string;
  readonly party: PartyCode;
  readonly role: string;
}

/** The node's own work (ingest, watch, sign-in). Reads as its party does; without a party only what is PUBLIC. */
export interface SystemPrincipal {
  readonly kind: "system";
  readonly realm: Realm;
  readonly party?: PartyCode;
}

/** On whose behalf a transaction runs. */
export type Principal = VisitorPrincipal | PersonPrincipal | SystemPrincipal;

/** The database role of each kind: none is a superuser, none owns a table. */
export const databaseRoleOf = {
  visitor: "hoshimori_reader",
  person: "hoshimori_member",
  system: "hoshimori_system",
} as const;

/** The settings that row-level security reads; "" where the principal has none. */
export interface PrincipalSettings {
  readonly realm: Realm;
  readonly party: string;
  readonly personId: string;
  readonly role: string;
}

/**
 * Given: a principal. Returned: its settings.
 * Errors: `store-bad-principal` for an unknown realm, a party that is no ISO 3166-1 alpha-2 code, a person without id.
 */
export function settingsOf(principal: Principal): PrincipalSettings {
  const party = principal.kind === "visitor" ? "" : (principal.party ?? "");
  const personId = principal.kind === "person" ? principal.personId : "";
  if (!realms.includes(principal.realm)) throw badPrincipal(`realm "${String(principal.realm)}"`);
  if (principal.kind === "person" && personId === "") throw badPrincipal("a person without an id");
  if (principal.kind === "person" || party !== "") {
    if (!/^[A-Z]{2}$/.test(party)) throw badPrincipal(`party "${party}"`);
  }
  return { realm: principal.realm, party, personId, role: principal.kind === "person" ? principal.role : "" };
}

const badPrincipal = (detail: string) => new HoshimoriError("store-bad-principal", { detail });
