import { HoshimoriError } from "../../core/index.ts";
import permissions from "./quarantine-permissions.json" with { type: "json" };

/** What a person may decide about a set in quarantine; the last act counts, a withdrawal leaves the set waiting again. */
export type QuarantineAct = "release" | "reject" | "withdraw";

/** Where the acts of people, oldest first, leave a set: waiting for one, released, rejected. */
export type QuarantineState = "waits" | "release" | "reject";

/** Given: the acts on a set, oldest first. Returned: what the last one left; a withdrawal leaves the set waiting, as if nobody had acted. */
export function quarantineState(acts: readonly { readonly act: QuarantineAct }[]): QuarantineState {
  const last = acts.at(-1)?.act ?? "withdraw";
  return last === "withdraw" ? "waits" : last;
}

export interface QuarantineCommand {
  readonly act: QuarantineAct;
  /** Why; kept with the act. */
  readonly reason: string;
}

const mostReasonCharacters = 2000;

/**
 * Given: the acts on a set so far, oldest first; what a person wants, and in which role. Returned: the command as it is kept.
 * Errors: `quarantine-role`, `quarantine-reason`, `quarantine-nothing-new`.
 */
export function decideQuarantine(
  acts: readonly { readonly act: QuarantineAct }[],
  { act, reason }: QuarantineCommand,
  role: string,
): QuarantineCommand {
  const roles: readonly string[] = permissions[act];
  if (!roles.includes(role)) throw new HoshimoriError("quarantine-role", { role, roles: roles.join(", ") });
  const kept = reason.trim();
  if (kept.length === 0 || kept.length > mostReasonCharacters)
    throw new HoshimoriError("quarantine-reason", { most: mostReasonCharacters });
  if (quarantineState(acts) === (act === "withdraw" ? "waits" : act))
    throw new HoshimoriError("quarantine-nothing-new", { act });
  return { act, reason: kept };
}
