/**
 * The main job as a newcomer sees it: a node on the bundled real catalog, its API, and the app in Debian's Chromium in both
 * languages, from a real detection to a case whose record survives `kill -9`.
 */
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { type CaseView, createClient, type HoshimoriClient } from "../src/client/index.ts";
import { verifyChain } from "../src/consult/index.ts";
import { readFigureName } from "../src/web/detections/figures.ts";
import figures from "../src/web/texts/figures.json" with { type: "json" };
import { chromiumPath, openBrowser, openPage } from "./browser/open-browser.ts";
import { type RunningTestNode, startNode, untilReady } from "./support/running-node.ts";

const noBrowser = existsSync(chromiumPath)
  ? false
  : `no Chromium at ${chromiumPath} (apt-get install chromium)`;

const folder = mkdtempSync(join(tmpdir(), "hoshimori-app-"));
let node: RunningTestNode;
let client: HoshimoriClient;
let browser: Browser | undefined;

before(async () => {
  node = await startNode(folder, ["--demo"]);
  client = createClient({ baseUrl: node.url });
  await untilReady(node.url);
  if (!noBrowser) browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await node.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("the picture is the replay of 12 August 2026, and says what it does not know", async () => {
  const status = await client.status();
  assert.equal(status.realm, "replay");
  assert.equal(status.live, false);
  assert.equal(status.now.slice(0, 10), "2026-08-12");
  assert.ok(status.objects > 30_000, `${status.objects} objects`);
  assert.ok(status.coverage["no-public-elements"] > 0);
  assert.ok(status.coverage["no-elements-in-loaded-sources"] > 0);
  const block = await client.elementBlock();
  const columns = await client.objects();
  assert.deepEqual([...block.id.subarray(0, 100)], columns.id.slice(0, 100));
});

test("an object's sources stand side by side at the realm's present, the one with the least age first", async () => {
  const { at, reference, sources, largestDistanceKm } = await client.objectSources(40_267);
  const { now } = await client.status();
  assert.equal(at, now);
  assert.ok(sources.length > 2, `${sources.length} sources`);
  assert.equal(sources[0]!.source, reference);
  assert.equal(sources[0]!.distanceKm, 0);
  assert.ok(sources.every(({ ageDays }) => ageDays >= 0 && ageDays < 32));
  assert.ok(largestDistanceKm! > 0 && largestDistanceKm! < 100, `${largestDistanceKm} km`);
  await assert.rejects(client.objectSources(999_999_999), { status: 404 });
});

test("the relocations of summer 2026 are found, with neighbors ranked and brackets no wider than the gap in the sets", async () => {
  const { items } = await client.detections({ kind: "geo-relocation", limit: 5000 });
  const names = [
    "USA 270",
    "USA 271",
    "SHIYAN-12 01",
    "SHIYAN-12 02",
    "SHIJIAN-20",
    "SHIJIAN-23",
    "COSMOS 2589",
    "SHIJIAN-17",
  ];
  const found = names.filter((name) =>
    items.some(({ detection, objects }) =>
      objects.some((object) => object.id === detection.ids[0] && object.name.startsWith(name)),
    ),
  );
  assert.deepEqual(found, names);
  for (const quiet of ["HIMAWARI", "QZS", "LUCH-5X", "DSN-3"]) {
    const moved = items.filter(({ detection, objects }) =>
      objects.some((object) => object.id === detection.ids[0] && object.name.startsWith(quiet)),
    );
    assert.deepEqual(
      moved.map(({ why }) => why.en),
      [],
      quiet,
    );
  }
});

test("LINK's turn into the plane of Swift is found and is an incident, and it alone: what the sources began to hold late is no newcomer", async () => {
  const { items } = await client.detections({ kind: "coplanar", limit: 5000 });
  assert.deepEqual(
    items.map(({ detection }) => detection.ids),
    [[69_792]],
  );
  const [{ detection, incidentIds }] = items;
  assert.ok(detection.values.rateDifferenceFallDegPerDay > 0);
  assert.deepEqual(
    detection.neighbors?.filter(({ rank }) => rank === 1).map(({ id }) => id),
    [28_485],
  );
  assert.equal(incidentIds.length, 1);
});

test("launches, re-entry windows of the present and a traced break-up are told and make no incident of their own", async () => {
  const { now } = await client.status();
  const of = async (kind: string) => (await client.detections({ kind, limit: 5000 })).items;
  const [launches, windows, breakups] = await Promise.all(["launch", "reentry", "breakup"].map(of));
  assert.ok(launches.length > 0 && windows.length > 0);
  const presentMs = Date.parse(now);
  for (const { detection } of windows)
    assert.ok(Date.parse(detection.to) > presentMs - 30 * 86_400_000, detection.to);
  const cloud = breakups.find(({ detection }) => detection.breakup?.launch === "2024-140");
  assert.equal(cloud?.detection.time?.slice(0, 10), "2024-08-06");
  const alone = new Set(["launch", "reentry", "breakup", "breakup-undetermined"]);
  for (const { incident } of await client.incidents())
    assert.ok(!incident.incident.evidence.every(({ kind }) => alone.has(kind)));
});

test("every figure of a real detection is a reviewed one, with its text: no verdict hides among the numbers", async () => {
  const { items } = await client.detections({ limit: 5000 });
  const names = new Set(items.flatMap(({ detection }) => Object.keys(detection.values)));
  const reviewed = new Set(Object.keys(figures).map((key) => key.replace("figure.", "")));
  assert.ok(names.size > 5);
  assert.deepEqual(
    [...names].filter((name) => !reviewed.has(readFigureName(name).stem)),
    [],
  );
});

test("what is hidden or missing answers alike, another site and another name are refused", async () => {
  const missing = await fetch(`${node.url}/api/cases/00000000-0000-4000-8000-000000000000`);
  assert.equal(missing.status, 404);
  assert.equal(((await missing.json()) as { code: string }).code, "not-found");
  const foreign = await fetch(`${node.url}/api/session`, {
    method: "POST",
    headers: { origin: "http://elsewhere.example", "content-type": "application/json" },
    body: "{}",
  });
  assert.equal(foreign.status, 403);
  const act = await fetch(`${node.url}/api/cases/commands`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      type: "open-case",
      id: crypto.randomUUID(),
      caseId: crypto.randomUUID(),
      expectedVersion: 0,
    }),
  });
  assert.equal(act.status, 401);
  const description = (await (await fetch(`${node.url}/openapi.json`)).json()) as { paths: object };
  assert.ok(Object.keys(description.paths).includes("/api/detections"));
});

for (const [language, feed, globe] of [
  ["en", "Detections", /\d,\d{3} drawn/],
  ["ja", "検知", /描画 \d+,\d{3}/],
] as const) {
  test(`the watch page shows feed and globe (${language}) and asks nothing of the outside`, {
    skip: noBrowser,
  }, async () => {
    const { page, complaints } = await openPage(browser!, {
      width: 1280,
      height: 720,
      language,
      mode: "dark",
    });
    const outside: string[] = [];
    page.on("request", (request) => {
      if (!request.url().startsWith(node.url) && !request.url().startsWith("blob:"))
        outside.push(request.url());
    });
    await page.goto(`${node.url}/`);
    await page.getByRole("list", { name: feed, exact: true }).getByRole("listitem").first().waitFor();
    await page.getByText(globe).first().waitFor();
    await page.getByText("REPLAY").first().waitFor();
    assert.deepEqual(outside, []);
    assert.deepEqual(complaints, []);
    await page.context().close();
  });
}

test("a person signs in by the one-time link, opens a case from an incident, and the record outlives kill -9", {
  skip: noBrowser,
}, async () => {
  const incidents = await client.incidents();
  const incident = incidents.find(({ incident: { incident } }) => incident.category.value === "proximity");
  assert.ok(incident, "an incident of category proximity");
  assert.ok(incident.incident.incident.hypotheses.length >= 2);
  assert.ok(incident.incident.incident.hypotheses.some(({ benign }) => benign));

  const { page } = await openPage(browser!, { width: 1440, height: 900, language: "ja", mode: "dark" });
  await page.goto(node.signInUrl.replace(/^http:\/\/localhost:\d+/, node.url));
  await page.getByLabel("氏名").fill("星野 守");
  await page.getByLabel("当事国").selectOption("JP");
  await page.getByLabel("役割").selectOption("duty-officer");
  await page.getByRole("button", { name: "サインイン" }).click();
  await page.getByText("星野 守").first().waitFor();

  await page.goto(`${node.url}/incidents/${incident.incident.incident.id}`);
  await page.getByRole("button", { name: "協議案件を開始" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("理由").fill("近傍に到着したため、経過を確認します。");
  await dialog.getByRole("button", { name: "協議案件を開始" }).click();
  await page.waitForURL(/\/cases\/[0-9a-f-]{36}/);
  const caseId = /\/cases\/([0-9a-f-]{36})/.exec(page.url())![1];
  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const read = async (url: string) => {
    const answer = await fetch(`${url}/api/cases/${caseId}`, { headers: { cookie: cookies } });
    assert.equal(answer.status, 200);
    return (await answer.json()) as CaseView;
  };
  const acknowledged = await read(node.url);
  assert.equal(
    (await fetch(`${node.url}/api/cases/${caseId}`)).status,
    404,
    "a visitor doesn't see a party's own case",
  );
  assert.equal(verifyChain(acknowledged.entries).ok, true);

  const me = acknowledged.case.openedBy;
  const send = async (command: object) => {
    const answer = await fetch(`${node.url}/api/cases/commands`, {
      method: "POST",
      headers: { cookie: cookies, "content-type": "application/json" },
      body: JSON.stringify({ id: crypto.randomUUID(), realm: "replay", actor: me, ...command }),
    });
    return ((await answer.json()) as { code?: string }).code;
  };
  const opening = {
    type: "open-case",
    caseId: crypto.randomUUID(),
    expectedVersion: 0,
    incidentId: incident.incident.incident.id,
    title: { en: "x", ja: "字" },
    reason: "x",
  };
  assert.equal(await send({ ...opening, realm: "live" }), "consult-wrong-realm");
  assert.equal(
    await send({ ...opening, actor: { ...me, role: "releasing-authority" } }),
    "actor-not-session",
  );
  assert.equal(
    await send({ type: "add-comment", caseId, expectedVersion: 0, text: "late" }),
    "consult-stale-version",
    "who did not see the newest state is told so",
  );

  node.child.kill("SIGKILL");
  await new Promise((resolve) => node.child.once("close", resolve));
  const restartedAt = Date.now();
  node = await startNode(folder, ["--demo"]);
  await untilReady(node.url);
  const warmSeconds = (Date.now() - restartedAt) / 1000;
  client = createClient({ baseUrl: node.url });
  assert.deepEqual(await read(node.url), acknowledged);
  process.stderr.write(`warm start: ready after ${warmSeconds.toFixed(1)} s\n`);
});
