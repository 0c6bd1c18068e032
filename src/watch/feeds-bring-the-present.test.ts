import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { LoginSessions, writeFeedSetting } from "../feeds/index.ts";
import { handClock, sampleTle } from "../feeds/testing/sample-feed.ts";
import { startTestServer, type TestServer } from "../feeds/testing/test-server.ts";
import { feedStates, listSourceBatches, loadElementTable, type Store } from "../store/index.ts";
import { openFreshStore, temporaryFolder } from "../store/testing/temporary-store.ts";
import { formatIsoUtc } from "../time/index.ts";
import { isLive } from "./feed-health.ts";
import type { FeedNode } from "./feed-look.ts";
import { runFeedLoop } from "./feed-loop.ts";
import { lookAtFeeds, newFeedMemory } from "./feed-round.ts";

const stores: Store[] = [];
const servers: TestServer[] = [];
after(async () => {
  for (const opened of [...servers, ...stores]) await opened.close();
});

async function serve(answer: string): Promise<TestServer> {
  const server = await startTestServer((_, response) => response.end(answer));
  servers.push(server);
  return server;
}

/** The sample set's epoch is 2026-08-11 12:25 UTC. */
async function nodeAt(start = "2026-08-12T00:00:00.000000Z") {
  const store = await openFreshStore();
  stores.push(store);
  const clock = handClock(start);
  const node: FeedNode = {
    ...{ store, clock, party: "JP", random: () => 0, elapsedMs: () => 0, environment: {} },
    sessions: new LoginSessions(),
  };
  const memory = newFeedMemory();
  const enable = (id: string, feed: Record<string, unknown>) =>
    writeFeedSetting(store.folder, id, { enabledAt: formatIsoUtc(clock.now()), feed });
  return { node, memory, clock, store, enable };
}

const seenBy = (store: Store, party?: string) =>
  store.as({ kind: "system", realm: "live", ...(party ? { party } : {}) }, async (tx) => ({
    batches: await listSourceBatches(tx),
    sets: (await loadElementTable(tx)).count,
  }));

test("nothing is asked and nothing is live while every feed is off", async () => {
  const { node, memory } = await nodeAt();
  assert.deepEqual(await lookAtFeeds(node, memory), { health: [], rowsAdded: 0 });
  assert.equal(isLive([]), false);
});

test("a feed that is on brings its sets into the live realm, once, as its party's only", async () => {
  const server = await serve(sampleTle);
  const { node, memory, clock, store, enable } = await nodeAt();
  enable("own-url", { url: server.url, content: "tle" });
  const first = await lookAtFeeds(node, memory);
  assert.equal(first.rowsAdded, 1);
  assert.equal(first.health[0]?.freshness.kind, "fresh");
  assert.equal(first.health[0]?.newestEpoch, "2026-08-11T12:25:40.104192Z");
  assert.ok(isLive(first.health));
  assert.equal((await lookAtFeeds(node, memory)).rowsAdded, 0);
  assert.equal(server.requests.length, 1, "not due again yet");
  assert.equal((await seenBy(store, "JP")).sets, 1);
  assert.deepEqual(await seenBy(store, "US"), { batches: [], sets: 0 });
  await server.close();

  clock.advance(5 * 86_400);
  const later = await lookAtFeeds(node, memory);
  assert.equal(later.health[0]?.problem?.code, "feed-connection-failed");
  assert.equal(later.health[0]?.freshness.kind, "stale");
  assert.equal(isLive(later.health), false, "LIVE goes when nothing fresh comes");
  assert.equal((await seenBy(store, "JP")).sets, 1, "the last good data stay");
});

test("what was archived when the process died is taken into the store at the next start", async () => {
  const server = await serve(sampleTle);
  const { node, memory, store, enable } = await nodeAt();
  enable("own-url", { url: server.url, content: "tle" });
  const dying: FeedNode = {
    ...node,
    store: {
      ...store,
      folder: store.folder,
      as: (principal, act) =>
        store.as(principal, async (tx) => {
          const result = await act(tx);
          const states = await tx.query("select 1 from hoshimori.feed_state").catch(() => []);
          if (states.length > 0 && principal.kind === "system" && principal.party) throw new Error("killed");
          return result;
        }),
    },
  };
  await assert.rejects(lookAtFeeds(dying, memory), /killed/);
  assert.equal((await seenBy(store, "JP")).sets, 0);
  assert.equal((await feedStates(store, "live").find("own-url"))?.phase, "waiting", "the server was asked");
  assert.equal((await lookAtFeeds(node, memory)).rowsAdded, 1);
  assert.equal(server.requests.length, 1, "and was not asked again");
});

test("an answer that no reader can take is told with its reason, and asked for again by the schedule only", async () => {
  const server = await serve("1,2,3\nno element sets here\n");
  const { node, memory, enable } = await nodeAt();
  enable("own-url", { url: server.url, content: "anything" });
  for (let look = 0; look < 2; look++) {
    const { health, rowsAdded } = await lookAtFeeds(node, memory);
    assert.equal(rowsAdded, 0);
    assert.equal(health[0]?.problem?.code, "input-not-recognized");
  }
  assert.equal(server.requests.length, 1);
});

test("a satellite catalog that lacks its columns is that feed's problem; the others go on", async () => {
  const table = await serve("OBJECT_NAME,NORAD_CAT_ID,OBJECT_TYPE\nISS,25544,PAY\n");
  const { node, memory, store, enable } = await nodeAt();
  enable("own-url", { url: table.url, content: "satcat-csv" });
  enable("watched-folder", { folder: temporaryFolder() });
  const { health } = await lookAtFeeds(node, memory);
  assert.equal(health.length, 2);
  assert.equal(health[0]?.problem?.code, "satcat-column-missing");
  assert.deepEqual((await seenBy(store, "JP")).batches, []);
});

test("a watched folder brings each file once, compressed or not, under the name it had", async () => {
  const { node, memory, clock, store, enable } = await nodeAt();
  const folder = join(temporaryFolder(), "inbox");
  mkdirSync(folder);
  enable("watched-folder", { folder });
  writeFileSync(join(folder, "sets.tle"), sampleTle);
  assert.equal((await lookAtFeeds(node, memory)).rowsAdded, 0, "it may still grow");
  clock.advance(60);
  const settled = await lookAtFeeds(node, memory);
  assert.equal(settled.rowsAdded, 1);
  assert.equal(settled.health[0]?.freshness.kind, "fresh");
  clock.advance(60);
  assert.equal((await lookAtFeeds(node, newFeedMemory())).rowsAdded, 0);
  const { batches } = await seenBy(store, "JP");
  assert.deepEqual(
    batches.map(({ name, url }) => ({ name, url })),
    [{ name: "sets.tle", url: `file://${folder}/sets.tle` }],
  );
});

test("the loop goes on after a round that failed, and ends when it is told to", async () => {
  const { node, enable, store } = await nodeAt();
  writeFileSync(join(store.folder, "feeds.json"), "{ damaged");
  const stop = new AbortController();
  const failures: unknown[] = [];
  const rounds: number[] = [];
  await runFeedLoop({
    ...node,
    signal: stop.signal,
    lookEverySeconds: 0.01,
    onFailure(error) {
      failures.push(error);
      writeFileSync(join(store.folder, "feeds.json"), "{}");
      enable("watched-folder", { folder: temporaryFolder() });
    },
    async onRound({ health }) {
      rounds.push(health.length);
      stop.abort();
    },
  });
  assert.equal(failures.length, 1);
  assert.deepEqual(rounds, [1]);
});
