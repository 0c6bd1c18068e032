import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { json2satrec, sgp4 } from "satellite.js";
import { formatIsoUtc } from "../time/index.ts";
import { initializeSgp4 } from "./initialize.ts";
import { propagateSgp4 } from "./propagate.ts";
import { largestDifference } from "./testing/compare-states.ts";
import { catalogOf20241101 } from "./testing/reference-ephemeris.ts";

/** satellite.js 7.1.0 carries the epoch less exactly; measured 3.0e-5 km over these objects (18946, half-day resonance). */
const toleranceKm = 1e-4;
const everyNth = 7;

test("every seventh object of the catalog agrees with satellite.js to 1e-4 km over a week", (context: TestContext) => {
  const out = new Float64Array(6);
  let compared = 0;
  let largest = 0;
  let refusedByOne = 0;
  for (const [row, elements] of [...catalogOf20241101().values()].entries()) {
    if (row % everyNth !== 0) continue;
    const model = initializeSgp4(elements);
    const satrec = json2satrec({
      OBJECT_NAME: elements.name,
      OBJECT_ID: elements.internationalDesignator,
      EPOCH: formatIsoUtc(elements.epoch).slice(0, -1),
      MEAN_MOTION: elements.meanMotionRevPerDay,
      ECCENTRICITY: elements.eccentricity,
      INCLINATION: elements.inclinationDeg,
      RA_OF_ASC_NODE: elements.raanDeg,
      ARG_OF_PERICENTER: elements.argumentOfPerigeeDeg,
      MEAN_ANOMALY: elements.meanAnomalyDeg,
      EPHEMERIS_TYPE: 0,
      CLASSIFICATION_TYPE: "U",
      NORAD_CAT_ID: elements.id,
      ELEMENT_SET_NO: 999,
      REV_AT_EPOCH: 0,
      BSTAR: elements.bstar,
      MEAN_MOTION_DOT: elements.meanMotionDot,
      MEAN_MOTION_DDOT: elements.meanMotionDdot,
    });
    for (const minutes of [-10_080, -1234.5, 0, 777.7, 10_080]) {
      const status = propagateSgp4(model, minutes, out);
      const theirs = sgp4(satrec, minutes);
      if (status !== 0 || theirs === null) {
        if ((status === 0) !== (theirs !== null)) refusedByOne++;
        continue;
      }
      const { x, y, z } = theirs.position;
      const difference = largestDifference(out, [x, y, z], 0);
      assert.ok(
        difference <= toleranceKm,
        `${elements.id} at ${minutes} min: ${difference} km, ${difference / toleranceKm} × tolerance`,
      );
      largest = Math.max(largest, difference);
      compared++;
    }
  }
  context.diagnostic(
    `${compared} states, largest difference ${largest.toExponential(2)} km, ${refusedByOne} with a state in one of the two only`,
  );
  assert.ok(compared > 15_000);
});
