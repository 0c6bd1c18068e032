import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { exitCodeOf, HoshimoriError } from "../core/index.ts";
import { projectPath } from "../core/testing/shared-data.ts";
import { sha256Hex } from "../digest/index.ts";
import { fixedClock } from "../time/index.ts";
import { readInputFile } from "./index.ts";

const folder = mkdtempSync(join(tmpdir(), "hoshimori-feeds-"));
const write = (name: string, bytes: Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};
const text = Buffer.from("0 ISS\n".repeat(5000));
const packed = gzipSync(text);
const clock = fixedClock({ scale: "UTC", days: 9720, nanos: 1_000 });

async function refusal(path: string, options?: Parameters<typeof readInputFile>[1]): Promise<HoshimoriError> {
  const error = await readInputFile(path, options).then(
    () => assert.fail(`${path} was read`),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof HoshimoriError, String(error));
  assert.equal(exitCodeOf(error.code), 3);
  return error;
}

test("plain and gzip are told by content, hash and bytes received are those of the file", async () => {
  const plain = await readInputFile(write("plain.gz", text), { clock });
  assert.deepEqual([plain.name, plain.receivedAt], ["plain.gz", "2026-08-12T00:00:00.000001Z"]);
  assert.deepEqual(Buffer.from(plain.bytes), text);
  const zipped = await readInputFile(write("zipped.txt", packed));
  assert.deepEqual(Buffer.from(zipped.bytes), text);
  assert.deepEqual(Buffer.from(zipped.receivedBytes), packed);
  assert.equal(zipped.sha256, sha256Hex(packed));
  assert.notEqual(zipped.sha256, plain.sha256);
});

test("gzip of several members is read whole", async () => {
  const { bytes } = await readInputFile(write("two.gz", Buffer.concat([packed, packed])));
  assert.equal(bytes.length, 2 * text.length);
});

test("a hyphen reads standard input", async () => {
  const { name, bytes } = await readInputFile("-", {
    standardInput: Readable.from([packed.subarray(0, 9), packed.subarray(9)]),
  });
  assert.deepEqual([name, bytes.length], ["-", text.length]);
});

test("a truncated gzip is refused with file and byte, wherever it was cut", async () => {
  const real = readFileSync(projectPath("data/demo/names.csv.gz"));
  for (const whole of [packed, real])
    for (const length of [3, 12, Math.floor(whole.length / 2), whole.length - 1]) {
      const error = await refusal(write("cut.gz", whole.subarray(0, length)));
      assert.equal(error.code, "input-gzip-truncated", `${length}`);
      assert.equal(error.parts.byte, length);
      assert.match(error.message, /cut\.gz ends in the middle of its gzip data, after byte \d+/);
    }
});

test("a damaged gzip is refused with file and byte", async () => {
  const damaged = Buffer.from(packed);
  damaged[damaged.length - 6] ^= 0xff;
  assert.equal((await refusal(write("damaged.gz", damaged))).code, "input-gzip-corrupt");
  const noise = Buffer.from(packed);
  noise.fill(0xff, 10, 20);
  assert.equal((await refusal(write("noise.gz", noise))).code, "input-gzip-corrupt");
});

test("no file, a folder, no permission, nothing in it, too much of it", async () => {
  assert.equal((await refusal(join(folder, "none"))).code, "input-not-found");
  assert.equal((await refusal(join(folder, "plain.gz", "below"))).code, "input-not-found");
  assert.equal((await refusal(folder)).code, "input-is-folder");
  assert.equal((await refusal(write("empty", Buffer.of()))).code, "input-empty");
  assert.equal((await refusal(write("large", text), { maxBytes: 10 })).code, "input-too-large");
  const bomb = await refusal(write("bomb.gz", gzipSync(Buffer.alloc(1_000_000))), { maxBytes: 100_000 });
  assert.equal(bomb.code, "input-too-large");
  const endless = Readable.from(
    (function* () {
      for (;;) yield Buffer.alloc(1000);
    })(),
  );
  assert.equal((await refusal("-", { maxBytes: 10_000, standardInput: endless })).code, "input-too-large");
});

test("HOSHIMORI_MAX_INPUT_MB sets the limit", async () => {
  process.env.HOSHIMORI_MAX_INPUT_MB = "0.001";
  try {
    assert.equal((await refusal(write("limited", text))).code, "input-too-large");
  } finally {
    delete process.env.HOSHIMORI_MAX_INPUT_MB;
  }
});

test("a file that may not be read", {
  skip: process.getuid?.() === 0 ? "root may read everything" : false,
}, async () => {
  const path = write("secret", text);
  chmodSync(path, 0);
  assert.equal((await refusal(path)).code, "input-not-permitted");
});
