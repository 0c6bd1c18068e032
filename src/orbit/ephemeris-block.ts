import { HoshimoriError } from "../core/index.ts";

/**
 * States of many objects at many times in one buffer, so that file, network and worker pass it on without a copy:
 * magic "HOSHIEPH" (8 bytes) · version (u32) · objects (u32) · times (u32) · 4 bytes free · states (float64, x y z km and vx vy vz km/s in
 * TEME of date, at [(object · times + time) · 6]) · statuses (u8, at [object · times + time]). Little-endian.
 */
const magic = "HOSHIEPH";
const version = 1;
const headerBytes = 24;

/** Views on an ephemeris block; `buffer` is the transferable whole. */
export interface Ephemeris {
  readonly buffer: ArrayBuffer;
  readonly objects: number;
  readonly times: number;
  /** NaN where the status is neither 0 nor 6. */
  readonly states: Float64Array<ArrayBuffer>;
  readonly statuses: Uint8Array<ArrayBuffer>;
}

/** Given numbers of objects and times, returned an empty block. Errors: `ephemeris-too-large` where no buffer is so large. */
export function createEphemeris(objects: number, times: number): Ephemeris {
  const bytes = headerBytes + objects * times * 49;
  if (bytes > 2 ** 33) throw new HoshimoriError("ephemeris-too-large", { objects, times });
  const buffer = new ArrayBuffer(bytes);
  const view = new DataView(buffer);
  for (let i = 0; i < magic.length; i++) view.setUint8(i, magic.charCodeAt(i));
  view.setUint32(8, version, true);
  view.setUint32(12, objects, true);
  view.setUint32(16, times, true);
  return viewsOf(buffer, objects, times);
}

/** Given a buffer that came from another thread or a file, returned its views. Errors: `ephemeris-unreadable` for another magic, version or length. */
export function openEphemeris(buffer: ArrayBuffer): Ephemeris {
  const refuse = (detail: string) => new HoshimoriError("ephemeris-unreadable", { detail });
  if (buffer.byteLength < headerBytes) throw refuse(`${buffer.byteLength} bytes`);
  const view = new DataView(buffer);
  if (String.fromCharCode(...new Uint8Array(buffer, 0, magic.length)) !== magic) throw refuse("magic");
  if (view.getUint32(8, true) !== version) throw refuse(`version ${view.getUint32(8, true)}`);
  const objects = view.getUint32(12, true);
  const times = view.getUint32(16, true);
  if (buffer.byteLength !== headerBytes + objects * times * 49) throw refuse("length");
  return viewsOf(buffer, objects, times);
}

const viewsOf = (buffer: ArrayBuffer, objects: number, times: number): Ephemeris => ({
  buffer,
  objects,
  times,
  states: new Float64Array(buffer, headerBytes, 6 * objects * times),
  statuses: new Uint8Array(buffer, headerBytes + 48 * objects * times, objects * times),
});
