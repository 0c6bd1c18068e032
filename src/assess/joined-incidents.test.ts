import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { describe, languages } from "../core/index.ts";
import { type Detection, detectionKinds } from "../detect/index.ts";
import { canonicalJson, contentHash } from "../digest/index.ts";
import { joinDetections, standingActivity } from "./join-detections.ts";
import { detectionOf, idKey } from "./testing/detections.ts";

const protectedObjects = [
  { id: 900, party: "JP" },
  { id: 901, party: "US" },
  { id: 902, party: "US" },
];
const context = { realm: "replay", protectedObjects, idKey } as const;
const kindsOf = (incident: { evidence: readonly { kind: string }[] }) =>
  incident.evidence.map((item) => item.kind).sort();

const relocation = detectionOf("geo-relocation", [100], 5, 10, { values: { driftDegPerDay: -0.9 } });
const arrival = detectionOf("geo-neighbor", [100], 15, 4, { neighbors: [901, 55, 900] });
const firstBurn = detectionOf("maneuver", [100], 5, 0.5, { values: { deltaVMPerS: 2.6 } });
const lastBurn = detectionOf("maneuver", [100], 15, 0.5, { values: { deltaVMPerS: 2.5 } });

test("a relocation, its maneuvers and the resulting neighborhood are one incident", () => {
  const incidents = joinDetections([arrival, lastBurn, relocation, firstBurn], context);
  assert.equal(incidents.length, 1);
  const [incident] = incidents;
  assert.deepEqual(kindsOf(incident), ["geo-neighbor", "geo-relocation", "maneuver", "maneuver"]);
  assert.deepEqual(incident.objects, [55, 100, 900, 901]);
  assert.deepEqual(incident.protectedObjects, [900, 901]);
  assert.equal(incident.title.key, "incident-title.relocation-protected");
  assert.deepEqual(incident.title.parts, { movers: "100", count: 3, protected: "900, 901" });
  assert.equal(incident.category.value, "proximity");
  assert.equal(incident.effect.value, "none-observed");
  assert.equal(incident.reversibility.value, "unknown");
});

test("a shared plane and a stay have titles of their own, and launches, re-entries and break-ups make no incident", () => {
  const plane = detectionOf("coplanar", [100], 5, 10, { neighbors: [901, 55] });
  const [incident] = joinDetections([plane], context);
  assert.equal(incident.title.key, "incident-title.plane-protected");
  assert.deepEqual(incident.title.parts, { movers: "100", count: 2, protected: "901" });
  assert.equal(incident.category.value, "none");
  assert.equal(incident.category.basis.key, "incident-basis.category-plane");
  const stay = detectionOf("proximity", [100], 8, 3, { neighbors: [901] });
  const [joined, ...others] = joinDetections([stay, plane], context);
  assert.deepEqual([joined.title.key, others.length], ["incident-title.beside-protected", 0]);
  assert.equal(joined.category.value, "proximity");
  const routine = (
    ["launch", "reentry", "breakup", "breakup-undetermined", "plane-change", "late-object"] as const
  ).map((kind) => detectionOf(kind, [900], 5, 1, { neighbors: [901] }));
  assert.deepEqual(joinDetections(routine, context), []);
});

test("routine station keeping of protected objects makes no incident and stays as standing activity", () => {
  const keeping = [0, 14, 28].map((day) => detectionOf("maneuver", [900], day, 0.5));
  const incidents = joinDetections([...keeping, relocation, arrival], context);
  assert.equal(incidents.length, 1);
  assert.deepEqual(standingActivity(keeping, incidents), [keeping[2]]);
});

test("a maneuver near two approaches is evidence in both and bridges neither", () => {
  const speed = { relativeSpeedKmPerS: 14, missDistanceKm: 0.15 };
  const approaches = [
    detectionOf("approach", [11, 900], 3, 0, { values: speed }),
    detectionOf("approach", [12, 900], 4, 0, { values: speed }),
  ];
  const burn = detectionOf("maneuver", [900], 2, 0.1, { values: { deltaVMPerS: 0.1 } });
  const incidents = joinDetections([burn, ...approaches], context);
  assert.deepEqual(incidents.map(kindsOf), [
    ["approach", "maneuver"],
    ["approach", "maneuver"],
  ]);
  for (const incident of incidents) {
    assert.equal(incident.category.value, "none");
    const avoidance = incident.hypotheses.find((hypothesis) => hypothesis.id === "collision-avoidance");
    assert.deepEqual(avoidance?.counts, { consistent: 2, neutral: 0, inconsistent: 0, expectedNotSeen: 0 });
  }
});

test("mutual neighbors are one incident, as are repeated approaches of one pair; later ones are another", () => {
  const mutual = [
    detectionOf("geo-neighbor", [100], 1, 3, { neighbors: [900] }),
    detectionOf("geo-neighbor", [900], 3, 3, { neighbors: [100] }),
  ];
  assert.equal(joinDetections(mutual, context).length, 1);
  const slow = { relativeSpeedKmPerS: 0.01, missDistanceKm: 4 };
  const passes = [0, 5, 10, 30].map((day) => detectionOf("approach", [7, 901], day, 0, { values: slow }));
  assert.deepEqual(
    joinDetections(passes, context).map((incident) => incident.evidence.length),
    [3, 1],
  );
});

test("fast distant passes and what concerns no protected object make no incident", () => {
  const far = detectionOf("approach", [7, 901], 0, 0, {
    values: { relativeSpeedKmPerS: 12, missDistanceKm: 3 },
  });
  const elsewhere = detectionOf("geo-neighbor", [100], 1, 3, { neighbors: [55] });
  assert.deepEqual(joinDetections([far, elsewhere], context), []);
});

const detections: fc.Arbitrary<Detection> = fc
  .record({
    kind: fc.constantFrom(...detectionKinds),
    a: fc.integer({ min: 1, max: 12 }),
    b: fc.integer({ min: 1, max: 12 }),
    neighbors: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 3 }),
    day: fc.integer({ min: 0, max: 60 }),
    days: fc.integer({ min: 0, max: 8 }),
    speed: fc.constantFrom(0.01, 0.2, 7),
    missDistanceKm: fc.constantFrom(0.3, 2, 4.5),
    probability: fc.constantFrom(0.4, 0.7, 0.99),
  })
  .map(({ kind, a, b, neighbors, day, days, speed, missDistanceKm, probability }) => {
    if (kind === "approach")
      return detectionOf(kind, a < b ? [a, b] : [b, a === b ? a + 1 : a], day, 0, {
        values: { relativeSpeedKmPerS: speed, missDistanceKm },
        probability,
      });
    const others = neighbors.filter((id) => id !== a);
    return detectionOf(kind, [a], day, days, {
      probability,
      ...(kind === "maneuver" ? { values: { deltaVMPerS: speed } } : { neighbors: others }),
    });
  });
const protectedSet = fc.uniqueArray(fc.integer({ min: 1, max: 13 }), { maxLength: 5 });
const lists = fc.array(detections, { maxLength: 25 });

test("any order, and repetitions, give the same incidents", () => {
  fc.assert(
    fc.property(
      lists.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 })),
      ),
      protectedSet,
      ([list, shuffled], ids) => {
        const one = joinDetections(list, { ...context, protectedObjects: ids.map((id) => ({ id })) });
        const other = joinDetections(shuffled, {
          ...context,
          protectedObjects: ids.toReversed().map((id) => ({ id })),
        });
        assert.equal(canonicalJson(other), canonicalJson(one));
      },
    ),
    { numRuns: 300 },
  );
});

test("permuting the parties of the protected objects changes nothing at all", () => {
  const swapped = protectedObjects.map(({ id, party }) => ({ id, party: party === "JP" ? "US" : "JP" }));
  fc.assert(
    fc.property(lists, protectedSet, (list, ids) => {
      const withParty = (parties: readonly { party: string }[]) =>
        ids.map((id, index) => ({ id, party: parties[index % parties.length].party }));
      const join = (parties: readonly { party: string }[]) =>
        joinDetections(list, { ...context, protectedObjects: withParty(parties) });
      assert.equal(canonicalJson(join(swapped)), canonicalJson(join(protectedObjects)));
    }),
    { numRuns: 100 },
  );
});

test("who is who changes nothing: renumbering the objects renumbers the incidents and no more", () => {
  const renumber = (id: number) => id + 1000;
  const renumbered = (detection: Detection): Detection => ({
    ...detection,
    ids: detection.ids.map(renumber),
    ...(detection.neighbors
      ? { neighbors: detection.neighbors.map((neighbor) => ({ ...neighbor, id: renumber(neighbor.id) })) }
      : {}),
  });
  fc.assert(
    fc.property(lists, protectedSet, (list, ids) => {
      const one = joinDetections(list, { ...context, protectedObjects: ids.map((id) => ({ id })) });
      const other = joinDetections(list.map(renumbered), {
        ...context,
        protectedObjects: ids.map((id) => ({ id: renumber(id) })),
      });
      const facts = (incidents: typeof one, map: (id: number) => number) =>
        incidents
          .map((incident) => ({
            objects: incident.objects.map(map),
            facts: [incident.category.value, incident.direction.value, incident.effect.value],
            counts: incident.hypotheses.map((hypothesis) => [hypothesis.id, hypothesis.counts]),
          }))
          .map(canonicalJson)
          .sort();
      assert.deepEqual(
        facts(other, (id) => id),
        facts(one, renumber),
      );
    }),
    { numRuns: 100 },
  );
});

test("every incident has two hypotheses, one benign, none that only people add, and ids that are unique", () => {
  fc.assert(
    fc.property(lists, protectedSet, (list, ids) => {
      const incidents = joinDetections(list, { ...context, protectedObjects: ids.map((id) => ({ id })) });
      assert.equal(new Set(incidents.map((incident) => incident.id)).size, incidents.length);
      for (const incident of incidents) {
        assert.ok(incident.hypotheses.length >= 2);
        assert.ok(incident.hypotheses.some((hypothesis) => hypothesis.benign));
        assert.ok(incident.hypotheses.every((hypothesis) => hypothesis.id !== "hostile-act"));
        assert.ok(["proximity", "none"].includes(incident.category.value));
        for (const { counts } of incident.hypotheses)
          assert.equal(counts.consistent + counts.neutral + counts.inconsistent, incident.evidence.length);
        assert.ok(incident.protectedObjects.length > 0);
        const { title, direction, category, effect, reversibility, evidence } = incident;
        for (const { key, parts } of [
          title,
          ...[direction, category, effect, reversibility, ...evidence.map((item) => item.grade)].map(
            (fact) => fact.basis,
          ),
        ])
          for (const language of languages) assert.doesNotMatch(describe(key, language, parts), /\{\w+\}/);
      }
    }),
    { numRuns: 200 },
  );
});

test("ids are keyed: another key or realm gives another id, more evidence keeps it", () => {
  const [incident] = joinDetections([relocation, arrival], context);
  assert.match(incident.id, /^[0-9a-f]{32}$/);
  const [otherKey] = joinDetections([relocation, arrival], { ...context, idKey: new Uint8Array(32) });
  const [otherRealm] = joinDetections([relocation, arrival], { ...context, realm: "exercise" });
  const [more] = joinDetections([relocation, arrival, lastBurn], context);
  assert.equal(new Set([incident.id, otherKey.id, otherRealm.id]).size, 3);
  assert.equal(more.id, incident.id);
  assert.notEqual(contentHash(more), contentHash(incident));
});
