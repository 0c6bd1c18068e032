import type { Sha256Hex } from "../digest/index.ts";

/** What the first bytes of an answer must look like; everything else is refused. */
export const feedContents = [
  "tle",
  "omm-csv",
  "omm-json",
  "satcat-csv",
  "json",
  "csv",
  "tsv",
  "anything",
] as const;
export type FeedContent = (typeof feedContents)[number];

/** How much and how long one answer may be. */
export interface FeedLimits {
  /** As received and as unpacked, each. */
  readonly maxBytes: number;
  /** From the first packet to the last header. */
  readonly headersSeconds: number;
  /** Between two pieces of the body. */
  readonly idleSeconds: number;
  /** From the first packet to the last byte. */
  readonly totalSeconds: number;
}

/** A feed that is fetched from an address. */
export interface WebFeed {
  readonly kind: "web";
  /** Id of the provider, whose rules hold (policies/sources/providers). */
  readonly provider: string;
  /** With the places `{date}` and `{ids}`, if it has them; "" where a person must give it on switching on. */
  readonly url: string;
  readonly content: FeedContent;
  /** How often it is fetched. */
  readonly everyMinutes: number;
  /** Least time between two requests for this address, where it is longer than the provider's. */
  readonly minimumMinutes: number;
  /** The feed is stale when nothing newer came for so long. */
  readonly staleAfterMinutes: number;
  /** The newest epoch in it may be so old; absent where its rows have no epoch. */
  readonly staleEpochMinutes?: number;
  /** `{date}` is the UTC date so many days ago. */
  readonly daysBack: number;
  /** `{ids}`: the catalog numbers to ask for, all in one query. */
  readonly ids: readonly number[];
  /** Hosts that it may redirect to, beside its own. */
  readonly redirectHosts: readonly string[];
  /** SHA-256 of the server's public key (SubjectPublicKeyInfo, DER): any other one is refused. */
  readonly pinnedKey?: Sha256Hex;
  readonly limits: FeedLimits;
}

/** A feed that other programs or people put files into. */
export interface FolderFeed {
  readonly kind: "folder";
  /** "" where a person must give it on switching on. */
  readonly folder: string;
  /** A file that did not change for so long is complete. */
  readonly settleSeconds: number;
  readonly staleAfterMinutes: number;
  readonly staleEpochMinutes?: number;
  readonly maxBytes: number;
}

export type Feed = WebFeed | FolderFeed;

/** A source that publishes for everybody. */
export interface PublicSource {
  /** "celestrak-active". */
  readonly id: string;
  readonly name: string;
  /** Where it is fetched from, or its home page. */
  readonly url: string;
  /** Who must be named where its data are shown. */
  readonly attribution: string;
  readonly terms: string;
  /** "full": everything that the source publishes of its kind; "group": a part. */
  readonly completeness: "full" | "group";
}

/** A source as policies/sources/*.json describe it: one file a source. */
export interface Source extends PublicSource {
  /** "public": published for everybody, so its data are PUBLIC. "party": what comes is the receiving party's only. */
  readonly audience: "public" | "party";
  /** How to fetch it; absent where it is only named as the origin of files. */
  readonly feed?: Feed;
}
