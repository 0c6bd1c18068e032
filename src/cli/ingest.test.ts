import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { startNode } from "../../test/support/running-node.ts";
import { originatorOnly, publicMarking } from "../core/index.ts";
import { projectPath } from "../core/testing/shared-data.ts";
import { writeTle } from "../formats/index.ts";
import { kvnOem } from "../formats/testing/sample-oem.ts";
import { elementsAt } from "../orbit/index.ts";
import { loadElementTable, loadEphemerides, openStore, type Principal } from "../store/index.ts";
import { sampleElementSets } from "../store/testing/sample-element-sets.ts";

const folder = mkdtempSync(join(tmpdir(), "hoshimori-ingest-"));
after(() => rmSync(folder, { recursive: true }));
const data = join(folder, "data");
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const oem = file("owner.oem", kvnOem);
const elements = file("some.tle", `${writeTle(elementsAt(sampleElementSets(1, 1), 0))}\n`);
const satcat = file(
  "satcat.csv",
  "OBJECT_NAME,OBJECT_ID,NORAD_CAT_ID,OBJECT_TYPE,OPS_STATUS_CODE,OWNER,LAUNCH_DATE,LAUNCH_SITE,DECAY_DATE\nVANGUARD 1,1958-002B,5,PAY,,US,1958-03-17,AFETR,\n",
);
const shipped = join(folder, "JP.csv");
copyFileSync(projectPath("policies/protected/JP.csv"), shipped);
const ownList = file("mine.csv", "id,party,reason,source\n25544,JP,crewed,test\n");

const ingest = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [projectPath("src/cli/main.ts"), "ingest", ...args],
    {
      encoding: "utf8",
      env: {
        ...process.env,
        LANG: "C",
        LC_ALL: "C",
        HOSHIMORI_DATA: data,
        HOSHIMORI_PARTY: "JP",
        DATABASE_URL: "",
      },
    },
  );
  return { status, stdout, stderr };
};

test("files are taken in as what their content says, this party's only but for a list that ships", async () => {
  const { status, stdout, stderr } = ingest(oem, elements, satcat, shipped, ownList, "--json");
  const records = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const own = originatorOnly("JP");
  assert.deepEqual(
    records.map(({ name, format, marking }) => [name, format, marking]),
    [
      ["owner.oem", "oem", own],
      ["some.tle", "3le", own],
      ["satcat.csv", "satcat", own],
      ["JP.csv", "protected-list", publicMarking],
      ["mine.csv", "protected-list", own],
    ],
    stderr,
  );
  // The second segment of the sample has one state, which is told; the rest is kept.
  assert.deepEqual([records[0].rowsRead, records[0].rowsAdded, records[0].rowsRefused, status], [1, 1, 1, 1]);
  assert.match(stderr, /fewer than two states/);
  assert.ok(readdirSync(data).includes("archive"), readdirSync(data).join());

  const store = await openStore({ folder: data, clock: () => "2026-08-12T00:00:00.000000Z", language: "en" });
  try {
    const seen = (principal: Principal) =>
      store.as(principal, async (tx) => [
        (await loadEphemerides(tx, ["2020-001A"], 9)).length,
        (await loadElementTable(tx)).count,
      ]);
    assert.deepEqual(await seen({ kind: "system", realm: "replay", party: "JP" }), [1, 1]);
    assert.deepEqual(await seen({ kind: "visitor", realm: "replay" }), [0, 0]);
    assert.deepEqual(await seen({ kind: "system", realm: "replay", party: "US" }), [0, 0]);
  } finally {
    await store.close();
  }
});

test("the same bytes a second time change nothing; Japanese says so, too", () => {
  assert.match(ingest(elements).stdout, /the same bytes had come before/);
  assert.match(ingest("--lang", "ja", elements).stdout, /受領済みです/);
});

test("while a server runs on the data folder, it takes the files", async () => {
  const served = join(folder, "served");
  process.env.HOSHIMORI_PARTY = "JP";
  const node = await startNode(served);
  try {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [projectPath("src/cli/main.ts"), "ingest", oem, "--json"],
      { encoding: "utf8", env: { ...process.env, HOSHIMORI_DATA: served } },
    );
    assert.match(stderr, new RegExp(node.url));
    const { format, rowsAdded, marking } = JSON.parse(stdout);
    assert.deepEqual([status, format, rowsAdded, marking], [1, "oem", 1, originatorOnly("JP")]);
  } finally {
    await node.stop();
    delete process.env.HOSHIMORI_PARTY;
  }
});

test("a file that is nothing of the kind is refused, the others are taken in", () => {
  const odd = file("odd.txt", "nothing\n");
  const alone = ingest(odd);
  assert.deepEqual([alone.status, alone.stdout], [3, ""]);
  const beside = ingest(odd, elements);
  assert.equal(beside.status, 1);
  assert.match(beside.stderr, /odd\.txt:1:1: .*input-not-recognized/);
  assert.match(beside.stdout, /some\.tle/);
});
