import assert from "node:assert/strict";
import { test } from "node:test";
import { decideQuarantine } from "./decide-quarantine.ts";

const release = { act: "release", reason: " operator confirms the burn " } as const;

test("an act needs a role that may, a reason, and something that changes", () => {
  assert.deepEqual(decideQuarantine([], release, "duty-officer"), {
    act: "release",
    reason: "operator confirms the burn",
  });
  assert.throws(() => decideQuarantine([], release, "legal-adviser"), { code: "quarantine-role" });
  assert.throws(() => decideQuarantine([], { act: "reject", reason: "  " }, "watch-analyst"), {
    code: "quarantine-reason",
  });
  assert.throws(() => decideQuarantine([{ act: "release" }], release, "duty-officer"), {
    code: "quarantine-nothing-new",
  });
  assert.throws(() => decideQuarantine([], { act: "withdraw", reason: "x" }, "duty-officer"), {
    code: "quarantine-nothing-new",
  });
});
