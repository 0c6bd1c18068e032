export {
  describeError,
  type ErrorCode,
  type ExitCode,
  errorTable,
  exitCodeOf,
  HoshimoriError,
  httpStatusOf,
  type Problem,
} from "./errors.ts";
export {
  type BilingualTemplate,
  fillTemplate,
  type Language,
  languages,
  type TemplateParts,
} from "./language.ts";
export {
  isPublic,
  joinMarkings,
  type Marking,
  originatorOnly,
  type PartyCode,
  publicMarking,
  type Realm,
  realms,
} from "./marking.ts";
export { median, quantile, quantileOfSorted } from "./quantile.ts";
export type { CatalogNumber, IsoUtc } from "./record.ts";
export { describe, type TextKey, textTable } from "./texts.ts";
export { add, cross, dot, norm, scale, subtract, type Vec3 } from "./vectors.ts";
