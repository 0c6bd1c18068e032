export {
  type CaseComment,
  type CaseState,
  type CaseStatus,
  type CaseTask,
  type ContactAttempt,
  type ContactOutcome,
  caseStatuses,
  contactOutcomes,
  type ReleaseProposal,
  type StatusChange,
} from "./case.ts";
export type { CaseCommand, CaseCommandType } from "./case-command.ts";
export type { CaseEvent } from "./case-event.ts";
export {
  type CaseEntry,
  type ChainCheck,
  type ChainContent,
  type ChainFault,
  chainEvent,
  genesisHash,
} from "./chain.ts";
export { type CaseClock, caseClocks, type DueClock, dueClocks } from "./clocks.ts";
export { decideCase } from "./decide-case.ts";
export { evolveCase } from "./evolve-case.ts";
export { casePermissions, permittedCommands } from "./permitted.ts";
export { verifyChain } from "./verify-chain.ts";
