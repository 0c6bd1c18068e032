import type { PartyCode, Realm } from "../core/index.ts";
import { contentHash, type Sha256Hex } from "../digest/index.ts";
import { type Actor, type Role, roles } from "./actor.ts";

/** What every command of a person carries, whatever it acts on. */
export interface PersonsCommand {
  readonly type: string;
  readonly id: string;
  readonly realm: Realm;
  readonly actor: Actor;
  readonly expectedVersion: number;
}

export type CommandFault =
  | { readonly fault: "unknown-command"; readonly types: string }
  | { readonly fault: "unknown-field"; readonly field: string; readonly fields: string }
  | { readonly fault: "not-a-person" }
  /** Holds what JSON can't, so that it has no hash. */
  | { readonly fault: "unreadable" }
  | { readonly fault: "id" }
  | { readonly fault: "id-reused" }
  | { readonly fault: "wrong-role"; readonly roles: string };

/** Fields and roles of a command, from a table of data. */
export interface CommandRules {
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly permissions: Readonly<Record<string, readonly string[]>>;
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const baseFields = ["type", "id", "realm", "actor", "expectedVersion"];
const actorFields = ["personId", "party", "role"];

const isText = (value: unknown): value is string => typeof value === "string" && value.trim() !== "";
const isParty = (value: unknown): value is PartyCode => typeof value === "string" && /^[A-Z]{2}$/.test(value);

/** True for a signed-in person as a command names one, without any further field. */
const isActor = (value: unknown): value is Actor =>
  typeof value === "object" &&
  value !== null &&
  Object.keys(value).every((field) => actorFields.includes(field)) &&
  "personId" in value &&
  isText(value.personId) &&
  "party" in value &&
  isParty(value.party) &&
  "role" in value &&
  roles.some((role) => role === value.role);

/**
 * What any command must fulfil, before its own rules are asked.
 * Given: a command, its rules, and the accepted commands so far (id → content hash).
 * Returned: `"repeated"` for one that was accepted before with the same content, a fault, or the hash of its content.
 */
export function checkCommand(
  command: PersonsCommand,
  rules: CommandRules,
  accepted: Readonly<Record<string, Sha256Hex>>,
): "repeated" | CommandFault | { readonly hash: Sha256Hex } {
  const own = Object.hasOwn(rules.fields, command.type) ? rules.fields[command.type] : undefined;
  if (!own) return { fault: "unknown-command", types: Object.keys(rules.fields).join(", ") };
  const allowed = [...baseFields, ...own];
  const extra = Object.keys(command).find((field) => !allowed.includes(field));
  if (extra !== undefined) return { fault: "unknown-field", field: extra, fields: allowed.join(", ") };
  if (!isActor(command.actor)) return { fault: "not-a-person" };
  if (typeof command.id !== "string" || !uuidPattern.test(command.id)) return { fault: "id" };
  const hash = hashOf(command);
  if (hash === undefined) return { fault: "unreadable" };
  if (Object.hasOwn(accepted, command.id))
    return accepted[command.id] === hash ? "repeated" : { fault: "id-reused" };
  const permitted = rules.permissions[command.type];
  if (!mayAct(command.actor.role, permitted)) return { fault: "wrong-role", roles: permitted.join(", ") };
  return { hash };
}

function hashOf(command: PersonsCommand): Sha256Hex | undefined {
  try {
    return contentHash(command);
  } catch {
    return undefined;
  }
}

const mayAct = (role: Role, permitted: readonly string[]): boolean => permitted.includes(role);

/** True for a text of at least one visible character and no more than `limit`. */
export const isReadableText = (value: unknown, limit: number): value is string =>
  isText(value) && value.length <= limit;
