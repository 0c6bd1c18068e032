export {
  ApiFailure,
  type CaseView,
  type ClientOptions,
  createClient,
  type DetectionFilter,
  type HoshimoriClient,
  type IncidentView,
} from "./api.ts";
export type {
  ApiError,
  BilingualText,
  ConjunctionRow,
  DetectionPage,
  DetectionView,
  FeedStatus,
  ObjectColumns,
  ObjectDetail,
  ObjectHistoryColumns,
  ObjectName,
  ObjectSources,
  QuarantineAct,
  QuarantinedSet,
  Session,
  Source,
  Status,
  WatchProgress,
} from "./schemas.ts";

export * as schemas from "./schemas.ts";
