import assert from "node:assert/strict";
import { test } from "node:test";
import { describeError, languages } from "../../core/index.ts";
import { buildElementTable, initializeSgp4, type MeanElements, secularRates } from "../../orbit/index.ts";
import { addSeconds, parseIsoUtc } from "../../time/index.ts";
import {
  emptyTrack,
  judgeElementSet,
  judgeElementSets,
  type ObjectTrack,
  objectsOnOrbitOf,
  type Reception,
} from "../index.ts";

const start = parseIsoUtc("2026-07-01");
const first: MeanElements = {
  id: 7,
  name: "",
  internationalDesignator: "",
  epoch: start,
  meanMotionRevPerDay: 14.3,
  eccentricity: 0.001,
  inclinationDeg: 82,
  raanDeg: 120,
  argumentOfPerigeeDeg: 40,
  meanAnomalyDeg: 320,
  bstar: 0,
  meanMotionDot: 0,
  meanMotionDdot: 0,
};
const turn = (deg: number): number => deg - 360 * Math.floor(deg / 360);
const degPerRad = 180 / Math.PI;

/** The set of the same undisturbed orbit some days later, with a little noise that the day decides. */
function later(set: MeanElements, days: number, noise = 1e-7): MeanElements {
  const rates = secularRates(initializeSgp4(set));
  const moved = (rate: number): number => rate * days * 1440 * degPerRad;
  return {
    ...set,
    epoch: addSeconds(set.epoch, days * 86_400),
    meanMotionRevPerDay: set.meanMotionRevPerDay * (1 + noise * Math.sin(7 * days)),
    raanDeg: turn(set.raanDeg + moved(rates.raanRateRadPerMin)),
    argumentOfPerigeeDeg: turn(set.argumentOfPerigeeDeg + moved(rates.argumentOfPerigeeRateRadPerMin)),
    meanAnomalyDeg: turn(set.meanAnomalyDeg + moved(rates.meanAnomalyRateRadPerMin)),
  };
}

/** Given sets in order, what is known after them; all must have been accepted. */
function trackOf(sets: readonly MeanElements[], reception: Reception = {}): ObjectTrack {
  let track = emptyTrack;
  for (const set of sets) {
    const judged = judgeElementSet(track, set, reception);
    assert.equal(judged.verdict.state, "accepted", JSON.stringify(judged.verdict));
    track = judged.track;
  }
  return track;
}

const quiet = Array.from({ length: 20 }, (_, k) => later(first, 0.7 * k));
const track = trackOf(quiet);
const next = later(first, 14);
const gatesOf = (known: ObjectTrack, set: MeanElements, reception: Reception = {}): readonly string[] => {
  const { verdict } = judgeElementSet(known, set, reception);
  return verdict.state === "accepted" ? [] : verdict.reasons.map(({ gate }) => gate);
};

test("an undisturbed orbit is accepted, also after a gap", () => {
  assert.deepEqual(gatesOf(track, next), []);
  assert.deepEqual(gatesOf(track, later(first, 19)), []);
});

test("a mean motion changed alone by ten times the object's own scatter is quarantined", () => {
  const share = 10 * track.energy.scatter;
  for (const sign of [-1, 1])
    assert.deepEqual(
      gatesOf(track, { ...next, meanMotionRevPerDay: next.meanMotionRevPerDay * (1 + sign * share) }),
      ["trust-energy-alone"],
    );
});

test("a burn of the same size passes: the object is where the burn would have it", () => {
  const share = 100 * track.energy.scatter;
  const atBurn = later(first, 13.4, 0);
  const burnt = { ...atBurn, meanMotionRevPerDay: atBurn.meanMotionRevPerDay * (1 + share) };
  assert.deepEqual(gatesOf(track, later(burnt, 0.6)), []);
});

test("an epoch moved by a day or more does not fit along the track", () => {
  for (const days of [-10, -3, -1, 1, 3, 10]) {
    const forged = { ...next, epoch: addSeconds(next.epoch, days * 86_400) };
    assert.ok(gatesOf(track, forged).includes("trust-in-track"), `${days}: ${gatesOf(track, forged)}`);
  }
});

test("another object's orbit fails, and the gates say whose it may be", () => {
  const otherFirst = { ...first, id: 8, raanDeg: 125 };
  const other = Array.from({ length: 20 }, (_, k) => later(otherFirst, 0.7 * k));
  const { tracks, quarantined } = judgeElementSets(buildElementTable([...quiet, ...other]));
  assert.equal(quarantined.length, 0);
  const swapped = { ...later(otherFirst, 14), id: 7 };
  assert.ok(gatesOf(track, swapped).includes("trust-plane"));
  assert.deepEqual(objectsOnOrbitOf(tracks, swapped), [8]);
  const samePlane = { ...next, meanAnomalyDeg: turn(next.meanAnomalyDeg + 90) };
  assert.deepEqual(gatesOf(track, samePlane), ["trust-in-track"]);
});

test("of two sets of one epoch a second estimate passes and another orbit does not", () => {
  const both = judgeElementSet(track, next).track;
  assert.deepEqual(gatesOf(both, { ...next, meanAnomalyDeg: next.meanAnomalyDeg + 0.01 }), []);
  assert.ok(
    gatesOf(both, { ...next, meanAnomalyDeg: next.meanAnomalyDeg + 20 }).includes("trust-same-epoch"),
  );
});

test("a future epoch, a decayed object and an impossible set are quarantined whatever the orbit", () => {
  assert.deepEqual(gatesOf(track, next, { receivedAt: addSeconds(next.epoch, -86_400) }), [
    "trust-epoch-future",
  ]);
  assert.deepEqual(gatesOf(track, next, { receivedAt: addSeconds(next.epoch, 3600) }), []);
  assert.deepEqual(gatesOf(track, next, { decayDate: "2026-07-10" }), ["trust-decayed"]);
  assert.deepEqual(gatesOf(track, next, { decayDate: "2026-07-15" }), []);
  assert.deepEqual(gatesOf(emptyTrack, { ...next, meanMotionRevPerDay: 0 }), ["trust-not-propagatable"]);
});

test("sets that agree with a quarantined one confirm it, and it stays in quarantine for a person", () => {
  const raised = { ...next, meanMotionRevPerDay: 13.8, meanAnomalyDeg: turn(next.meanAnomalyDeg + 150) };
  let known = track;
  const verdicts = [0, 0.5, 1.1, 1.7].map((days) => {
    const judged = judgeElementSet(known, later(raised, days));
    known = judged.track;
    return judged.verdict;
  });
  assert.deepEqual(
    verdicts.map(({ state }) => state),
    ["quarantined", "quarantined", "accepted", "accepted"],
  );
  const [, , confirming] = verdicts;
  assert.ok(confirming.state === "accepted");
  assert.deepEqual(confirming.confirms, [raised.epoch, later(raised, 0.5).epoch]);
});

test("forged sets between real ones do not confirm each other: the real ones go on", () => {
  const forged = (days: number): MeanElements => {
    const set = later(first, days);
    return { ...set, meanMotionRevPerDay: set.meanMotionRevPerDay * (1 + 1e-4) };
  };
  let known = track;
  const states = [14, 14.6, 15.2, 15.8].map((days) => {
    const judged = judgeElementSet(known, forged(days));
    known = judged.track;
    return judged.verdict.state;
  });
  assert.deepEqual(states, Array(4).fill("quarantined"));
  assert.deepEqual(gatesOf(known, later(first, 16.4)), []);
});

test("judging changes neither the table nor the tracks given, and every reason has its text", () => {
  const table = buildElementTable([next, { ...next, meanMotionRevPerDay: 14.9 }]);
  const before = structuredClone(table);
  const known = new Map([[7, track]]);
  const { quarantined } = judgeElementSets(table, known);
  assert.deepEqual(table, before);
  assert.equal(known.get(7), track);
  assert.equal(quarantined.length, 1);
  for (const { gate, measured, limit, unit } of quarantined[0].reasons)
    for (const language of languages)
      assert.ok(!describeError({ code: gate, parts: { measured, limit, unit } }, language).includes("{"));
});
