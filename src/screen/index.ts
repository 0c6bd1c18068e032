export type {
  Conjunction,
  ConjunctionVolume,
  Episode,
  ScreenProgress,
  ScreenSummary,
  SkippedObject,
  VolumeEntry,
  VolumeSummary,
} from "./conjunction.ts";
export { type EpisodeOptions, mergeEpisodes } from "./episodes.ts";
export { type HistoryProbability, historyProbability } from "./history-probability.ts";
export { type EncounterGeometry, maxProbability } from "./max-probability.ts";
export { type ScreeningPolicy, screeningPolicy } from "./policy.ts";
export { type BodyShape, bodyShapes } from "./probability/body-shape.ts";
export { collisionProbability } from "./probability/collision-probability.ts";
export type { DilutionSide } from "./probability/dilution.ts";
export { kernelBatch } from "./probability/kernel-batch.ts";
export {
  type PcMethod,
  type PcOptions,
  type PcRefusal,
  type PcResult,
  pcMethods,
} from "./probability/pc-result.ts";
export type { PlaneColumns, ProbabilityBatch, StateColumns } from "./probability/plane-columns.ts";
export {
  type UncertainEncounter,
  type UncertainState,
  withRtnCovariance,
} from "./probability/uncertain-state.ts";
export { type ScreenOptions, screenCatalog } from "./screen-catalog.ts";
export { type SliceOptions, screenSlice } from "./screen-slice.ts";
export { type ScreeningThreads, startScreeningThreads } from "./screening-threads.ts";
export {
  type VolumeCondition,
  type VolumeLimits,
  type VolumeRow,
  type VolumeSet,
  volumeSet,
  volumeSetNames,
} from "./volume-set.ts";
export type { VolumeShape } from "./volume-shape.ts";
