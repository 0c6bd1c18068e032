import type { IsoUtc } from "../core/index.ts";
import type { Sha256Hex } from "../digest/index.ts";
import { shownAddress } from "./address.ts";
import type { WebAnswer } from "./web-request.ts";

/** What is kept of an answer beside its bytes. */
export interface Receipt {
  readonly source: string;
  /** The address that was asked, without secrets. */
  readonly url: string;
  /** The address that answered, where a redirect led to another one. */
  readonly answeredBy?: string;
  readonly receivedAt: IsoUtc;
  /** Of the bytes as received; they lie in the archive under it. */
  readonly sha256: Sha256Hex;
  readonly bytes: number;
  readonly unpackedBytes: number;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Headers that describe the content and its age. Only these are kept: cookies, authorizations and whatever else a server
 * says about the one who asked never reach the disk.
 */
const keptHeaders = [
  ...["content-type", "content-length", "content-encoding", "content-disposition", "content-language"],
  ...["transfer-encoding", "etag", "last-modified", "date", "age", "expires", "cache-control", "vary"],
  ...["server", "via", "x-ratelimit-limit", "x-ratelimit-remaining", "retry-after"],
];

/** Given: an answer's headers. Returned: those that are kept. */
const headersToKeep = (headers: WebAnswer["headers"]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    keptHeaders.flatMap((name) => {
      const value = headers[name];
      return value === undefined ? [] : [[name, [value].flat().join(", ")]];
    }),
  );

/** Given: what is known of an answer. Returned: its receipt, with addresses as they may be shown. */
export function receiptOf(
  known: Omit<Receipt, "headers" | "answeredBy"> & { readonly answeredBy: string },
  headers: WebAnswer["headers"],
): Receipt {
  const { url, answeredBy, ...rest } = known;
  return {
    ...rest,
    url: shownAddress(url),
    ...(answeredBy === url ? {} : { answeredBy: shownAddress(answeredBy) }),
    headers: headersToKeep(headers),
  };
}
