import type { Actor, Role } from "../../assess/index.ts";
import { roles } from "../../assess/index.ts";
import type { Session } from "../../client/index.ts";

/** The person who acts, as the session names them; undefined for a role that the house doesn't know. */
export function actorOf(session: Session): Actor | undefined {
  const role: Role | undefined = roles.find((each) => each === session.role);
  return role ? { personId: session.personId, party: session.party, role } : undefined;
}

/** Ids of commands make a second submission harmless. */
export const newCommandId = (): string => crypto.randomUUID();
