import assert from "node:assert/strict";
import { test } from "node:test";
import { parseIsoUtc } from "../../time/index.ts";
import { instantOfMs, msOfDays } from "./instant-of-ms.ts";

test("milliseconds become the instant that they name, and come back", () => {
  const noonMs = Date.UTC(2026, 7, 12, 12);
  assert.deepEqual(instantOfMs(noonMs), parseIsoUtc("2026-08-12T12:00:00Z"));
  assert.equal(instantOfMs(Date.UTC(1999, 11, 31, 23, 59, 59, 500)).nanos, 86_399.5e9);
  for (const ms of [noonMs, noonMs + 1, Date.UTC(1970, 0, 1), Date.UTC(1999, 11, 31, 23, 59, 59, 999)]) {
    const { days, nanos } = instantOfMs(ms);
    assert.equal(msOfDays(days, nanos), ms);
  }
});
