import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { HoshimoriError } from "../core/index.ts";
import { civilFromDays, daysFromCivil } from "./civil.ts";
import { utcInstant } from "./instants.ts";
import { formatIsoUtc, parseIsoUtc } from "./iso.ts";

const throwsCode = (text: string, code: string): void =>
  assert.throws(
    () => parseIsoUtc(text),
    (error) => error instanceof HoshimoriError && error.code === code,
    `${text} should be refused as ${code}`,
  );

test("a time of day, a date alone, a day of the year and a fraction are read exactly", () => {
  assert.deepEqual(parseIsoUtc("2000-01-01"), { scale: "UTC", days: 0, nanos: 0 });
  assert.deepEqual(parseIsoUtc("2000-01-02T00:00:01.000000001"), {
    scale: "UTC",
    days: 1,
    nanos: 1_000_000_001,
  });
  assert.deepEqual(parseIsoUtc("2024-060T12:00:00Z"), parseIsoUtc("2024-02-29T12:00:00Z"));
  assert.deepEqual(parseIsoUtc("1957-10-04T19:28:34Z"), parseIsoUtc("1957-277T19:28:34.0"));
});

test("second 60 is read on the day of a leap second only", () => {
  assert.equal(parseIsoUtc("2016-12-31T23:59:60.5Z").nanos, 86_400.5e9);
  throwsCode("2016-12-30T23:59:60Z", "time-no-leap-second");
  throwsCode("2016-12-31T23:58:60Z", "time-no-leap-second");
  throwsCode("2026-06-30T23:59:60Z", "time-no-leap-second");
  throwsCode("2016-12-31T23:59:61Z", "time-no-such-time-of-day");
});

test("what is no time is refused with a code that says why", () => {
  for (const text of [
    "",
    "now",
    "2024-1-1",
    "2024-01-01 00:00:00",
    "2024-01-01T00:00",
    "2024-01-01T00:00:00+09:00",
    "20240101T000000Z",
  ])
    throwsCode(text, "time-not-iso");
  for (const text of [
    "2023-02-29",
    "2024-13-01",
    "2024-00-10",
    "2024-04-31T00:00:00",
    "2023-366",
    "2024-000",
  ])
    throwsCode(text, "time-no-such-day");
  throwsCode("2024-01-01T24:00:00", "time-no-such-time-of-day");
  throwsCode("2024-01-01T00:00:00.1234567891", "time-too-many-decimals");
});

test("rounding carries into the minute, the year and the leap second", () => {
  assert.equal(formatIsoUtc(parseIsoUtc("2023-12-31T23:59:59.9999995")), "2024-01-01T00:00:00.000000Z");
  assert.equal(formatIsoUtc(parseIsoUtc("2023-12-31T23:59:59.9999994")), "2023-12-31T23:59:59.999999Z");
  assert.equal(formatIsoUtc(parseIsoUtc("2016-12-31T23:59:59.9999996")), "2016-12-31T23:59:60.000000Z");
  assert.equal(formatIsoUtc(parseIsoUtc("2016-12-31T23:59:60.9999996")), "2017-01-01T00:00:00.000000Z");
  assert.equal(formatIsoUtc(parseIsoUtc("2024-02-29T10:20:30.5"), 0), "2024-02-29T10:20:31Z");
  assert.equal(formatIsoUtc(utcInstant(0, 1), 9), "2000-01-01T00:00:00.000000001Z");
});

test("any instant written with nine decimals reads back as itself", () => {
  const range = { min: daysFromCivil(0, 1, 1), max: daysFromCivil(9999, 12, 31) };
  fc.assert(
    fc.property(fc.integer(range), fc.integer({ min: 0, max: 86_400e9 - 1 }), (days, nanos) => {
      const instant = utcInstant(days, nanos);
      assert.deepEqual(parseIsoUtc(formatIsoUtc(instant, 9)), instant);
      const { year, month, day } = civilFromDays(days);
      assert.equal(daysFromCivil(year, month, day), days);
    }),
  );
});

test("an instant out of its day is refused", () => {
  for (const [days, nanos] of [
    [0, -1],
    [0, 86_400e9],
    [0.5, 0],
    [0, 0.5],
    [Number.NaN, 0],
  ])
    assert.throws(() => utcInstant(days, nanos), HoshimoriError);
  assert.equal(utcInstant(daysFromCivil(2016, 12, 31), 86_400e9).nanos, 86_400e9);
});
