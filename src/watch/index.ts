export {
  announceServer,
  dataFolder,
  keyed,
  type NodeSecrets,
  nodeSecrets,
  productPath,
  type RunningServer,
  retractServer,
  runningServer,
} from "./data-folder.ts";
export { loadDemo } from "./demo.ts";
export { type FeedHealth, isLive } from "./feed-health.ts";
export { runFeedLoop } from "./feed-loop.ts";
export type { ConjunctionFinding } from "./find.ts";
export {
  type Delivery,
  type IngestResult,
  ingestElements,
  ingestProtectedList,
  ingestSatcat,
} from "./ingest.ts";
export { ingestFile, markedAsShipped } from "./ingest-file.ts";
export { knownLaunches } from "./known-launches.ts";
export { objectNames } from "./object-names.ts";
export { presentOf } from "./present.ts";
export { type ReportProgress, type StepProgress, type WatchStep, watchSteps } from "./progress.ts";
export { knownProtectedLists, loadProtectedLists, protectedListPath } from "./protected-lists.ts";
export { runWatch, type WatchOptions, type WatchResult, type WatchSummary } from "./run-watch.ts";
export { systemFeedNode } from "./system-feed-node.ts";
export { watchAll } from "./watch-all.ts";
