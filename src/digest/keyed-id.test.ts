import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import { keyedId } from "./keyed-id.ts";

test("an id is the first 128 bits of HMAC-SHA256 over the canonical parts, as node:crypto computes it", () => {
  const key = new Uint8Array(32).fill(5);
  const wanted = createHmac("sha256", key).update('["case","JP",{"a":1,"b":2}]').digest("hex").slice(0, 32);
  assert.equal(keyedId(key, ["case", "JP", { b: 2, a: 1 }]), wanted);
  assert.notEqual(keyedId(new Uint8Array(32), ["case", "JP", { b: 2, a: 1 }]), wanted);
  assert.throws(() => keyedId(new Uint8Array(15), ["case"]), RangeError);
});
