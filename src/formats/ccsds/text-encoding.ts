/**
 * Given: the bytes of a text, UTF-8 unless a byte-order mark or the zeros of its first characters say otherwise: UTF-16 and UTF-32
 * (UCS-4), either order. Returned: the text without the mark. Source: XML 1.0, appendix F.
 */
export function decodeText(bytes: Uint8Array): string {
  const [a, b, c, d] = bytes;
  if (a === 0 && b === 0 && ((c === 0xfe && d === 0xff) || (c === 0 && d === 0x3c)))
    return utf32(bytes, false);
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0x3c && b === 0 && c === 0 && d === 0))
    return utf32(bytes, true);
  if ((a === 0xfe && b === 0xff) || (a === 0 && b !== 0)) return new TextDecoder("utf-16be").decode(bytes);
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0)) return new TextDecoder("utf-16le").decode(bytes);
  return new TextDecoder(declaredEncoding(bytes)).decode(bytes);
}

/** The encoding that an XML declaration names, of those whose letters are ASCII's; UTF-8 where there is none or an unknown one. */
function declaredEncoding(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, 200));
  const name = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(start)?.[1] ?? "utf-8";
  try {
    const { encoding } = new TextDecoder(name);
    return encoding.startsWith("utf-16") ? "utf-8" : encoding;
  } catch {
    return "utf-8";
  }
}

/** No decoder of the platform knows it. */
function utf32(bytes: Uint8Array, isLittleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, isLittleEndian);
    if (point === 0xfeff && at === 0) continue;
    pieces.push(point <= 0x10ffff ? String.fromCodePoint(point) : "\ufffd");
  }
  return pieces.join("");
}
