export type { Conjunction, Episode, ScreenProgress, ScreenSummary, SkippedObject } from "./conjunction.ts";
export { type EpisodeOptions, mergeEpisodes } from "./episodes.ts";
export { type EncounterGeometry, maxProbability } from "./max-probability.ts";
export { type ScreeningPolicy, screeningPolicy } from "./policy.ts";
export { type ScreenOptions, screenCatalog } from "./screen-catalog.ts";
export { type SliceOptions, screenSlice } from "./screen-slice.ts";
