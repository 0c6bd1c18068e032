import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import type { ErrorCode } from "../core/index.ts";
import { checkContent } from "./check-content.ts";
import { demoFiles } from "./index.ts";
import type { FeedContent } from "./source.ts";
import { sampleTle } from "./testing/sample-feed.ts";

const check = (text: string | Uint8Array, content: FeedContent, type?: string) =>
  checkContent(typeof text === "string" ? Buffer.from(text) : text, type, content, "https://example.org/");

const omm = "OBJECT_NAME,OBJECT_ID,EPOCH,MEAN_MOTION,ECCENTRICITY,INCLINATION,NORAD_CAT_ID";
const good: readonly (readonly [FeedContent, string])[] = [
  ["tle", sampleTle],
  ["tle", sampleTle.split("\n").slice(1).join("\r\n")],
  ["omm-csv", `${omm}\r\nISS,1998-067A,2026-08-12T00:00:00,15.7,0.0006,51.6,25544\r\n`],
  ["omm-json", '[{"CCSDS_OMM_VERS":"3.0","OBJECT_NAME":"ISS","NORAD_CAT_ID":"25544"}]\n'],
  ["satcat-csv", "OBJECT_NAME,OBJECT_ID,NORAD_CAT_ID,OBJECT_TYPE\nSL-1 R/B,1957-001A,1,R/B\n"],
  ["json", "[]"],
  ["json", '[{"CDM_ID":"1"}]'],
  ["csv", "hex,count_good_aircraft,count_bad_aircraft\n842a907ffffffff,7,0\n"],
  ["tsv", "#JCAT\tSatcat\tLaunch_Tag\n"],
  ["anything", "whatever"],
];
const bad: readonly (readonly [FeedContent, string, ErrorCode])[] = [
  ["tle", "No GP data found", "feed-wrong-content"],
  ["tle", "\u0000\u0001", "feed-wrong-content"],
  ["omm-csv", sampleTle, "feed-wrong-content"],
  ["omm-csv", 'Invalid query: "GROUP=x"', "feed-wrong-content"],
  ["omm-json", "[]", "feed-wrong-content"],
  ["omm-json", '[{"NORAD_CAT_ID":"25544"},{"NORAD_CAT', "feed-wrong-content"],
  ["json", '[{"error":"You have violated your query rate limit"}]', "feed-wrong-content"],
  ["json", '{"error": "x"}', "feed-wrong-content"],
  ["csv", "<Error><Code>AccessDenied, x</Code></Error>", "feed-wrong-content"],
  ["tsv", "Not found", "feed-wrong-content"],
  ["anything", "", "feed-wrong-content"],
  ["anything", "<!-- a -->\n<HTML><head>", "feed-is-page"],
  ["csv", "\ufeff<!doctype html>a,b", "feed-is-page"],
  ["json", '<?xml version="1.0"?><html xmlns="x">', "feed-is-page"],
];

test("what looks like its format passes, whatever plain type it has or has not", () => {
  for (const [content, text] of good)
    for (const type of [undefined, "text/plain; charset=UTF-8", "application/octet-stream"])
      check(text, content, type);
});

test("what does not look like its format is refused", () => {
  for (const [content, text, code] of bad)
    assert.throws(() => check(text, content, "text/plain"), { code }, `${content}: ${text}`);
});

test("a page is a page, and a picture no data, whatever they begin with", () => {
  for (const [content, text] of good) {
    assert.throws(() => check(text, content, "TEXT/HTML"), { code: "feed-is-page" }, content);
    if (content !== "anything")
      assert.throws(() => check(text, content, "image/png"), { code: "feed-wrong-type" }, content);
  }
});

test("the real element sets of the bundle pass as what they are", () => {
  const files = demoFiles().filter(({ role }) => ["elements", "history", "full-catalog"].includes(role));
  assert.ok(files.length >= 5);
  for (const { path, role } of files)
    check(gunzipSync(readFileSync(path)), role === "full-catalog" ? "omm-csv" : "tle");
});
