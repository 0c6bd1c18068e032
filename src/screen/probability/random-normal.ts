/** A stream of standard normal numbers that a seed determines. */
export type NormalSource = () => number;

/**
 * Given: a seed. Returned: independent standard normal numbers, the same for the same seed on every machine.
 * Source: sfc32 of PractRand (Doty-Humphrey, 2010) for the bits, Marsaglia's polar method (1964) for the shape.
 */
export function seededNormal(seed: number): NormalSource {
  const uniform = seededUniform(seed);
  let spare: number | undefined;
  return () => {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    for (;;) {
      const a = 2 * uniform() - 1;
      const b = 2 * uniform() - 1;
      const s = a * a + b * b;
      if (s >= 1 || s === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(s)) / s);
      spare = b * factor;
      return a * factor;
    }
  };
}

/** Uniform in [0, 1) with 53 bits. */
function seededUniform(seed: number): () => number {
  let a = 0x9e3779b9 | 0;
  let b = 0x243f6a88 | 0;
  let c = seed | 0;
  let counter = Math.floor(seed / 2 ** 32) | 0 || 1;
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  for (let k = 0; k < 20; k++) next();
  return () => (next() >>> 5) / 2 ** 27 + (next() >>> 6) / 2 ** 53;
}
