import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { fixedClock, systemClock } from "./clock.ts";
import { zeroEarthOrientation } from "./earth-orientation.ts";
import { addSeconds, compareInstants, elapsedSeconds } from "./elapsed.ts";
import type { Instant, TimeScale } from "./instant.ts";
import { formatIsoUtc, parseIsoUtc } from "./iso.ts";
import { instantFromJulianDate, julianDate } from "./julian-date.ts";
import { convertScale } from "./scales.ts";

const utcInstants = fc
  .record({
    days: fc.integer({ min: -14_244, max: 20_000 }),
    nanos: fc.integer({ min: 0, max: 86_400e9 - 1 }),
  })
  .map(({ days, nanos }): Instant => ({ scale: "UTC", days, nanos }));

test("known differences: TAI−UTC 37 s, TT−TAI 32.184 s, TAI−GPS 19 s", () => {
  const utc = parseIsoUtc("2020-01-01T00:00:00Z");
  assert.equal(convertScale(utc, "TAI").nanos, 37e9);
  assert.equal(convertScale(utc, "TT").nanos, 69.184e9);
  assert.equal(convertScale(utc, "GPS").nanos, 18e9);
  const gpsEpoch = convertScale(parseIsoUtc("1980-01-06T00:00:00Z"), "GPS");
  assert.equal(gpsEpoch.nanos, 0);
});

test("a leap second counts between two UTC instants", () => {
  const before = parseIsoUtc("2016-12-31T23:59:59Z");
  const after = parseIsoUtc("2017-01-01T00:00:00Z");
  assert.equal(elapsedSeconds(before, after), 2);
  assert.equal(formatIsoUtc(addSeconds(before, 1), 0), "2016-12-31T23:59:60Z");
  assert.equal(formatIsoUtc(addSeconds(before, 2), 0), "2017-01-01T00:00:00Z");
  assert.equal(formatIsoUtc(addSeconds(after, -0.5), 1), "2016-12-31T23:59:60.5Z");
  // From 1972-01-01 to 2017-01-01 UTC has had 27 leap seconds.
  assert.equal(
    elapsedSeconds(parseIsoUtc("1972-01-01"), after),
    (after.days - parseIsoUtc("1972-01-01").days) * 86_400 + 27,
  );
});

test("every scale and back is the same nanosecond, leap seconds included", () => {
  const sources = { earthOrientation: zeroEarthOrientation };
  const leapSecondInstants = fc
    .integer({ min: -2e9, max: 2e9 })
    .map((nanos) => addSeconds(parseIsoUtc("2016-12-31T23:59:60Z"), nanos / 1e9));
  for (const instants of [utcInstants, leapSecondInstants])
    for (const scale of ["TAI", "TT", "GPS", "UT1"] as const satisfies readonly TimeScale[])
      fc.assert(
        fc.property(instants, (instant) => {
          // Within a leap second UT1 − UTC = 0 would make UT1 repeat: the round trip holds outside of it.
          if (scale === "UT1" && instant.nanos >= 86_399e9) return;
          if (scale === "UT1" && instant.nanos < 1e9) return;
          const back = convertScale(convertScale(instant, scale, sources), "UTC", sources);
          if (instant.days >= -10_227) assert.deepEqual(back, instant);
          // UTC seconds differed from SI seconds until 1971, and their rounding is allowed 1 ns, doubled by the round trip.
          else
            assert.ok(
              Math.abs(elapsedSeconds(back, instant)) < 3e-9 || nearStep(instant),
              JSON.stringify({ instant, back }),
            );
        }),
      );
});

/** UTC went back by 0.05 s and 0.1 s at the starts of 1961-08-01 and 1968-02-01: the last moments before don't exist. */
const nearStep = (instant: Instant): boolean =>
  [parseIsoUtc("1961-07-31"), parseIsoUtc("1968-01-31")].some((day) => day.days === instant.days) &&
  instant.nanos > 86_399e9;

test("adding and measuring agree, and order is kept", () => {
  fc.assert(
    fc.property(utcInstants, fc.double({ min: -1e8, max: 1e8, noNaN: true }), (instant, seconds) => {
      const rounded = Math.round(seconds * 1e3) / 1e3;
      const later = addSeconds(instant, rounded);
      const got = elapsedSeconds(instant, later);
      assert.ok(Math.abs(got - rounded) <= 2e-8, `wanted ${rounded}, got ${got}`);
      assert.equal(compareInstants(instant, later), Math.sign(-rounded) + 0);
    }),
  );
});

test("short spans are exact to the nanosecond", () => {
  const start = parseIsoUtc("2024-05-01T23:59:59.999999999");
  assert.equal(elapsedSeconds(start, addSeconds(start, 1e-9)), 1e-9);
  assert.equal(addSeconds(start, 1e-9).nanos, 0);
});

test("UT1 without Earth orientation is refused by name", () => {
  assert.throws(() => convertScale(parseIsoUtc("2024-01-01"), "UT1"), {
    code: "time-earth-orientation-needed",
  });
});

test("Julian Dates go there and back within a nanosecond", () => {
  assert.deepEqual(julianDate(parseIsoUtc("2000-01-01T12:00:00Z")), [2451544.5, 0.5]);
  fc.assert(
    fc.property(utcInstants, (instant) => {
      const back = instantFromJulianDate(...julianDate(instant), "UTC");
      assert.ok(Math.abs(elapsedSeconds(instant, back)) <= 1.1e-9, JSON.stringify({ instant, back }));
    }),
  );
});

test("clocks: the system's gives a plausible UTC instant, the fixed one stands", () => {
  const now = systemClock.now();
  assert.ok(compareInstants(now, parseIsoUtc("2026-01-01")) === 1 && now.scale === "UTC");
  const clock = fixedClock(parseIsoUtc("2026-08-12T15:08:00Z"));
  assert.equal(formatIsoUtc(clock.now(), 0), "2026-08-12T15:08:00Z");
});
