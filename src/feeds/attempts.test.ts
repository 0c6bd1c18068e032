import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, test } from "node:test";
import { describeError, languages } from "../core/index.ts";
import { formatIsoUtc } from "../time/index.ts";
import { type AttemptReport, attemptFeed, type FeedAttempt } from "./attempt-feed.ts";
import { LoginSessions } from "./login-session.ts";
import type { Provider } from "./providers.ts";
import type { WebFeed } from "./source.ts";
import {
  handClock,
  portsInMemory,
  sampleFeed,
  sampleProvider,
  sampleSource,
  sampleTle,
} from "./testing/sample-feed.ts";
import { startTestServer, type TestServer } from "./testing/test-server.ts";

const root = mkdtempSync(join(tmpdir(), "hoshimori-attempts-"));
after(() => rmSync(root, { recursive: true }));
const servers: TestServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function serve(listener: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = await startTestServer(listener);
  servers.push(server);
  return server;
}

const send = (response: ServerResponse, status: number, headers: Record<string, string> = {}) => {
  response.writeHead(status, { "content-type": "text/plain", ...headers });
  response.end(status === 200 ? sampleTle : "");
};

function attemptAt(url: string, provider: Partial<Provider> = {}, feed: Partial<WebFeed> = {}) {
  const clock = handClock();
  const ports = portsInMemory();
  const web = sampleFeed(url, feed);
  const attempt: FeedAttempt = {
    source: sampleSource(web),
    feed: web,
    provider: sampleProvider(provider),
    folder: mkdtempSync(join(root, "data-")),
    originator: "JP",
    clock,
    enabledAt: "2026-08-11T00:00:00.000000Z",
    slots: ports,
    states: ports,
    sessions: new LoginSessions(),
    random: () => 0,
    environment: {},
    elapsedMs: () => 0,
  };
  return {
    attempt,
    clock,
    run: (changes: Partial<FeedAttempt> = {}) => attemptFeed({ ...attempt, ...changes }),
  };
}

test("a feed is asked once an interval; in between nothing leaves the machine; later only for something newer", async () => {
  let conditional = 0;
  const server = await serve((request, response) => {
    if (request.headers["if-none-match"] !== '"a"') return send(response, 200, { etag: '"a"' });
    conditional++;
    send(response, 304);
  });
  const { run, clock } = attemptAt(server.url);
  assert.ok((await run()).batch);
  for (let again = 0; again < 5; again++) assert.equal((await run()).attempted, false);
  assert.equal(server.requests.length, 1);
  clock.advance(7200);
  const { attempted, batch, state } = await run();
  assert.deepEqual([attempted, batch, conditional], [true, undefined, 1]);
  assert.equal(state.memory.lastGood?.receivedAt, "2026-08-12T00:00:00.000000Z");
  assert.equal(state.memory.confirmedAt, "2026-08-12T02:00:00.000000Z");
});

test("two workers that attempt at the same time ask once", async () => {
  const server = await serve((_, response) => send(response, 200));
  const { run } = attemptAt(server.url);
  const reports = await Promise.all([run(), run(), run()]);
  assert.equal(server.requests.length, 1);
  assert.equal(reports.filter(({ attempted }) => attempted).length, 1);
  const { state } = await run();
  assert.ok(state.phase === "waiting" && state.memory.lastGood, "the winner's outcome is what is remembered");
});

test("a provider's least time holds after failures too: CelesTrak is not asked again for two hours", async () => {
  const server = await serve((_, response) => send(response, 500));
  const { run, clock } = attemptAt(server.url, { minimumMinutes: 120 });
  await run();
  for (let minute = 0; minute < 119; minute++) {
    clock.advance(60);
    assert.equal((await run()).attempted, false);
  }
  assert.equal(server.requests.length, 1);
  clock.advance(60);
  assert.equal((await run()).attempted, true);
});

test("403 stops the source until a person switches it on again", async () => {
  let status = 403;
  const server = await serve((_, response) => send(response, status));
  const { run, clock, attempt } = attemptAt(server.url);
  const first = await run();
  assert.deepEqual([first.state.phase, first.problem?.code], ["stopped", "feed-forbidden"]);
  clock.advance(1e6);
  assert.equal((await run()).attempted, false);
  assert.equal(server.requests.length, 1);
  status = 200;
  const enabledAt = formatIsoUtc(attempt.clock.now());
  assert.ok((await run({ enabledAt })).batch);
  assert.equal((await run({ enabledAt })).state.phase, "waiting");
});

test("redirects count as requests", async () => {
  const server = await serve((request, response) =>
    request.url === "/b" ? send(response, 200) : send(response, 302, { location: "/b" }),
  );
  const { run } = attemptAt(`${server.url}/a`, { windows: [{ requests: 1, seconds: 3600 }] });
  const { state } = await run();
  assert.deepEqual(server.requests, ["GET /a"]);
  assert.ok(state.phase === "waiting" && state.until === "2026-08-12T01:00:00.000000Z");
});

const user = "watch.officer@example.org";
const password = "correct-horse-9";
const cookie = "chocolatechip=5ecre7";

/** A Space-Track in small: a form, a cookie, data for those who have it. It says too much in its headers. */
async function spaceTrack() {
  const valid = { now: true };
  const server = await serve((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on("end", () => {
      if (request.url === "/ajaxauth/login") {
        const form = new URLSearchParams(body);
        const isIn = form.get("identity") === user && form.get("password") === password;
        valid.now ||= isIn;
        response.writeHead(200, {
          "content-type": "application/json",
          "set-cookie": [`${cookie}; path=/; HttpOnly; Secure`, "lang=en"],
        });
        response.end(isIn ? '""' : '{"Login":"Failed"}');
        return;
      }
      const isKnown = valid.now && request.headers.cookie === `${cookie}; lang=en`;
      send(response, isKnown ? 200 : 401, {
        "set-cookie": cookie,
        "x-user": user,
        "x-echo": `${request.headers.cookie}`,
      });
    });
  });
  const login = {
    url: `${server.url}/ajaxauth/login`,
    userField: "identity",
    passwordField: "password",
    userVariable: "HOSHIMORI_SPACETRACK_USER",
    passwordVariable: "HOSHIMORI_SPACETRACK_PASSWORD",
    refusedText: "Failed",
  };
  const environment = { HOSHIMORI_SPACETRACK_USER: user, HOSHIMORI_SPACETRACK_PASSWORD: password };
  return { server, valid, environment, ...attemptAt(`${server.url}/gp?token=${password}`, { login }) };
}

function everythingKept(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
}

const said = ({ problem }: AttemptReport) =>
  languages.map((language) => (problem ? describeError(problem, language) : "")).join("\n");

test("a login is used as long as it holds, and no name, password or cookie gets into what is kept or said", async () => {
  const { run, clock, server, environment, attempt } = await spaceTrack();
  const source = sampleSource(attempt.feed, "party");
  const first = await run({ environment, source });
  assert.ok(first.batch);
  clock.advance(7200);
  await run({ environment, source });
  assert.deepEqual(
    server.requests.map((request) => request.split("?")[0]),
    ["POST /ajaxauth/login", "GET /gp", "GET /gp"],
  );
  const { bytes: _bytes, ...batch } = first.batch;
  const kept = `${everythingKept(attempt.folder)}${JSON.stringify([first, batch])}${said(first)}`;
  assert.ok(kept.includes("REDACTED") && kept.includes("ISS (ZARYA)"));
  for (const secret of [user, password, "5ecre7", "chocolatechip", encodeURIComponent(user)])
    assert.ok(!kept.includes(secret), secret);
  assert.deepEqual(batch.marking, { originator: "JP", releasableTo: [] });
});

test("a session that ended early is renewed once; an hour later one logs in anew", async () => {
  const { run, clock, server, valid, environment } = await spaceTrack();
  await run({ environment });
  valid.now = false;
  clock.advance(7200);
  assert.ok((await run({ environment })).batch);
  assert.equal(server.requests.filter((request) => request.startsWith("POST")).length, 2);
  clock.advance(7200);
  await run({ environment, elapsedMs: () => 3_700_000 });
  assert.equal(server.requests.filter((request) => request.startsWith("POST")).length, 3);
});

test("a wrong password stops the source after one try; without a login nothing is asked", async () => {
  const { run, clock, server, environment } = await spaceTrack();
  const wrong = await run({ environment: { ...environment, HOSHIMORI_SPACETRACK_PASSWORD: "wr0ng-horse" } });
  assert.deepEqual([wrong.state.phase, wrong.problem?.code], ["stopped", "feed-login-refused"]);
  assert.doesNotMatch(JSON.stringify(wrong) + said(wrong), /wr0ng|officer/);
  clock.advance(1e6);
  await run({ environment });
  assert.equal(server.requests.length, 1);
  const fresh = await spaceTrack();
  const missing = await fresh.run();
  assert.deepEqual([missing.state.phase, missing.problem?.code], ["stopped", "feed-login-missing"]);
  assert.match(said(missing), /HOSHIMORI_SPACETRACK_USER, HOSHIMORI_SPACETRACK_PASSWORD/);
  assert.deepEqual(fresh.server.requests, []);
});

test("many objects are one query, and the day is filled in", async () => {
  const server = await serve((_, response) => send(response, 200));
  const { run } = attemptAt(
    `${server.url}/ids/{ids}/day/{date}`,
    {},
    { ids: [25544, 5, 25544], daysBack: 2 },
  );
  await run();
  assert.deepEqual(server.requests, ["GET /ids/5,25544/day/2026-08-10"]);
});

test("a full disk is nobody's outcome: it is thrown, and the source stays due", async () => {
  const server = await serve((_, response) => send(response, 200));
  const { run, attempt } = attemptAt(server.url);
  await assert.rejects(run({ folder: "/dev/null/none" }), { code: "ENOTDIR" });
  assert.equal(await attempt.states.find("sample"), undefined);
});
