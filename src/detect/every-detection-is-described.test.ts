import assert from "node:assert/strict";
import { test } from "node:test";
import { describe, languages, textTable } from "../core/index.ts";
import { detectApproaches } from "./approach/detect-approaches.ts";
import { describeDetection } from "./describe.ts";
import type { Detection } from "./detection.ts";
import { detectGeo } from "./geo/detect-geo.ts";
import { groupHistories } from "./history.ts";
import { maneuverRule } from "./rules.ts";
import { areasReentriesAndLaunches } from "./testing/areas-and-decays.ts";
import { beltHistory, tableOf } from "./testing/synthetic.ts";

const histories = groupHistories(
  tableOf(
    beltHistory(10, 40, 0.8, (day) => 50 + 0.8 * Math.min(Math.max(day - 12, 0), 10)),
    beltHistory(20, 40, 0.9, () => 58.04),
    beltHistory(30, 40, 1, (day) => 100 + 1.2 * day),
    beltHistory(40, 40, 1, (day) => (day < 20 ? 200 : 203)).filter((_, k) => k < 19 || k > 23),
    beltHistory(50, 40, 1, (day) => 300 + (day < 20 ? day : 20 + 0.4 * (day - 20))),
    beltHistory(70, 400, 20, () => 20).map((set) => ({ ...set, name: "X AKM" })),
    beltHistory(71, 400, 10, (day) => 250 + Math.min(Math.max(day - 200, 0), 30)),
    beltHistory(72, 400, 10, (day) => 250.02 + Math.min(Math.max(day - 200, 0), 30)),
    beltHistory(60, 40, 0.8, (day) => 150 + 0.8 * Math.min(day - 12, 0)),
  ),
);
const maneuver: Detection = {
  kind: "maneuver",
  ids: [1],
  from: "2026-08-01T00:00:00.000000Z",
  to: "2026-08-02T00:00:00.000000Z",
  values: { deltaVMPerS: 0.0123, alongTrackDeltaVMPerS: -0.0123, deltaVUncertaintyMPerS: 0.001 },
  detectionProbability: 0.9,
  rule: maneuverRule,
  inputs: [],
  limitations: [],
};
const { deltaVMPerS, deltaVUncertaintyMPerS } = maneuver.values;
const maneuvers: Detection[] = [
  maneuver,
  { ...maneuver, values: { ...maneuver.values, meanAccelerationMPerS2: 2e-6 } },
  {
    ...maneuver,
    values: {
      deltaVMPerS,
      crossTrackDeltaVMPerS: deltaVMPerS,
      crossTrackUncertaintyMPerS: deltaVUncertaintyMPerS,
    },
    limitations: [{ code: "detect-limit-radial-not-seen", parts: { deltaVMPerS: 2 } }],
  },
];
const approaches = detectApproaches(
  [
    {
      id1: 1,
      id2: 2,
      tca: "2026-08-13T01:02:03.000000Z",
      missDistanceKm: 1.2,
      relativeSpeedKmPerS: 11.4,
      ricKm: [0, 1, 0],
      ageDays1: 9,
      ageDays2: 1,
    },
  ],
  new Set([1]),
  [],
);
const detections = [...maneuvers, ...approaches, ...detectGeo(histories), ...areasReentriesAndLaunches()];

test("every detection and limitation has its line in every language, with all parts filled", () => {
  const keys = new Set<string>();
  for (const detection of detections) {
    const { key, parts } = describeDetection(detection, (id) => `OBJECT ${id}`);
    keys.add(key);
    for (const language of languages) {
      const text = describe(key, language, parts);
      assert.doesNotMatch(text, /[{}]|NaN|undefined|–/, text);
      for (const { code, parts: filled } of detection.limitations) {
        assert.ok(code in textTable, `no text for ${code}`);
        assert.doesNotMatch(describe(code as keyof typeof textTable, language, filled), /[{}]|NaN/);
      }
    }
  }
  assert.ok(keys.size >= 13, `only ${[...keys].join(", ")}`);
});

test("a large change of speed is written without an exponent", () => {
  const values = { deltaVMPerS: 108.4, alongTrackDeltaVMPerS: -108.4, deltaVUncertaintyMPerS: 11 };
  const { key, parts } = describeDetection({ ...maneuver, values });
  assert.match(describe(key, "en", parts), /changed by −110 ± 11 m\/s/);
});

test("the why-line names the nearest and counts the others", () => {
  const stop = detections.find(
    ({ kind, neighbors }) => kind === "geo-relocation" && neighbors?.length === 1,
  )!;
  const { key, parts } = describeDetection(stop, (id) => (id === 20 ? "QZS-3" : String(id)));
  assert.equal(
    describe(key, "en", parts),
    "10: drift 0.80 → 0.00 °/d, stopped at 58.00° E, 0.04° from QZS-3; 0 others within 0.3°",
  );
});
