import { type Static, type TSchema, Type } from "typebox";
import type { Detection } from "../detect/index.ts";

/**
 * The JSON shapes of the API: the server validates with them, `/openapi.json` prints them,
 * browser and command line take their types from them.
 */
const nullable = <T extends TSchema>(schema: T) => Type.Optional(schema);
const isoUtc = Type.String({ description: "ISO 8601 UTC with Z" });
const catalogNumber = Type.Integer({ minimum: 1, maximum: 999_999_999, description: "NORAD catalog number" });

export const BilingualText = Type.Object({ en: Type.String(), ja: Type.String() });
export type BilingualText = Static<typeof BilingualText>;

export const ApiError = Type.Object({
  code: Type.String(),
  message: BilingualText,
});
export type ApiError = Static<typeof ApiError>;

export const Session = Type.Object({
  personId: Type.String(),
  name: Type.String(),
  party: Type.String(),
  role: Type.String(),
});
export type Session = Static<typeof Session>;

export const Source = Type.Object({
  sha256: Type.String(),
  name: Type.String(),
  attribution: Type.String(),
  format: Type.String(),
  completeness: Type.Union([Type.Literal("full"), Type.Literal("group")]),
  receivedAt: isoUtc,
  newestEpoch: nullable(isoUtc),
  rows: Type.Integer(),
  problems: Type.Integer(),
  /** Element sets of this source in quarantine: nothing is computed from them. */
  quarantined: Type.Integer(),
});
export type Source = Static<typeof Source>;

/** A feed that is switched on. */
export const FeedStatus = Type.Object({
  id: Type.String(),
  name: Type.String(),
  bringsElements: Type.Boolean(),
  phase: Type.Union([Type.Literal("idle"), Type.Literal("waiting"), Type.Literal("stopped")]),
  dueAt: nullable(isoUtc),
  freshness: Type.Object({
    kind: Type.Union([Type.Literal("fresh"), Type.Literal("stale")]),
    reason: nullable(Type.Union([Type.Literal("nothing-came"), Type.Literal("old-epochs")])),
    since: nullable(isoUtc),
  }),
  confirmedAt: nullable(isoUtc),
  newestEpoch: nullable(isoUtc),
  /** Without a message where only its code was kept. */
  problem: nullable(Type.Object({ code: Type.String(), message: nullable(BilingualText) })),
});
export type FeedStatus = Static<typeof FeedStatus>;

export const WatchProgress = Type.Object({
  state: Type.Union([
    Type.Literal("idle"),
    Type.Literal("running"),
    Type.Literal("done"),
    Type.Literal("failed"),
  ]),
  /** Key of a step in the web's and CLI's texts. */
  step: nullable(Type.String()),
  fraction: nullable(Type.Number({ minimum: 0, maximum: 1 })),
  error: nullable(ApiError),
});
export type WatchProgress = Static<typeof WatchProgress>;

export const Status = Type.Object({
  version: Type.String(),
  realm: Type.Union([Type.Literal("live"), Type.Literal("exercise"), Type.Literal("replay")]),
  /** The realm's present: in replay the newest epoch of the data, in live the wall clock. */
  now: isoUtc,
  /** True only while a feed is fresh. */
  live: Type.Boolean(),
  releasableTo: Type.Array(Type.String()),
  objects: Type.Integer(),
  coverage: Type.Record(Type.String(), Type.Integer()),
  sources: Type.Array(Source),
  feeds: Type.Array(FeedStatus),
  watch: WatchProgress,
  session: nullable(Session),
});
export type Status = Static<typeof Status>;

/** Objects as columns, so that 27,000 of them stay one small answer; row i of the element block is row i here. */
export const ObjectColumns = Type.Object({
  id: Type.Array(catalogNumber),
  name: Type.Array(Type.String()),
  owner: Type.Array(Type.String()),
  objectType: Type.Array(Type.String()),
  regime: Type.Array(Type.String()),
  coverage: Type.Array(Type.String()),
  ageDays: Type.Array(Type.Union([Type.Number(), Type.Null()])),
  /** Parties that protect the object, comma-separated, "" for none. */
  protectedBy: Type.Array(Type.String()),
});
export type ObjectColumns = Static<typeof ObjectColumns>;

export const ObjectName = Type.Object({
  id: catalogNumber,
  name: Type.String(),
  owner: Type.String(),
  protectedBy: Type.Array(Type.String()),
});
export type ObjectName = Static<typeof ObjectName>;

export const DetectionRecord = Type.Unsafe<Detection>(
  Type.Object(
    {
      kind: Type.String(),
      ids: Type.Array(catalogNumber),
      from: isoUtc,
      to: isoUtc,
      time: nullable(isoUtc),
      values: Type.Record(Type.String(), Type.Number()),
      neighbors: nullable(
        Type.Array(Type.Object({ id: catalogNumber, rank: Type.Number() }, { additionalProperties: true })),
      ),
      detectionProbability: Type.Number({ minimum: 0, maximum: 1 }),
      rule: Type.Object({
        name: Type.String(),
        version: Type.String(),
        parameters: Type.Record(Type.String(), Type.Unknown()),
      }),
      inputs: Type.Array(Type.String()),
      limitations: Type.Array(Type.Object({ code: Type.String() }, { additionalProperties: true })),
    },
    { additionalProperties: true },
  ),
);

export const DetectionView = Type.Object({
  hash: Type.String(),
  detection: DetectionRecord,
  /** What the data show, in one line. */
  why: BilingualText,
  limitations: Type.Array(BilingualText),
  /** Every object the detection or its neighbors name, for labels. */
  objects: Type.Array(ObjectName),
  incidentIds: Type.Array(Type.String()),
  /** Age of the newest element set behind it at the realm's present, days. */
  dataAgeDays: Type.Number(),
});
export type DetectionView = Static<typeof DetectionView>;

export const DetectionPage = Type.Object({
  items: Type.Array(DetectionView),
  total: Type.Integer(),
  byKind: Type.Record(Type.String(), Type.Integer()),
});
export type DetectionPage = Static<typeof DetectionPage>;

export const ConjunctionRow = Type.Object({
  id1: catalogNumber,
  name1: Type.String(),
  id2: catalogNumber,
  name2: Type.String(),
  tca: isoUtc,
  missDistanceKm: Type.Number(),
  relativeSpeedKmPerS: Type.Number(),
  ricKm: Type.Array(Type.Number(), { minItems: 3, maxItems: 3 }),
  /** Upper bound over the unknown size of the errors; absent where the pair has no encounter plane. */
  maxProbability: nullable(Type.Number()),
  ageDays1: Type.Number(),
  ageDays2: Type.Number(),
});
export type ConjunctionRow = Static<typeof ConjunctionRow>;

const QuarantineActKind = Type.Union([
  Type.Literal("release"),
  Type.Literal("reject"),
  Type.Literal("withdraw"),
]);

/** An element set that the gates put aside, and what people decided about it. */
export const QuarantinedSet = Type.Object({
  key: Type.String(),
  object: ObjectName,
  epoch: isoUtc,
  /** Age of the epoch at the realm's present, days. */
  ageDays: Type.Number(),
  source: Type.Object({ name: Type.String(), sha256: Type.String(), receivedAt: isoUtc }),
  reasons: Type.Array(
    Type.Object({
      gate: Type.String(),
      measured: Type.Number(),
      limit: Type.Number(),
      unit: Type.String(),
      text: BilingualText,
    }),
  ),
  /** Oldest first; the last one counts. */
  acts: Type.Array(
    Type.Object({
      act: QuarantineActKind,
      reason: Type.String(),
      at: isoUtc,
      party: Type.String(),
      role: Type.String(),
      personId: Type.String(),
    }),
  ),
  /** Epochs of the object's sets before and after it that are in use. */
  before: nullable(isoUtc),
  after: nullable(isoUtc),
});
export type QuarantinedSet = Static<typeof QuarantinedSet>;

export const QuarantineAct = Type.Object({
  key: Type.String({ maxLength: 140 }),
  act: QuarantineActKind,
  reason: Type.String({ maxLength: 2000 }),
});
export type QuarantineAct = Static<typeof QuarantineAct>;

export const ObjectDetail = Type.Object({
  id: catalogNumber,
  name: Type.String(),
  internationalDesignator: Type.String(),
  owner: Type.String(),
  ownerName: BilingualText,
  objectType: Type.String(),
  regime: Type.String(),
  launchDate: nullable(Type.String()),
  /** Names by source, so that disagreement shows. */
  names: Type.Array(Type.Object({ name: Type.String(), source: Type.String() })),
  protection: Type.Array(Type.Object({ party: Type.String(), reason: BilingualText, source: Type.String() })),
  coverage: Type.Object({
    state: Type.String(),
    text: BilingualText,
    ageDays: nullable(Type.Number()),
    source: nullable(Type.String()),
    at: nullable(isoUtc),
  }),
  elements: nullable(
    Type.Object({
      epoch: isoUtc,
      semiMajorAxisKm: Type.Number(),
      perigeeKm: Type.Number(),
      apogeeKm: Type.Number(),
      periodMin: Type.Number(),
      inclinationDeg: Type.Number(),
      eccentricity: Type.Number(),
      raanDeg: Type.Number(),
      longitudeDeg: nullable(Type.Number()),
      source: Type.String(),
    }),
  ),
});
export type ObjectDetail = Static<typeof ObjectDetail>;

/** Element history as columns, ascending by epoch. */
export const ObjectHistoryColumns = Type.Object({
  id: catalogNumber,
  epochUnixS: Type.Array(Type.Number()),
  semiMajorAxisKm: Type.Array(Type.Number()),
  inclinationDeg: Type.Array(Type.Number()),
  eccentricity: Type.Array(Type.Number()),
  /** Mean longitude, degrees east; present for near-synchronous objects only. */
  longitudeDeg: nullable(Type.Array(Type.Number())),
  sources: Type.Array(Type.String()),
});
export type ObjectHistoryColumns = Static<typeof ObjectHistoryColumns>;

/** One object as different sources put it at a common instant; the one with the least age first, from which the others are told. */
export const ObjectSources = Type.Object({
  id: catalogNumber,
  at: isoUtc,
  reference: nullable(Type.String()),
  largestDistanceKm: nullable(Type.Number()),
  /** Batches with sets of the object that are not shown. */
  more: Type.Integer({ minimum: 0 }),
  sources: Type.Array(
    Type.Object({
      source: Type.String(),
      kind: Type.Union([Type.Literal("element-set"), Type.Literal("ephemeris")]),
      epoch: isoUtc,
      ageDays: Type.Number(),
      /** Radial, in-track, cross-track. */
      ricKm: nullable(Type.Array(Type.Number(), { minItems: 3, maxItems: 3 })),
      distanceKm: nullable(Type.Number()),
      problem: nullable(BilingualText),
    }),
  ),
});
export type ObjectSources = Static<typeof ObjectSources>;
