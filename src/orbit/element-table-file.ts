import { HoshimoriError } from "../core/index.ts";
import { type ElementTable, elementFloatColumns, elementIntegerColumns } from "./element-table.ts";

/**
 * One binary block for an element table, so that file, network and worker share it without a copy:
 * magic "HOSHIELM" (8 bytes) · version (u32) · count (u32) · ten float64 columns · two int32 columns ·
 * length of the tail (u32) · tail: UTF-8 JSON of the two text columns. Little-endian.
 */
const magic = "HOSHIELM";
const version = 1;
const headerBytes = 16;

/**
 * Given an element table, returned one buffer that {@link decodeElementTable} reads: transferable, or shared between threads where
 * `SharedArrayBuffer` is given.
 */
export function encodeElementTable<Buffer extends ArrayBufferLike = ArrayBuffer>(
  table: ElementTable,
  Room: new (bytes: number) => Buffer = ArrayBuffer as unknown as new (
    bytes: number,
  ) => Buffer,
): Buffer {
  const tail = new TextEncoder().encode(
    JSON.stringify({ name: table.name, internationalDesignator: table.internationalDesignator }),
  );
  const tailAt =
    headerBytes + table.count * (8 * elementFloatColumns.length + 4 * elementIntegerColumns.length);
  const buffer = new Room(tailAt + 4 + tail.length);
  const view = new DataView(buffer);
  for (let i = 0; i < magic.length; i++) view.setUint8(i, magic.charCodeAt(i));
  view.setUint32(8, version, true);
  view.setUint32(12, table.count, true);
  let offset = headerBytes;
  for (const column of elementFloatColumns) {
    new Float64Array(buffer, offset, table.count).set(table[column].subarray(0, table.count));
    offset += 8 * table.count;
  }
  for (const column of elementIntegerColumns) {
    new Int32Array(buffer, offset, table.count).set(table[column].subarray(0, table.count));
    offset += 4 * table.count;
  }
  view.setUint32(offset, tail.length, true);
  new Uint8Array(buffer, offset + 4).set(tail);
  return buffer;
}

/**
 * Given a buffer of {@link encodeElementTable}, returned the table as views on it (no copy of the numbers).
 * Errors: `element-block-unreadable` for another magic, version or length.
 */
export function decodeElementTable(buffer: ArrayBufferLike): ElementTable {
  const count = checkHeader(buffer);
  let offset = headerBytes;
  const floats = () => {
    const column = new Float64Array(buffer, offset, count);
    offset += 8 * count;
    return column;
  };
  const integers = () => {
    const column = new Int32Array(buffer, offset, count);
    offset += 4 * count;
    return column;
  };
  const numbers = {
    epochNanos: floats(),
    meanMotionRevPerDay: floats(),
    eccentricity: floats(),
    inclinationDeg: floats(),
    raanDeg: floats(),
    argumentOfPerigeeDeg: floats(),
    meanAnomalyDeg: floats(),
    bstar: floats(),
    meanMotionDot: floats(),
    meanMotionDdot: floats(),
    id: integers(),
    epochDays: integers(),
  };
  const tailLength = new DataView(buffer).getUint32(offset, true);
  // A decoder reads no shared memory, so the tail is copied out.
  const tail = new TextDecoder().decode(new Uint8Array(buffer, offset + 4, tailLength).slice());
  const texts: { name: string[]; internationalDesignator: string[] } = JSON.parse(tail);
  return { count, ...numbers, ...texts };
}

function checkHeader(buffer: ArrayBufferLike): number {
  const refuse = (detail: string) => new HoshimoriError("element-block-unreadable", { detail });
  if (buffer.byteLength < headerBytes + 4) throw refuse(`${buffer.byteLength} bytes`);
  const view = new DataView(buffer);
  const found = String.fromCharCode(...new Uint8Array(buffer, 0, magic.length));
  if (found !== magic) throw refuse("magic");
  if (view.getUint32(8, true) !== version) throw refuse(`version ${view.getUint32(8, true)}`);
  const count = view.getUint32(12, true);
  const columns = headerBytes + count * (8 * elementFloatColumns.length + 4 * elementIntegerColumns.length);
  if (buffer.byteLength < columns + 4) throw refuse("length");
  return count;
}
