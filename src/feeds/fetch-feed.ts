import {
  type ErrorCode,
  HoshimoriError,
  type IsoUtc,
  type PartyCode,
  type TemplateParts,
} from "../core/index.ts";
import { sha256Hex } from "../digest/index.ts";
import { type Clock, formatIsoUtc } from "../time/index.ts";
import { filledAddress, shownAddress } from "./address.ts";
import { archiveBatch, archiveReceipt } from "./archive.ts";
import { checkContent } from "./check-content.ts";
import type { Provider } from "./providers.ts";
import { receiptOf } from "./receipt.ts";
import { retryAfterSeconds } from "./retry-after.ts";
import type { Source, WebFeed } from "./source.ts";
import { type SourceBatch, sourceBatch } from "./source-batch.ts";
import type { AttemptOutcome, Validators } from "./source-state.ts";
import { later } from "./times.ts";
import { unpacked } from "./unpack-answer.ts";
import type { WebAnswer } from "./web-request.ts";

/** Node's modules for the web are loaded when something is fetched: most commands fetch nothing, and start sooner. */
const webRequests = () => import("./web-request.ts");

/** Where one answer is fetched from and kept. */
export interface FeedVisit {
  readonly source: Source;
  readonly feed: WebFeed;
  readonly provider: Provider;
  /** The data folder; bytes and receipt go to its archive. */
  readonly folder: string;
  /** Whose the data are where they are not public. */
  readonly originator: PartyCode;
  readonly clock: Clock;
  /** What is known of the version that we have. */
  readonly validators?: Validators;
  /** Cookie of a login, for the feed's own host only. */
  readonly cookie?: string;
  readonly trust?: string;
  readonly signal?: AbortSignal;
  /** Asked before each further request that a redirect wants. Whatever it throws ends the fetch. */
  readonly beforeRedirect?: () => Promise<void>;
}

/** What was wrong, for the log and the screen; holds no secret. */
export interface FeedProblem {
  readonly code: ErrorCode;
  readonly parts: TemplateParts;
}

export interface FeedResult {
  readonly outcome: AttemptOutcome;
  readonly batch?: SourceBatch;
  readonly problem?: FeedProblem;
}

const mostRedirects = 3;
const redirectStatuses = new Set([301, 302, 303, 307, 308]);

/**
 * Fetches a feed once: asks for a newer version only, checks what comes, archives it.
 *
 * Given: the visit. Returned: the outcome for {@link nextAttempt}; with a batch where there is something new, with a problem
 * where it failed. Nothing but a good, whole answer is archived; what was archived before stays.
 * Errors: only those of the disk (ENOSPC …): the world's other faults are outcomes.
 */
export async function fetchFeed(visit: FeedVisit): Promise<FeedResult> {
  try {
    const url = addressOf(visit.feed, nowOf(visit));
    const { answer, answeredBy } = await follow(visit, url);
    if (answer.status === 304 && visit.validators?.address === hashOf(url))
      return { outcome: { kind: "unchanged" } };
    if (answer.status !== 200) return statusResult(visit, answer, url);
    return await keep(visit, answer, url, answeredBy);
  } catch (error) {
    if (error instanceof HoshimoriError) return failure(error);
    throw error;
  }
}

/** Given: an error of the world. Returned: the outcome with it. */
export function failure({ code, parts }: HoshimoriError): FeedResult {
  const kind = peopleMustAct.has(code) ? "refused" : "failed";
  return { outcome: { kind, code }, problem: { code, parts } };
}

/** Faults that no further attempt mends. */
const peopleMustAct: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  ...["feed-forbidden", "feed-missing", "feed-rejected", "feed-redirect-refused", "feed-address-refused"],
  ...["feed-certificate-changed", "feed-login-missing", "feed-login-refused"],
] as const);

/** The address of a feed now. `{date}` is the UTC date, so many days back. */
const addressOf = (feed: WebFeed, now: IsoUtc): string =>
  filledAddress(feed.url, later(now, -feed.daysBack * 86_400).slice(0, 10), feed.ids);

const hashOf = (url: string) => sha256Hex(Buffer.from(url));

/** What the least time between two requests counts for: an address before date and numbers are filled in. */
export const slotAddress = (feed: WebFeed) => hashOf(feed.url);

const nowOf = (visit: FeedVisit): IsoUtc => formatIsoUtc(visit.clock.now());

/** Cookie, versions and pinned key are for the feed's own host; a host that it may redirect to gets none of them. */
async function follow(
  visit: FeedVisit,
  first: string,
): Promise<{ readonly answer: WebAnswer; readonly answeredBy: string }> {
  const { limits, pinnedKey, redirectHosts } = visit.feed;
  const { host } = new URL(first);
  const hosts = new Set([host, ...redirectHosts]);
  let url = first;
  for (let redirects = 0; ; redirects++) {
    const isOwnHost = new URL(url).host === host;
    const { askOnce } = await webRequests();
    const answer = await askOnce({
      url,
      headers: { ...plainHeaders, ...(isOwnHost ? ownHeaders(visit, first) : {}) },
      limits,
      ...(pinnedKey === undefined || !isOwnHost ? {} : { pinnedKey }),
      ...(visit.trust === undefined ? {} : { trust: visit.trust }),
      ...(visit.signal === undefined ? {} : { signal: visit.signal }),
    });
    const location = [answer.headers.location ?? []].flat()[0];
    if (!redirectStatuses.has(answer.status) || location === undefined) return { answer, answeredBy: url };
    const to = URL.canParse(location, url) ? new URL(location, url) : undefined;
    const isDowngrade = to?.protocol !== "https:" && url.startsWith("https:");
    if (!to || !hosts.has(to.host) || isDowngrade || redirects === mostRedirects)
      throw new HoshimoriError("feed-redirect-refused", {
        url: shownAddress(url),
        to: to ? shownAddress(to.href) : "?",
      });
    await visit.beforeRedirect?.();
    url = to.href;
  }
}

const plainHeaders = { accept: "*/*", "accept-encoding": "gzip", "user-agent": "hoshimori" };

function ownHeaders({ validators, cookie }: FeedVisit, url: string): Record<string, string> {
  const known = validators?.address === hashOf(url) ? validators : undefined;
  return {
    ...(known?.etag ? { "if-none-match": known.etag } : {}),
    ...(known?.lastModified ? { "if-modified-since": known.lastModified } : {}),
    ...(cookie ? { cookie } : {}),
  };
}

function statusResult(visit: FeedVisit, { status, headers }: WebAnswer, url: string): FeedResult {
  const parts = { url: shownAddress(url), status };
  if (status === 429 || status === 503) {
    const wait = retryAfterSeconds([headers["retry-after"] ?? []].flat()[0], nowOf(visit));
    const code = "feed-busy";
    return {
      outcome: { kind: "busy", code, ...(wait === undefined ? {} : { retryAfterSeconds: wait }) },
      problem: { code, parts },
    };
  }
  return failure(new HoshimoriError(statusCode(status, visit.provider), parts));
}

function statusCode(status: number, provider: Provider): ErrorCode {
  if (status === 401 || status === 403) return "feed-forbidden";
  if (status === 404 || status === 410) return provider.notFound === "wait" ? "feed-not-yet" : "feed-missing";
  if (status >= 400 && status < 500 && status !== 408 && status !== 425) return "feed-rejected";
  return "feed-status";
}

async function keep(
  visit: FeedVisit,
  answer: WebAnswer,
  url: string,
  answeredBy: string,
): Promise<FeedResult> {
  const { source, feed, folder } = visit;
  const shown = shownAddress(url);
  const bytes = await unpacked(answer, shown, feed.limits.maxBytes);
  checkContent(bytes, [answer.headers["content-type"] ?? []].flat()[0], feed.content, shown);
  const receivedBytes = answer.body;
  const input = {
    name: source.id,
    bytes,
    receivedBytes,
    sha256: sha256Hex(receivedBytes),
    receivedAt: nowOf(visit),
  };
  await archiveBatch(folder, input);
  const { sha256, receivedAt } = input;
  const sizes = { bytes: receivedBytes.length, unpackedBytes: bytes.length };
  const known = { source: source.id, url, answeredBy, receivedAt, sha256, ...sizes, status: answer.status };
  await archiveReceipt(folder, receiptOf(known, answer.headers));
  const batch = sourceBatch(input, {
    format: feed.content,
    originator: visit.originator,
    provenance: `${source.name}, ${shown}`,
    ...(source.audience === "public" ? { source } : { url: shown }),
  });
  return { outcome: { kind: "received", sha256, validators: validatorsOf(url, answer) }, batch };
}

function validatorsOf(url: string, { headers }: WebAnswer): Validators {
  const etag = [headers.etag ?? []].flat()[0];
  const lastModified = [headers["last-modified"] ?? []].flat()[0];
  return {
    address: hashOf(url),
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
  };
}
