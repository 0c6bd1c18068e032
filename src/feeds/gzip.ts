import { createGunzip } from "node:zlib";
import { HoshimoriError } from "../core/index.ts";

/** First bytes of a gzip member. Source: RFC 1952, 2.3.1. */
const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/**
 * Given: bytes, gzip or not, the name for messages, and the largest size to unpack to. Returned: the unpacked bytes
 * (the same ones where they are no gzip).
 * Errors: `input-gzip-truncated` and `input-gzip-corrupt` with the byte reached, `input-too-large`.
 */
export async function decompressed(bytes: Uint8Array, path: string, maxBytes: number): Promise<Uint8Array> {
  if (!isGzip(bytes)) return bytes;
  const gunzip = createGunzip();
  const chunks: Uint8Array[] = [];
  let size = 0;
  gunzip.end(bytes);
  try {
    for await (const chunk of gunzip) {
      const part: Uint8Array = chunk;
      size += part.length;
      if (size > maxBytes) throw new HoshimoriError("input-too-large", { path, limitMB: maxBytes / 1e6 });
      chunks.push(part);
    }
  } catch (error) {
    if (error instanceof HoshimoriError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    const truncated = code === "Z_BUF_ERROR";
    throw new HoshimoriError(
      truncated ? "input-gzip-truncated" : "input-gzip-corrupt",
      { path, byte: truncated ? bytes.length : gunzip.bytesWritten, detail: message },
      { cause: error },
    );
  }
  return Buffer.concat(chunks, size);
}
