import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { describeError } from "../core/index.ts";
import { projectPath } from "../core/testing/shared-data.ts";
import { daysFromCivil } from "./civil.ts";
import { defaultLeapSeconds } from "./leap-seconds.ts";
import { parseTaiUtcDat } from "./leap-seconds-file.ts";

const read = (name: string): string =>
  readFileSync(projectPath(`test/golden/frames-time/leap/${name}`), "utf8");

test("the bundled list is USNO's tai-utc.dat", () => {
  const { leapSeconds, problems } = parseTaiUtcDat(read("tai-utc.dat"), "tai-utc.dat");
  assert.deepEqual(problems, []);
  assert.deepEqual(
    defaultLeapSeconds.entries.map(({ fromDays, offsetS, referenceMjd, rateSPerDay }) => [
      fromDays,
      offsetS,
      rateSPerDay && referenceMjd,
      rateSPerDay,
    ]),
    leapSeconds?.entries.map(({ fromDays, offsetS, referenceMjd, rateSPerDay }) => [
      fromDays,
      offsetS,
      rateSPerDay && referenceMjd,
      rateSPerDay,
    ]),
  );
  assert.equal(leapSeconds?.entries.length, 41);
  assert.equal(leapSeconds?.taiMinusUtcNanos(daysFromCivil(2026, 8, 12), 0), 37e9);
  assert.equal(defaultLeapSeconds.validToDays, daysFromCivil(2027, 6, 28));
});

test("a day number that is no number is refused where it stands", () => {
  const { leapSeconds, problems } = parseTaiUtcDat(read("broken/tai-utc-format-error.dat"), "broken");
  assert.equal(leapSeconds, undefined);
  assert.deepEqual(problems.map(({ code, line, column }) => [code, line, column]).slice(0, 1), [
    ["leap-line-unreadable", 7, 12],
  ]);
  assert.match(describeError(problems[0], "en"), /99999/);
});

test("a Julian Date that is not its calendar date is refused", () => {
  const { leapSeconds, problems } = parseTaiUtcDat(read("broken/tai-utc-inconsistent-date.dat"), "broken");
  assert.equal(leapSeconds, undefined);
  assert.deepEqual(problems.map(({ code, line, column }) => [code, line, column]).slice(0, 1), [
    ["leap-date-mismatch", 16, 18],
  ]);
});

test("drift rates that UTC never had show as steps that UTC never made", () => {
  const { leapSeconds, problems } = parseTaiUtcDat(read("broken/tai-utc-modified-linear.dat"), "broken");
  assert.equal(leapSeconds, undefined);
  assert.equal(problems[0].code, "leap-step");
  assert.equal(problems[0].line, 2);
  assert.ok(
    problems.some(({ code }) => code === "leap-incomplete"),
    "the file ends in 1968",
  );
});

test("a missing leap second, a repeated line and an empty file are refused", () => {
  const good = read("tai-utc.dat");
  const withoutOne = good
    .split("\n")
    .filter((line) => !line.includes("1999 JAN"))
    .join("\n");
  assert.deepEqual(
    parseTaiUtcDat(withoutOne, "x").problems.map(({ code }) => code),
    ["leap-step"],
  );
  const last = good.trimEnd().split("\n").at(-1) ?? "";
  assert.equal(parseTaiUtcDat(`${good.trimEnd()}\n${last}\n`, "x").problems[0].code, "leap-not-rising");
  assert.equal(parseTaiUtcDat("", "x").problems[0].code, "leap-incomplete");
});
