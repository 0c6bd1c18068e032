export { ageDays } from "./age.ts";
export { covarianceAt, covarianceLabel, type HistoryCovariance } from "./covariance/covariance-at.ts";
export type {
  Calibration,
  CovarianceModel,
  ObjectCovariance,
  RegimeCovariance,
} from "./covariance/covariance-model.ts";
export { type CovarianceOptions, estimateCovariances } from "./covariance/estimate-covariances.ts";
export type { BrokenSpan } from "./covariance/set-pairs.ts";
export {
  type BatchReference,
  type Coverage,
  type CoverageBatch,
  type CoverageSources,
  coverageBatch,
  coverageOf,
  type UnknownReason,
} from "./coverage.ts";
export {
  type EarthOrbitEvidence,
  earthOrbitEvidence,
  readSecondCatalog,
  type SecondCatalogOrbit,
} from "./earth-orbit.ts";
export {
  asOf,
  buildElementHistory,
  type ElementHistory,
  historyOf,
  newestRowAsOf,
  type Snapshot,
} from "./element-history.ts";
export { compareElementValues, elementValueColumns, isSameEpoch } from "./element-order.ts";
export { readNames } from "./names.ts";
export { nearOwners, type Owner, ownerName, ownerOf, owners, requireOwner } from "./owners.ts";
export {
  type ProtectedEntry,
  protectedReasonKey,
  type ReadProtectedList,
  readProtectedList,
} from "./protected-list.ts";
export { type Regime, regimeOf, regimes } from "./regime.ts";
export { type ComparedSource, compareSources, type SourceComparison } from "./sources/compare-sources.ts";
export { ephemerisState } from "./sources/ephemeris-state.ts";
export { elementSetStates, publisherOf, type SourceState } from "./sources/source-state.ts";
export {
  buildObjectCatalog,
  type ObjectCatalog,
  objectTypeFromName,
  type SpaceObject,
} from "./space-object.ts";
export {
  decideQuarantine,
  type QuarantineAct,
  type QuarantineCommand,
  type QuarantineState,
  quarantineState,
} from "./trust/decide-quarantine.ts";
export {
  type Judged,
  judgeElementSet,
  type Reception,
} from "./trust/judge-element-set.ts";
export {
  type Confirmation,
  judgeElementSets,
  type ObjectTracks,
  type QuarantinedSet,
  type TableReception,
  type TrustReport,
} from "./trust/judge-element-sets.ts";
export { emptyTrack, type ObjectTrack, trackWithReleased } from "./trust/object-track.ts";
export { trustPolicyHash } from "./trust/policy-hash.ts";
export type { QuarantineReason, TrustGate, TrustVerdict } from "./trust/verdict.ts";
export { objectsOnOrbitOf } from "./trust/whose-orbit.ts";
