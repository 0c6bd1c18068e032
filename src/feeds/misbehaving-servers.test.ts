import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import type { ErrorCode } from "../core/index.ts";
import { isPublic } from "../core/index.ts";
import { type Sha256Hex, sha256Hex } from "../digest/index.ts";
import { publicKeyHash } from "./certificate.ts";
import { type FeedResult, type FeedVisit, fetchFeed } from "./fetch-feed.ts";
import { archivePath } from "./index.ts";
import type { WebFeed } from "./source.ts";
import { handClock, sampleFeed, sampleProvider, sampleSource, sampleTle } from "./testing/sample-feed.ts";
import { type TestAuthority, type TestCertificate, testAuthority } from "./testing/test-certificates.ts";
import { startTestServer, type TestServer } from "./testing/test-server.ts";

const root = mkdtempSync(join(tmpdir(), "hoshimori-fetch-"));
let authority: TestAuthority;
let certificate: TestCertificate;
let server: TestServer;
let other: TestServer;

before(async () => {
  authority = testAuthority();
  certificate = authority.issue();
  server = await startTestServer((request, response) => answer(request, response), certificate);
  other = await startTestServer((_, response) => sendText(response, sampleTle), authority.issue());
});
after(async () => {
  await Promise.all([server.close(), other.close()]);
  rmSync(root, { recursive: true });
});

function sendText(response: ServerResponse, body: string | Buffer, headers: Record<string, string> = {}) {
  response.writeHead(200, { "content-type": "text/plain;charset=UTF-8", ...headers });
  response.end(body);
}

const page = "<!DOCTYPE html>\n<html><body>502 Bad Gateway</body></html>";
const bomb = gzipSync(Buffer.alloc(20_000_000));
const gzip = { "content-encoding": "gzip" };
const drip = (response: ServerResponse, chunk: Buffer, everyMs: number) => {
  response.writeHead(200, { "content-type": "text/plain" });
  const timer = setInterval(() => response.write(chunk), everyMs);
  response.on("close", () => clearInterval(timer));
};
const endless = (response: ServerResponse) => {
  response.writeHead(200, { "content-type": "text/plain" });
  const more = () => {
    while (!response.destroyed && response.write(Buffer.alloc(65_536, "x")));
  };
  response.on("drain", more);
  more();
};
const status =
  (code: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse) => {
    response.writeHead(code, headers);
    response.end(page);
  };
const redirect = (to: () => string) => (response: ServerResponse) =>
  status(302, { location: to() })(response);

/** What the server does at each path. */
const misbehavior: Readonly<Record<string, (response: ServerResponse) => void>> = {
  good: (response) =>
    sendText(response, sampleTle, { etag: '"one"', "last-modified": "Wed, 12 Aug 2026 00:00:00 GMT" }),
  "good-gzip": (response) => sendText(response, gzipSync(sampleTle), gzip),
  "good-chunked": (response) => {
    response.writeHead(200, { "content-type": "text/plain" });
    response.write(sampleTle.slice(0, 40));
    setTimeout(() => response.end(sampleTle.slice(40)), 20);
  },
  "slow-headers": () => {},
  "half-headers": (response) => {
    response.socket?.write("HTTP/1.1 200 OK\r\ncontent-type: text/pl");
  },
  "slow-drip": (response) => drip(response, Buffer.from("x"), 50),
  stalls: (response) => {
    response.writeHead(200, { "content-type": "text/plain" });
    response.write(sampleTle);
  },
  truncated: (response) => {
    response.writeHead(200, { "content-type": "text/plain", "content-length": "5000" });
    response.write(sampleTle, () => response.socket?.end());
  },
  "truncated-chunks": (response) => {
    response.writeHead(200, { "content-type": "text/plain" });
    response.write(sampleTle, () => response.socket?.destroy());
  },
  "truncated-gzip": (response) => sendText(response, gzipSync(sampleTle).subarray(0, -9), gzip),
  "damaged-gzip": (response) => {
    const bytes = gzipSync(sampleTle);
    bytes[bytes.length - 6]! ^= 0xff;
    sendText(response, bytes, gzip);
  },
  "no-gzip": (response) => sendText(response, sampleTle, gzip),
  brotli: (response) => sendText(response, "x", { "content-encoding": "br" }),
  "wrong-type": (response) => sendText(response, sampleTle, { "content-type": "image/png" }),
  page: (response) => sendText(response, page, { "content-type": "text/html" }),
  "page-as-text": (response) => sendText(response, page),
  "page-in-gzip": (response) => sendText(response, gzipSync(`\n ${page}`), gzip),
  "no-data-found": (response) => sendText(response, "No GP data found"),
  empty: (response) => sendText(response, ""),
  announced: (response) => sendText(response, Buffer.alloc(300_000, "x")),
  endless,
  bomb: (response) => sendText(response, bomb, gzip),
  resets: (response) => void response.socket?.destroy(),
  "same-host": redirect(() => "/good"),
  "other-host": redirect(() => `${other.url}/good`),
  downgrade: redirect(() => `http://localhost:${server.port}/good`),
  circle: redirect(() => "/circle"),
  "no-where": status(302),
  partial: status(206),
  "304": status(304),
  "401": status(401),
  "403": status(403),
  "404": status(404),
  "418": status(418),
  "500": status(500),
  "503": status(503),
  "429-seconds": status(429, { "retry-after": "120" }),
  "429-date": status(429, { "retry-after": "Wed, 12 Aug 2026 00:05:00 GMT" }),
};

function answer(request: IncomingMessage, response: ServerResponse) {
  const path = request.url?.slice(1) ?? "";
  const known = request.headers["if-none-match"] === '"one"' || request.headers["if-modified-since"];
  if (path === "good" && known) return status(304)(response);
  misbehavior[path]?.(response);
}

let visits = 0;
const visitOf = (path: string, feed: Partial<WebFeed> = {}, changes: Partial<FeedVisit> = {}): FeedVisit => {
  const web = sampleFeed(`${server.url}/${path}`, feed);
  return {
    source: sampleSource(web),
    feed: web,
    provider: sampleProvider(),
    folder: join(root, String(visits++)),
    originator: "JP",
    clock: handClock(),
    trust: authority.ca,
    ...changes,
  };
};

async function refused(visit: FeedVisit, code: ErrorCode, kind: string): Promise<FeedResult> {
  const result = await fetchFeed(visit);
  assert.deepEqual([result.problem?.code, result.outcome.kind], [code, kind], visit.feed.url);
  assert.equal(result.batch, undefined);
  assert.ok(!existsSync(join(visit.folder, "archive")), `${visit.feed.url}: nothing is archived`);
  return result;
}

test("a good answer is archived as received, with its receipt, and comes as a batch", async () => {
  const visit = visitOf("good");
  const { outcome, batch } = await fetchFeed(visit);
  assert.ok(batch && outcome.kind === "received");
  const sha256 = sha256Hex(Buffer.from(sampleTle));
  assert.deepEqual([batch.sha256, outcome.sha256, batch.url], [sha256, sha256, "https://example.org/"]);
  assert.ok(isPublic(batch.marking));
  assert.equal(readFileSync(archivePath(visit.folder, sha256), "utf8"), sampleTle);
  const receipts = join(visit.folder, "archive/receipts");
  const [name, ...more] = readdirSync(receipts);
  assert.deepEqual([name, more], ["2026-08-12T000000.000000Z-sample.json", []]);
  const receipt = JSON.parse(readFileSync(join(receipts, name!), "utf8"));
  assert.deepEqual([receipt.url, receipt.sha256, receipt.status], [visit.feed.url, sha256, 200]);
  assert.equal(receipt.headers.etag, '"one"');
});

test("what comes packed is archived packed and read unpacked; pieces are joined", async () => {
  const visit = visitOf("good-gzip");
  const { batch } = await fetchFeed(visit);
  assert.equal(Buffer.from(batch!.bytes).toString(), sampleTle);
  assert.notEqual(batch!.sha256, sha256Hex(Buffer.from(sampleTle)));
  const pieces = await fetchFeed(visitOf("good-chunked"));
  assert.equal(pieces.batch?.sha256, sha256Hex(Buffer.from(sampleTle)));
});

test("what a party's source sends is the party's only", async () => {
  const visit = visitOf("good");
  const { batch } = await fetchFeed({ ...visit, source: sampleSource(visit.feed, "party") });
  assert.deepEqual(batch?.marking, { originator: "JP", releasableTo: [] });
  assert.equal(batch.url, visit.feed.url);
});

test("an unchanged file is not sent again, by ETag or by date; versions of another address are not told", async () => {
  const visit = visitOf("good");
  const { outcome } = await fetchFeed(visit);
  assert.ok(outcome.kind === "received");
  const { etag, lastModified, address } = outcome.validators;
  for (const validators of [
    { address, etag: etag! },
    { address, lastModified: lastModified! },
  ])
    assert.deepEqual(await fetchFeed({ ...visit, validators }), { outcome: { kind: "unchanged" } });
  const elsewhere = { address: "0".repeat(64) as Sha256Hex, etag: etag! };
  assert.equal((await fetchFeed({ ...visit, validators: elsewhere })).outcome.kind, "received");
  await refused(visitOf("304"), "feed-status", "failed");
});

const faults: readonly (readonly [path: string, code: ErrorCode, kind: string])[] = [
  ["slow-headers", "feed-too-slow", "failed"],
  ["half-headers", "feed-too-slow", "failed"],
  ["slow-drip", "feed-too-slow", "failed"],
  ["stalls", "feed-too-slow", "failed"],
  ["truncated", "feed-truncated", "failed"],
  ["truncated-chunks", "feed-truncated", "failed"],
  ["truncated-gzip", "feed-truncated", "failed"],
  ["damaged-gzip", "feed-damaged", "failed"],
  ["no-gzip", "feed-damaged", "failed"],
  ["brotli", "feed-encoding-unknown", "failed"],
  ["wrong-type", "feed-wrong-type", "failed"],
  ["page", "feed-is-page", "failed"],
  ["page-as-text", "feed-is-page", "failed"],
  ["page-in-gzip", "feed-is-page", "failed"],
  ["no-data-found", "feed-wrong-content", "failed"],
  ["empty", "feed-wrong-content", "failed"],
  ["announced", "feed-too-large", "failed"],
  ["endless", "feed-too-large", "failed"],
  ["bomb", "feed-too-large", "failed"],
  ["resets", "feed-connection-failed", "failed"],
  ["other-host", "feed-redirect-refused", "refused"],
  ["downgrade", "feed-redirect-refused", "refused"],
  ["circle", "feed-redirect-refused", "refused"],
  ["no-where", "feed-status", "failed"],
  ["partial", "feed-status", "failed"],
  ["401", "feed-forbidden", "refused"],
  ["403", "feed-forbidden", "refused"],
  ["404", "feed-missing", "refused"],
  ["418", "feed-rejected", "refused"],
  ["500", "feed-status", "failed"],
  ["503", "feed-busy", "busy"],
];
for (const [path, code, kind] of faults)
  test(`${path}: ${code}, nothing archived`, async () => {
    await refused(visitOf(path), code, kind);
  });

test("each limit is the one that ends it: headers, idle, total", async () => {
  const what = async (path: string) => (await fetchFeed(visitOf(path))).problem?.parts.what;
  assert.deepEqual(await Promise.all(["half-headers", "stalls", "slow-drip"].map(what)), [
    "headers",
    "idle",
    "total",
  ]);
});

test("Retry-After is read in both forms", async () => {
  const seconds = async (path: string) => {
    const { outcome } = await refused(visitOf(path), "feed-busy", "busy");
    return outcome.kind === "busy" ? outcome.retryAfterSeconds : "?";
  };
  assert.equal(await seconds("429-seconds"), 120);
  assert.equal(await seconds("429-date"), 300);
  assert.equal(await seconds("503"), undefined);
});

test("a redirect is followed on the same host and to listed hosts; a cookie goes to the own host only", async () => {
  const same = await fetchFeed(visitOf("same-host"));
  assert.equal(same.outcome.kind, "received");
  const cookies: (string | undefined)[] = [];
  const third = await startTestServer((request, response) => {
    cookies.push(request.headers.cookie);
    sendText(response, sampleTle);
  }, certificate);
  const hop = await startTestServer((request, response) => {
    cookies.push(request.headers.cookie);
    redirect(() => `${third.url}/there`)(response);
  }, certificate);
  const visit = visitOf("", { url: `${hop.url}/start`, redirectHosts: [new URL(third.url).host] });
  const { outcome } = await fetchFeed({ ...visit, cookie: "session=1" });
  await Promise.all([third.close(), hop.close()]);
  assert.equal(outcome.kind, "received");
  assert.deepEqual(cookies, ["session=1", undefined]);
});

test("a file of the day that is not there yet is waited for, where the provider publishes so", async () => {
  const visit = visitOf("404", {}, { provider: sampleProvider({ notFound: "wait" }) });
  await refused(visit, "feed-not-yet", "failed");
});

test("a certificate from nobody we trust is refused, also where the environment says to ignore it", async () => {
  const { trust: _none, ...visit } = visitOf("good");
  const seen = server.requests.length;
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
  try {
    await refused(visit, "feed-certificate-refused", "failed");
  } finally {
    delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  }
  assert.equal(server.requests.length, seen, "no request was sent");
});

test("a certificate for another name is refused", async () => {
  const elsewhere = await startTestServer(
    (_, response) => sendText(response, sampleTle),
    authority.issue("DNS:example.org"),
  );
  await refused(visitOf("", { url: `${elsewhere.url}/good` }), "feed-certificate-refused", "failed");
  await elsewhere.close();
});

test("a pinned key must be the server's: a changed certificate stops the source before a request is sent", async () => {
  const pinnedKey = publicKeyHash(new X509Certificate(certificate.cert).raw);
  assert.equal((await fetchFeed(visitOf("good", { pinnedKey }))).outcome.kind, "received");
  assert.equal((await fetchFeed(visitOf("good", { pinnedKey }))).outcome.kind, "received");
  const changed = visitOf("", { url: `${other.url}/good`, pinnedKey });
  const { problem } = await refused(changed, "feed-certificate-changed", "refused");
  assert.equal(problem?.parts.pinned, pinnedKey);
  assert.deepEqual(other.requests, []);
});

test("nothing but https is asked, except on this machine", async () => {
  const plain = await startTestServer((_, response) => sendText(response, sampleTle));
  assert.equal((await fetchFeed(visitOf("", { url: `${plain.url}/good` }))).outcome.kind, "received");
  await plain.close();
  for (const url of [
    "http://example.org/",
    "ftp://localhost/x",
    "file:///etc/passwd",
    "http://localhost.example.org/",
  ])
    await refused(visitOf("", { url }), "feed-address-refused", "refused");
});

test("nobody listening, and a stop from outside", async () => {
  const gone = await startTestServer(() => {}, certificate);
  await gone.close();
  await refused(visitOf("", { url: gone.url }), "feed-connection-failed", "failed");
  const controller = new AbortController();
  const running = refused(
    visitOf("slow-headers", {}, { signal: controller.signal }),
    "feed-interrupted",
    "failed",
  );
  setTimeout(() => controller.abort(), 50);
  await running;
  await refused(visitOf("good", {}, { signal: AbortSignal.abort() }), "feed-interrupted", "failed");
});

test("a bad answer after a good one leaves the good one where it is", async () => {
  const visit = visitOf("good");
  await fetchFeed(visit);
  const kept = readdirSync(join(visit.folder, "archive"), { recursive: true });
  const worse = visitOf("truncated");
  await fetchFeed({ ...worse, folder: visit.folder });
  assert.deepEqual(readdirSync(join(visit.folder, "archive"), { recursive: true }), kept);
});
