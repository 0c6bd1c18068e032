export { archiveBatch, archivePath, removeHalfWritten } from "./archive.ts";
export { type DemoFile, type DemoRole, demoFiles, readDemoFile } from "./demo.ts";
export { decompressed as unpackInput } from "./gzip.ts";
export { defaultMaxBytes, type InputFile, type ReadInputOptions, readInputFile } from "./input-file.ts";
export { type PublicSource, publicSources, requirePublicSource } from "./public-sources.ts";
export { type Reception, type SourceBatch, sourceBatch } from "./source-batch.ts";
