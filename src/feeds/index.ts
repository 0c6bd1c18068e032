export { shownAddress } from "./address.ts";
export { archiveBatch, archivePath, removeHalfWritten } from "./archive.ts";
export { type AttemptReport, attemptFeed, type FeedAttempt, type FeedStates } from "./attempt-feed.ts";
export { type DemoFile, type DemoRole, demoFiles, readDemoFile } from "./demo.ts";
export {
  type FeedSetting,
  type FeedSettings,
  feedOf,
  readFeedSettings,
  writeFeedSetting,
} from "./feed-settings.ts";
export type { FeedProblem } from "./fetch-feed.ts";
export { defaultMaxBytes, type InputFile, type ReadInputOptions, readInputFile } from "./input-file.ts";
export { LoginSessions } from "./login-session.ts";
export { type Provider, providerOf, readProviders } from "./providers.ts";
export { publicSources, requirePublicSource } from "./public-sources.ts";
export { readSources, requireSource } from "./read-sources.ts";
export {
  decideSlot,
  type FeedSlots,
  type RateWindow,
  type SlotAnswer,
  type SlotRules,
  type TakenSlot,
} from "./slots.ts";
export type { Feed, FolderFeed, PublicSource, Source, WebFeed } from "./source.ts";
export { type Reception, type SourceBatch, sourceBatch } from "./source-batch.ts";
export { isDue, newSourceState, type SourceState, switchedOnAgain } from "./source-state.ts";
export { type Freshness, freshness, type NewestData, type StalePolicy } from "./staleness.ts";
export { unpackInput } from "./unpack-input.ts";
export { type FolderFindings, type FolderMemory, lookIntoFolder } from "./watched-folder.ts";
