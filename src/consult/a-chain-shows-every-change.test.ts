import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { canonicalJson } from "../digest/index.ts";
import { type CaseEntry, chainEvent, genesisHash } from "./chain.ts";
import { fullLife, now, play } from "./testing/cases.ts";
import { verifyChain } from "./verify-chain.ts";

const { entries } = play(fullLife);
const head = entries[entries.length - 1].hash;

test("an unchanged record verifies, without keys, database or network", () => {
  const exported: CaseEntry[] = JSON.parse(JSON.stringify(entries));
  assert.deepEqual(verifyChain(exported, head), { ok: true, entries: fullLife.length, head });
  assert.deepEqual(verifyChain([]), { ok: true, entries: 0, head: genesisHash });
});

test("a one-bit change anywhere in the record is found, and at its entry", () => {
  const lines = entries.map((entry) => new TextEncoder().encode(canonicalJson(entry)));
  let changed = 0;
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: lines.length - 1 }),
      fc.nat(),
      fc.integer({ min: 0, max: 7 }),
      (index, place, bit) => {
        const bytes = lines[index].slice();
        bytes[place % bytes.length] ^= 1 << bit;
        let entry: CaseEntry;
        try {
          entry = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
        } catch {
          return; // no JSON any more: found by the reader
        }
        changed++;
        const result = verifyChain(entries.with(index, entry), head);
        assert.ok(!result.ok && result.index === index, `${index}, byte ${place % bytes.length}, bit ${bit}`);
      },
    ),
    { numRuns: 4000 },
  );
  assert.ok(changed > 1000, `only ${changed} changes were still JSON`);
});

test("entries that are missing, exchanged, repeated, cut off or moved from elsewhere are found", () => {
  const fault = (changed: readonly CaseEntry[], anchor?: string) => {
    const result = verifyChain(changed, anchor);
    return result.ok ? "ok" : `${result.index} ${result.fault}`;
  };
  assert.equal(fault(entries.toSpliced(4, 1)), "4 link");
  assert.equal(fault(entries.with(4, entries[5]).with(5, entries[4])), "4 link");
  assert.equal(fault(entries.toSpliced(4, 0, entries[3])), "4 link");
  assert.equal(fault(entries.slice(1)), "0 link");
  assert.equal(fault(entries.slice(0, 5), head), "5 end");
  const third = entries[2];
  const { event } = third;
  const previousHash = entries[1].hash;
  const moved = (content: Partial<CaseEntry>) =>
    chainEvent(previousHash, { caseId: "case-1", realm: "replay", sequence: 3, event, at: now, ...content });
  assert.equal(fault([entries[0], entries[1], moved({})]), "ok");
  assert.equal(fault([entries[0], entries[1], moved({ caseId: "case-2" })]), "2 case");
  assert.equal(fault([entries[0], entries[1], moved({ realm: "live" })]), "2 realm");
  assert.equal(fault([entries[0], entries[1], moved({ sequence: 4 })]), "2 sequence");
  assert.equal(fault([{ ...entries[0], note: "added" } as CaseEntry]), "0 hash");
});
