export { ageDays } from "./age.ts";
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
export { readNames } from "./names.ts";
export { nearOwners, type Owner, ownerName, ownerOf, owners, requireOwner } from "./owners.ts";
export {
  type ProtectedEntry,
  protectedReasonKey,
  type ReadProtectedList,
  readProtectedList,
} from "./protected-list.ts";
export { type Regime, regimeOf, regimes } from "./regime.ts";
export {
  buildObjectCatalog,
  type ObjectCatalog,
  objectTypeFromName,
  type SpaceObject,
} from "./space-object.ts";
