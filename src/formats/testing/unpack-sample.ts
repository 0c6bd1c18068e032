import { gunzipSync } from "node:zlib";
import { decompress } from "lzma1";
import bunzip from "seek-bzip";
import xz from "xz-decompress";

/** A sample file without its packing, told by its name. The program's own unpacking stands on a higher floor (`feeds`). */
export async function unpackSample(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<Uint8Array> {
  if (name.endsWith(".gz")) return gunzipSync(bytes);
  if (name.endsWith(".lzma")) return decompress(bytes);
  if (name.endsWith(".bz2")) {
    const unpacked: number[] = [];
    let at = 0;
    bunzip.decode(
      {
        readByte: () => bytes[at++],
        read: (buffer, offset, length) => {
          buffer.set(bytes.subarray(at, at + length), offset);
          at += length;
          return length;
        },
        eof: () => at >= bytes.length,
      },
      { writeByte: (byte) => void unpacked.push(byte) },
      true,
    );
    return Uint8Array.from(unpacked);
  }
  if (!name.endsWith(".xz")) return bytes;
  return new Uint8Array(
    await new Response(new xz.XzReadableStream(new Blob([bytes]).stream())).arrayBuffer(),
  );
}
