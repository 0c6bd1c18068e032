import assert from "node:assert/strict";
import { test } from "node:test";
import type { SpaceWeatherDay } from "../../formats/index.ts";
import { groupHistories } from "../history.ts";
import { detectReentry } from "../reentry/detect-reentry.ts";
import { lowSet } from "../testing/low-orbits.ts";
import { firstDay, tableOf } from "../testing/synthetic.ts";
import { spaceWeatherBefore } from "./beside-space-weather.ts";
import { gateMassDecay } from "./mass-decay.ts";

const histories = groupHistories(
  tableOf(
    [1, 2, 3, 4, 5, 6].map((id) => lowSet(id, 0, { meanMotionDot: 0.006 + id / 10_000 })),
    [lowSet(90, 0, { internationalDesignator: "1998-067ZZ" })],
  ),
);
const found = detectReentry(histories);
const weather = (kp: number): SpaceWeatherDay[] =>
  Array.from({ length: 10 }, (_, k) => ({
    day: firstDay - 5 + k,
    kp: k === 4 ? [1, kp, 2] : [1],
    f107: 120 + k,
    isPredicted: false,
  }));
const codesOf = (id: number, days?: readonly SpaceWeatherDay[]) =>
  gateMassDecay(found, histories, days)
    .find(({ ids }) => ids[0] === id)!
    .limitations.map(({ code }) => code);

test("many objects of one launch that decay together are marked, with what Kp and F10.7 were; an object alone is not", () => {
  const gated = gateMassDecay(found, histories, weather(5.333));
  assert.equal(gated.length, found.length);
  const [one] = gated.filter(({ ids }) => ids[0] === 3);
  assert.deepEqual(
    [one.values.objectsOfLaunch, one.values.maxKpBefore, one.values.meanF107Before],
    [6, 5.333, 122.5],
  );
  assert.ok(codesOf(3, weather(5.333)).includes("detect-limit-mass-decay"));
  assert.ok(codesOf(3, weather(5.333)).includes("detect-limit-space-weather-storm"));
  assert.ok(codesOf(3, weather(2)).includes("detect-limit-space-weather"));
  assert.deepEqual(
    gated.find(({ ids }) => ids[0] === 90),
    found.find(({ ids }) => ids[0] === 90),
  );
});

test("without a file, or outside of its days, that is what is said", () => {
  assert.ok(codesOf(3).includes("detect-limit-space-weather-not-given"));
  assert.ok(
    codesOf(3, [{ day: 0, kp: [9], isPredicted: false }]).includes("detect-limit-space-weather-not-covered"),
  );
});

test("space weather neither adds nor takes away a finding, nor changes what is sure of it", () => {
  const plain = (detection: (typeof found)[number]) => ({ ...detection, values: {}, limitations: [] });
  for (const days of [undefined, weather(1), weather(9)])
    assert.deepEqual(gateMassDecay(found, histories, days).map(plain), found.map(plain));
});

test("only days up to the instant count", () => {
  assert.deepEqual(spaceWeatherBefore(weather(8), firstDay - 1.5, 2), { days: 2, maxKp: 1, meanF107: 122 });
});
