import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { HoshimoriError } from "../core/index.ts";
import { sharedPath, skipWithoutShared } from "../core/testing/shared-data.ts";
import { unpackInput } from "./index.ts";

const text = Buffer.from("0 ISS (ZARYA)\n".repeat(3000));
/** Made by `bzip2`, `xz` and `xz --format=lzma` of xz-utils from the text; a bomb of two megabytes of zeros each. */
const packed: Readonly<Record<string, Buffer>> = {
  bzip2: Buffer.from(
    "QlpoOTFBWSZTWTwtJIYAIyfeAAAQQGBAACAgGDAgAJAgGmmgTVUMRk8qEL6oQs1CFioQtVCFmoQt1CFyoQsVCFioQtVCFuoQuVCFyoQvxdyRThQkDwtJIYA=",
    "base64",
  ),
  xz: Buffer.from(
    "/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4KQPAFVdABgIBaby4H5Bw+SIR7SnVtK8glITBDln5ulMgAv6v1zi7UwXMcc92OTnvFoCJw/JuKPrLFxA59dkTOhwiP5vN468j4kHRZ0oqQqNb+YKE4IqtRfYKgAAAAAAjGa27/F3LwEAAXGQyAIAAC4/UGKxxGf7AgAAAAAEWVo=",
    "base64",
  ),
  lzma: Buffer.from(
    "XQAAgAD//////////wAYCAWm8uB+QcPkiEe0p1bSvIJSEwQ5Z+bpTIAL+r9c4u1MFzHHPdjk57xaAicPybij6yxcQOfXZEzocIj+bzeOvI+JB0WdKKkKjW/mChOCKrUZ31hL///WewAA",
    "base64",
  ),
};
const bombs: Readonly<Record<string, Buffer>> = {
  bzip2: Buffer.from("QlpoOTFBWSZTWYK4WkIAD1HgAMAAAACACCAAMMwJqmmKkhtVKSHi7kinChIQVwtIQA==", "base64"),
  xz: Buffer.from(
    "/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj/oR/AWBdAABv/f//o7f/Rz5IFXI5YVG4kijmo4YH+e7kHoLTL8U6PAFLsX7JiopNL6MN2X+m44wjEVPgWRjFdYrid/i2lH8MasDedElk4ulcU7IE2PdEDKtfDW1G6eXDdoi3llestk3haR1v+0uIEGxCy4g/XACP0E6vJiiUcR89jyThcJ6nI1/sKMuF0ZWYin4qkfIndfcZwAaYTZj92K/VkA/EJVP49ZE2MQWlsO5vwXBNRwzRkRGqrWAdus6xJxhcWYbpZlJYvul2rFnk5VsFCPnH2q38+1IrdM0eWyBC+d1TPfgpZAk7gMsqbN+1O/DEvS5fqg8+S2ZCkBMO/xCT+HF4WfgLzf+VKEYPqfx83vuaMC5WwI+F84OBwGXEJVP49ZE2MQWlsO5vwXBNRwzRkRGqrWAdus6xJxhcWYbpZlJYvul2rFnk5VsFCPnH2q38+1IrdM0eWyBC+d1TPfgEQQJeAAAACXppX4WPGKIAAfwCgIl6AJdZqA2xxGf7AgAAAAAEWVo=",
    "base64",
  ),
  lzma: Buffer.from(
    "XQAAgAD//////////wAAb/3//6O3/0c+SBVyOWFRuJIo5qOGB/nu5B6C0y/FOjwBS7F+yYqKTS+jDdl/puOMIxFT4FkYxXWK4nf4tpR/DGrA3nRJZOLpXFOyBNj3RAyrXw1tRunlw3aIt5ZXrLZN4Wkdb/tLiBBsQsuIP1wAj9BOryYolHEfPY8k4XCepyNf7CjLhdGVmIp+KpHyJ3X3GcAGmE2Y/div1ZAPxCVT+PWRNjEFpbDub8FwTUcM0ZERqq1gHbrOsScYXFmG6WZSWL7pdqxZ5OVbBQj5x9qt/PtSK3TNHlsgQvndUz34KWQJO4DLKmzftTvwxL0uX6oPPktmQpATDv8Qk/hxeFn4C83/lShGD6n8fN77mjAuVsCPhfODgcBlxCVT+PWRNjEFpbDub8FwTUcM0ZERqq1gHbrOsScYXFmG6WZSWL7pdqxZ5OVbBQj5x9qt/PtSK3TNHlsgQvndUz34BEFSsy///9kNAAA=",
    "base64",
  ),
};
const limit = 1_000_000;

async function refusal(bytes: Uint8Array, maxBytes = limit): Promise<HoshimoriError> {
  const error = await unpackInput(bytes, "file", maxBytes).then(
    (unpacked) => assert.fail(`${unpacked.length} bytes were unpacked`),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof HoshimoriError, String(error));
  return error;
}

test("bzip2, xz and lzma are told by content and unpacked", async () => {
  for (const [format, bytes] of Object.entries(packed))
    assert.deepEqual(Buffer.from(await unpackInput(bytes, "file", limit)), text, format);
});

test("several streams of bzip2 or xz are read whole", async () => {
  for (const format of ["bzip2", "xz"]) {
    const twice = await unpackInput(Buffer.concat([packed[format], packed[format]]), "file", limit);
    assert.equal(twice.length, 2 * text.length, format);
  }
});

test("what unpacks to exactly the limit is read, one byte more is refused, and so is a bomb", async () => {
  for (const [format, bytes] of Object.entries(packed)) {
    assert.equal((await unpackInput(bytes, "file", text.length)).length, text.length, format);
    assert.equal((await refusal(bytes, text.length - 1)).code, "input-too-large", format);
    const bomb = await refusal(bombs[format]);
    assert.deepEqual([bomb.code, bomb.parts.limitMB], ["input-too-large", 1], format);
  }
});

test("an lzma file that announces more than the limit is refused before it is unpacked", async () => {
  const announcing = Buffer.from(packed.lzma);
  announcing.writeBigUInt64LE(BigInt(limit + 1), 5);
  assert.equal((await refusal(announcing)).code, "input-too-large");
});

test("an lzma file of another size than it announces is damaged", async () => {
  const announcing = Buffer.from(packed.lzma);
  announcing.writeBigUInt64LE(BigInt(text.length + 500), 5);
  assert.equal((await refusal(announcing)).code, "input-packed-corrupt");
});

test("wherever such a file is cut, it is refused as cut, with its byte", async () => {
  for (const [format, bytes] of Object.entries(packed))
    for (let length = 20; length < bytes.length; length++) {
      const error = await refusal(bytes.subarray(0, length));
      assert.equal(error.code, "input-packed-truncated", `${format} at ${length}`);
      assert.deepEqual([error.parts.format, error.parts.byte], [format, length]);
    }
});

test("a damaged bzip2 or xz file is refused, or its damage touches nothing of the text", async () => {
  let refused = 0;
  for (const format of ["bzip2", "xz"])
    for (let at = 0; at < packed[format].length; at++) {
      const damaged = Buffer.from(packed[format]);
      damaged[at] ^= 0x10;
      try {
        const unpacked = await unpackInput(damaged, "file", limit);
        assert.ok(unpacked === damaged || text.equals(unpacked), `${format} at ${at}`);
      } catch (error) {
        assert.ok(error instanceof HoshimoriError, `${format} at ${at}: ${error}`);
        refused++;
      }
    }
  assert.ok(refused > 200, `${refused} refused`);
});

test("text in any encoding is taken for no packing", async () => {
  for (const sample of ["1 25544U 98067A", "] \u0000", "<?xml", "BZh no", "CCSDS_OMM_VERS = 2.0", "0 "]) {
    const utf32 = Buffer.concat(Array.from(sample, (letter) => Buffer.from([letter.charCodeAt(0), 0, 0, 0])));
    for (const bytes of [Buffer.from(sample.repeat(9)), Buffer.from(sample.repeat(9), "utf16le"), utf32])
      assert.equal(await unpackInput(bytes, "file", limit), bytes, sample);
  }
});

test("the compressed samples of the reference parsers are the messages that they say", {
  skip: skipWithoutShared("oracles/ccsds/index.json"),
}, async () => {
  const folder = sharedPath("oracles/ccsds/oem-py/samples/v2_0/valid");
  for (const name of ["sample15.oem.bz2", "sample16.oem.bz2", "sample18.oem.xz", "sample19.oem.lzma"]) {
    const unpacked = await unpackInput(readFileSync(join(folder, name)), name, limit);
    assert.match(
      Buffer.from(unpacked).toString(),
      /CCSDS_OEM_VERS[\s\S]*META_STOP|CCSDS_OEM_VERS[\s\S]*<\/oem>/,
      name,
    );
  }
});
