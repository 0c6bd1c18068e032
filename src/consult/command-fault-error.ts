import type { CommandFault } from "../assess/index.ts";
import { HoshimoriError } from "../core/index.ts";
import type { CaseCommand } from "./case-command.ts";

/** The error that tells a person what any command of a case must fulfil. */
export function commandFaultError(command: CaseCommand, fault: CommandFault): HoshimoriError {
  const type = String(command.type);
  switch (fault.fault) {
    case "unknown-command":
      return new HoshimoriError("consult-unknown-command", { type, types: fault.types });
    case "unknown-field":
      return new HoshimoriError("consult-unknown-field", {
        type,
        field: fault.field,
        fields: fault.fields,
      });
    case "not-a-person":
      return new HoshimoriError("consult-not-a-person");
    case "unreadable":
      return new HoshimoriError("consult-command-unreadable", { type });
    case "id":
      return new HoshimoriError("consult-command-id", { id: String(command.id) });
    case "id-reused":
      return new HoshimoriError("consult-command-id-reused", { id: command.id });
    case "wrong-role":
      return new HoshimoriError("consult-wrong-role", {
        type,
        role: command.actor.role,
        roles: fault.roles,
      });
  }
}
