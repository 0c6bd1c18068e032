/** Characters of a TLE line that its checksum covers. */
export const checksummedLength = 68;

/**
 * Given: bytes and the offset of a line of at least 68 characters. Returned: the sum of its digits, each minus sign as 1,
 * modulo 10. Source: Space-Track, "Basic description of the two line element (TLE) format".
 */
export function tleChecksumOfBytes(bytes: Uint8Array, start: number): number {
  let sum = 0;
  for (let at = start; at < start + checksummedLength; at++) {
    const byte = bytes[at];
    if (byte >= 0x30 && byte <= 0x39) sum += byte - 0x30;
    else if (byte === 0x2d) sum++;
  }
  return sum % 10;
}

/** The checksum of a line given as text (its first 68 characters count). */
export const tleChecksum = (line: string): number => tleChecksumOfBytes(new TextEncoder().encode(line), 0);
