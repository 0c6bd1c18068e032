import fc from "fast-check";

/** Bytes overwritten, pieces cut out, pieces doubled. */
export const mutated = (sample: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc
    .array(
      fc.record({
        kind: fc.constantFrom("set", "cut", "double"),
        at: fc.nat(sample.length - 1),
        length: fc.nat(80),
        byte: fc.oneof(
          fc.nat(255),
          fc.constantFrom(0x0a, 0x22, 0x2c, 0x20, 0x2d, 0x7b, 0x7d, 0x3c, 0x3e, 0x3d),
        ),
      }),
      { minLength: 1, maxLength: 12 },
    )
    .map((changes) => {
      let bytes = Buffer.from(sample);
      for (const { kind, at, length, byte } of changes) {
        if (kind === "set" && at < bytes.length) bytes[at] = byte;
        else if (kind === "cut") bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
        else if (kind === "double")
          bytes = Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
      }
      return bytes;
    });
