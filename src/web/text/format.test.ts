import assert from "node:assert/strict";
import { test } from "node:test";
import {
  ageUnit,
  formatFigure,
  formatJstMinute,
  formatLongitude,
  formatNumber,
  formatOffset,
  formatPercent,
  formatProbability,
  formatUtc,
} from "./format.ts";

const instant = Date.UTC(2026, 7, 12, 15, 8, 3);

test("times stand in UTC with JST nine hours ahead", () => {
  assert.equal(formatUtc(instant), "2026-08-12 15:08:03Z");
  assert.equal(formatJstMinute(instant), "2026-08-13 00:08");
  assert.equal(formatOffset(-(26 * 60 + 5) * 60_000), "−1 d 02:05");
  assert.equal(formatOffset(7_380_000), "+02:03");
});

test("numbers have a true minus, and none in front of zero", () => {
  assert.equal(formatNumber(-1234.567, 1), "−1,234.6");
  assert.equal(formatNumber(-0.001, 2), "0.00");
  assert.equal(formatNumber(null, 2), "–");
  assert.equal(formatProbability(0.0000123), "1.2e-5");
  assert.equal(formatFigure(0.000012), "1.2e-5");
  assert.equal(formatFigure(12.3456), "12.35");
});

test("a percentage never claims to be certain", () => {
  assert.equal(formatPercent(0.998), "> 99");
  assert.equal(formatPercent(0.002), "< 1");
  assert.equal(formatPercent(0.95), "95");
});

test("ages choose their unit, longitudes their side", () => {
  assert.deepEqual(ageUnit(0.5), { unit: "hours", value: "12.0" });
  assert.deepEqual(ageUnit(2.31), { unit: "days", value: "2.3" });
  assert.equal(formatLongitude(190), "170.00° W");
  assert.equal(formatLongitude(-229.79), "130.21° E");
});
