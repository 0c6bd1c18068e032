export {
  appendCaseEvents,
  type CaseAppend,
  type CaseEventRow,
  listCases,
  loadCaseEvents,
} from "./case-events.ts";
export { type ConjunctionRecord, listConjunctions, saveConjunctions } from "./conjunctions.ts";
export {
  type DetectionFilter,
  findDetection,
  listDetections,
  type StoredDetection,
  saveDetections,
} from "./detections.ts";
export { loadEphemerides, type StoredEphemerides, saveEphemerides } from "./ephemerides.ts";
export { feedSlots, feedStates } from "./feed-memory.ts";
export type { Gateway } from "./gateway.ts";
export {
  addIncidentEvent,
  findIncident,
  type IncidentEvent,
  type IncidentRow,
  listIncidents,
  loadIncidentEvents,
  type StoredIncident,
  saveIncident,
} from "./incidents.ts";
export { judgeStoredSets, type StoredJudgement } from "./judge-stored-sets.ts";
export { type ElementFilter, loadElementTable } from "./load-element-table.ts";
export { listObjectBatches, type ObjectBatch } from "./object-batches.ts";
export { openStore, type Store, type StoreOptions } from "./open-store.ts";
export {
  addPerson,
  addSignInLink,
  endSession,
  findSession,
  listPeople,
  type Person,
  useSignInLink,
} from "./people.ts";
export type { PersonPrincipal, Principal, SystemPrincipal, VisitorPrincipal } from "./principal.ts";
export {
  addQuarantineAct,
  heldSetKeys,
  listQuarantinedSets,
  type QuarantinedElementSet,
  quarantineCounts,
  type StoredQuarantineAct,
} from "./quarantined-sets.ts";
export { saveElementSets } from "./save-element-sets.ts";
export { parseSetKey } from "./set-key.ts";
export {
  findSourceBatch,
  listSourceBatches,
  type SourceBatch,
  type StoredSourceBatch,
  saveSourceBatch,
} from "./source-batches.ts";
export {
  loadProtectedObjects,
  loadSpaceObjects,
  type ProtectedList,
  type ProtectedObjectRow,
  type SpaceObjectRow,
  saveProtectedList,
  saveSpaceObjects,
} from "./space-objects.ts";
export type { SqlValue, Transaction } from "./transaction.ts";
export { finishWatchRun, listWatchRuns, startWatchRun, type WatchRun } from "./watch-runs.ts";
