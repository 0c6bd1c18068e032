import { type ClientRequest, request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { HoshimoriError } from "../core/index.ts";
import type { Sha256Hex } from "../digest/index.ts";
import { isPermittedAddress, shownAddress } from "./address.ts";
import { identityCheck, isCertificateError } from "./certificate.ts";
import type { FeedLimits } from "./source.ts";

export interface WebRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent with POST; without it the request is a GET. */
  readonly form?: string;
  readonly limits: FeedLimits;
  readonly pinnedKey?: Sha256Hex;
  /** Certificates (PEM) to trust in place of the system's, for a network of one's own. */
  readonly trust?: string;
  readonly signal?: AbortSignal;
}

export interface WebAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** As received, compressed or not; empty unless the status is 200. */
  readonly body: Uint8Array;
}

/**
 * Makes one request, follows no redirect, keeps every limit while the bytes come.
 *
 * Given: the request. Returned: the answer, whole.
 * Errors: `feed-address-refused`, `feed-connection-failed`, `feed-certificate-refused`, `feed-certificate-changed`, `feed-too-slow`,
 * `feed-too-large`, `feed-truncated`, `feed-interrupted`. None of them holds a header or a form.
 */
export async function askOnce(asked: WebRequest): Promise<WebAnswer> {
  const { url, limits } = asked;
  const shown = shownAddress(url);
  if (!isPermittedAddress(url)) throw new HoshimoriError("feed-address-refused", { url: shown });
  if (asked.signal?.aborted) throw new HoshimoriError("feed-interrupted", { url: shown });
  return new Promise((resolve, reject) => {
    const request = openRequest(asked);
    const tooSlow = (what: string, seconds: number) => () =>
      stop(new HoshimoriError("feed-too-slow", { url: shown, what, seconds }));
    const timers = {
      headers: setTimeout(tooSlow("headers", limits.headersSeconds), limits.headersSeconds * 1000),
      total: setTimeout(tooSlow("total", limits.totalSeconds), limits.totalSeconds * 1000),
      idle: undefined as NodeJS.Timeout | undefined,
    };
    const interrupt = () => stop(new HoshimoriError("feed-interrupted", { url: shown }));
    const settle = () => {
      for (const timer of Object.values(timers)) clearTimeout(timer);
      asked.signal?.removeEventListener("abort", interrupt);
    };
    const stop = (error: HoshimoriError) => {
      settle();
      reject(error);
      request.destroy();
    };
    const finish = (answer: WebAnswer) => {
      settle();
      resolve(answer);
      request.destroy();
    };
    asked.signal?.addEventListener("abort", interrupt, { once: true });
    request.on("error", (error) => stop(connectionError(error, new URL(url).host)));
    request.on("response", (response) => {
      clearTimeout(timers.headers);
      const status = response.statusCode ?? 0;
      const { headers } = response;
      if (status !== 200) return finish({ status, headers, body: new Uint8Array() });
      const beat = () => {
        clearTimeout(timers.idle);
        timers.idle = setTimeout(tooSlow("idle", limits.idleSeconds), limits.idleSeconds * 1000);
      };
      beat();
      readBody(response, limits.maxBytes, shown, beat).then(
        (body) => finish({ status, headers, body }),
        (error: HoshimoriError) => stop(error),
      );
    });
    request.end(asked.form);
  });
}

function openRequest({ url, headers, form, pinnedKey, trust }: WebRequest): ClientRequest {
  const options = {
    method: form === undefined ? "GET" : "POST",
    headers: {
      ...headers,
      ...(form === undefined
        ? {}
        : {
            "content-type": "application/x-www-form-urlencoded",
            "content-length": String(Buffer.byteLength(form)),
          }),
    },
    // A connection of its own: a resumed session would skip the check of the pinned key.
    agent: false as const,
  };
  if (new URL(url).protocol === "http:") return httpRequest(url, options);
  return httpsRequest(url, {
    ...options,
    // Said here, so that NODE_TLS_REJECT_UNAUTHORIZED=0 changes nothing.
    rejectUnauthorized: true,
    minVersion: "TLSv1.2",
    checkServerIdentity: identityCheck(pinnedKey),
    ...(trust === undefined ? {} : { ca: trust }),
  });
}

async function readBody(
  response: IncomingMessage,
  maxBytes: number,
  shown: string,
  beat: () => void,
): Promise<Uint8Array> {
  const tooLarge = () => new HoshimoriError("feed-too-large", { url: shown, limitMB: maxBytes / 1e6 });
  const announced = Number(response.headers["content-length"] ?? 0);
  if (announced > maxBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const truncated = (cause?: unknown) =>
    new HoshimoriError(
      "feed-truncated",
      { url: shown, received: size, announced: announced || "?" },
      { cause },
    );
  try {
    for await (const chunk of response) {
      const part: Uint8Array = chunk;
      beat();
      size += part.length;
      if (size > maxBytes) throw tooLarge();
      chunks.push(part);
    }
  } catch (error) {
    throw error instanceof HoshimoriError ? error : truncated(error);
  }
  if (!response.complete || (announced > 0 && size !== announced)) throw truncated();
  return Buffer.concat(chunks, size);
}

function connectionError(error: Error, host: string): HoshimoriError {
  if (error instanceof HoshimoriError) return error;
  const detail = (error as NodeJS.ErrnoException).code ?? error.name;
  const code = isCertificateError(detail) ? "feed-certificate-refused" : "feed-connection-failed";
  return new HoshimoriError(code, { host, detail }, { cause: error });
}
