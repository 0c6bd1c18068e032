import assert from "node:assert/strict";
import { test } from "node:test";
import { categories, directions, effects, reversibilities, roles } from "../assess/index.ts";
import { realms, textTable } from "../core/index.ts";
import { detectionKinds } from "../detect/index.ts";
import { caseStatuses, contactOutcomes } from "./case.ts";
import { caseClocks } from "./clocks.ts";

test("every value of the model that a screen shows has its text in both languages", () => {
  const known: Readonly<Record<string, unknown>> = textTable;
  const shown: Readonly<Record<string, readonly string[]>> = {
    "case-state": caseStatuses,
    "contact-outcome": contactOutcomes,
    clock: caseClocks.map((clock) => clock.id),
    role: roles,
    direction: directions,
    category: categories,
    effect: effects,
    reversibility: reversibilities,
    kind: detectionKinds,
    realm: realms,
    bearing: ["consistent", "neutral", "inconsistent"],
  };
  for (const [prefix, values] of Object.entries(shown))
    for (const value of values) assert.ok(known[`${prefix}.${value}`], `${prefix}.${value}`);
});
