import assert from "node:assert/strict";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { describeError, type ErrorCode, HoshimoriError } from "../core/index.ts";
import { isPermittedAddress, shownAddress } from "./address.ts";
import {
  feedOf,
  providerOf,
  publicSources,
  readFeedSettings,
  readProviders,
  readSources,
  type WebFeed,
  writeFeedSetting,
} from "./index.ts";
import { readSource } from "./read-sources.ts";

const root = mkdtempSync(join(tmpdir(), "hoshimori-sources-"));
after(() => rmSync(root, { recursive: true }));
const sources = readSources();
const providers = readProviders();
const webFeeds = [...sources.values()].flatMap((source) =>
  source.feed?.kind === "web" ? [{ source, feed: source.feed }] : [],
);

test("every source of the house is whole; its provider is known, and its host is the provider's own", () => {
  assert.ok(webFeeds.length >= 14, String(webFeeds.length));
  for (const { source, feed } of webFeeds) {
    const provider = providerOf(feed, providers);
    assert.equal(provider.id, feed.provider, source.id);
    assert.ok(feed.everyMinutes >= Math.max(provider.minimumMinutes, feed.minimumMinutes), source.id);
    assert.ok(feed.staleAfterMinutes >= 2 * feed.everyMinutes, source.id);
  }
});

test("the providers' rules are those they publish", () => {
  assert.deepEqual(providers.get("space-track")?.windows, [
    { requests: 29, seconds: 60 },
    { requests: 299, seconds: 3600 },
  ]);
  const least = (id: string) => providers.get(id)?.minimumMinutes;
  assert.deepEqual([least("celestrak"), least("gcat"), least("gpsjam")], [120, 1440, 1440]);
  assert.equal(providers.get("celestrak")?.notFound, "stop");
});

test("what needs an account or comes from a folder is no public source", () => {
  const ids = [...publicSources().keys()];
  assert.ok(ids.includes("celestrak-geo") && ids.includes("gcat"));
  for (const id of ["space-track-gp", "space-track-cdm", "own-url", "watched-folder"])
    assert.ok(sources.has(id) && !ids.includes(id), id);
});

test("every feed is off without a setting; one that lacks an address, a folder or numbers says so", () => {
  assert.deepEqual([...readFeedSettings(join(root, "none"))], []);
  const feed = (id: string, change?: Record<string, unknown>) =>
    feedOf(sources.get(id)!, change ? { feed: change } : {});
  assert.throws(() => feed("celestrak-on-orbit"), { code: "feed-none" });
  for (const [id, field, value] of [
    ["own-url", "url", "https://example.org/gp"],
    ["watched-folder", "folder", "/srv/inbox"],
    ["space-track-gp-ids", "ids", [5, 25544]],
  ] as const) {
    assert.throws(
      () => feed(id),
      (error: HoshimoriError) => error.code === "feed-incomplete" && error.parts.field === field,
    );
    assert.deepEqual((feed(id, { [field]: value }) as unknown as Record<string, unknown>)[field], value);
  }
});

test("a setting can't take an address out of its provider's rules, nor carry a login elsewhere", () => {
  const own = (url: string) => feedOf(sources.get("own-url")!, { feed: { url } }) as WebFeed;
  assert.equal(providerOf(own("https://celestrak.org/NORAD/elements/gp.php"), providers).id, "celestrak");
  assert.equal(providerOf(own("https://example.org/"), providers).id, "other");
  const moved = feedOf(sources.get("space-track-gp")!, {
    feed: { url: "https://example.org/", provider: "other" },
  }) as WebFeed;
  assert.throws(() => providerOf(moved, providers), { code: "feed-wrong-host" });
});

test("settings come back as written, readable by their user only; a wrong one names file, field and value", () => {
  const folder = join(root, "settings");
  writeFeedSetting(folder, "own-url", {
    enabledAt: "2026-08-12T00:00:00.000000Z",
    feed: { url: "https://a.example/" },
  });
  writeFeedSetting(folder, "gcat", { enabledAt: "2026-08-12T00:00:00.000000Z" });
  writeFeedSetting(folder, "gcat", {});
  const settings = readFeedSettings(folder);
  assert.deepEqual([...settings.keys()], ["own-url", "gcat"]);
  assert.deepEqual(settings.get("gcat"), {});
  assert.equal(settings.get("own-url")?.feed?.url, "https://a.example/");
  assert.equal(statSync(join(folder, "feeds.json")).mode & 0o777, 0o600);
  for (const [text, code] of [
    ["{", "source-not-json"],
    ['{"gcat": true}', "source-field-invalid"],
    ['{"gcat": {"enabled": true}}', "source-field-unknown"],
    ['{"gcat": {"enabledAt": "yesterday"}}', "source-field-invalid"],
  ] as const) {
    writeFileSync(join(folder, "feeds.json"), text);
    assert.throws(() => readFeedSettings(folder), { code });
  }
});

const sample = (): Record<string, unknown> => structuredClone({ ...gcatAsWritten });
const gcatAsWritten = {
  id: "x",
  name: "X",
  url: "https://example.org/",
  attribution: "X",
  terms: "None.",
  completeness: "group",
  audience: "public",
  feed: {
    kind: "web",
    provider: "other",
    url: "https://example.org/x",
    content: "csv",
    everyMinutes: 60,
    staleAfterMinutes: 120,
    maxMB: 1,
  },
};

test("a wrong source file is refused with the place and what should be there, in both languages", () => {
  assert.equal(readSource(sample(), "x.json").id, "x");
  const faults: readonly (readonly [field: string, value: unknown, code: ErrorCode])[] = [
    ["name", undefined, "source-field-missing"],
    ["name", "", "source-field-invalid"],
    ["id", "y", "source-field-invalid"],
    ["url", "http://example.org/", "source-field-invalid"],
    ["audience", "everybody", "source-field-invalid"],
    ["colour", "red", "source-field-unknown"],
    ["feed", [], "source-field-invalid"],
    ["feed.kind", "ftp", "source-field-invalid"],
    ["feed.url", "https://name:password@example.org/", "source-field-invalid"],
    ["feed.url", "http://example.org/", "source-field-invalid"],
    ["feed.everyMinutes", 0, "source-field-invalid"],
    ["feed.everyMinutes", "60", "source-field-invalid"],
    ["feed.content", "exe", "source-field-invalid"],
    ["feed.pinnedKey", "ABC", "source-field-invalid"],
    ["feed.ids", [0], "source-field-invalid"],
    ["feed.ids", Array.from({ length: 801 }, (_, index) => index + 1), "source-field-invalid"],
    ["feed.redirectHosts", [7], "source-field-invalid"],
    ["feed.every", 5, "source-field-unknown"],
  ];
  for (const [field, value, code] of faults) {
    const source = sample();
    const [first, second] = field.split(".");
    const place = second === undefined ? source : (source.feed as Record<string, unknown>);
    place[second ?? first!] = value;
    assert.throws(
      () => readSource(source, "x.json"),
      (error) => {
        assert.ok(error instanceof HoshimoriError);
        assert.deepEqual([error.code, error.parts.file, error.parts.field], [code, "x.json", field]);
        assert.ok(
          describeError(error, "ja").includes(field) && !/\{[a-z]\w*\}/i.test(error.message),
          error.message,
        );
        return true;
      },
      field,
    );
  }
});

test("addresses: https, or this machine; no user in them; secrets don't show", () => {
  for (const url of ["https://example.org/", "http://localhost:8080/", "http://127.0.0.1/x"])
    assert.ok(isPermittedAddress(url), url);
  for (const url of [
    "http://example.org/",
    "https://a:b@example.org/",
    "ftp://localhost/",
    "x",
    "",
    "http://127.0.0.1.example.org/",
  ])
    assert.ok(!isPermittedAddress(url), url);
  const shown = shownAddress("https://u:p@example.org/x?api_key=s3cret&GROUP=geo&Token=s3cret#s3cret");
  assert.equal(shown, "https://example.org/x?api_key=REDACTED&GROUP=geo&Token=REDACTED");
});
