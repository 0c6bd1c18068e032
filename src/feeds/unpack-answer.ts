import { HoshimoriError } from "../core/index.ts";
import { decompressed } from "./gzip.ts";
import type { WebAnswer } from "./web-request.ts";

/**
 * Given: an answer, its address for messages, the largest size to unpack to. Returned: the content without its gzip wrapping
 * (by Content-Encoding or by its first bytes).
 * Errors: `feed-encoding-unknown`, `feed-truncated`, `feed-damaged`, `feed-too-large`.
 */
export async function unpacked(answer: WebAnswer, url: string, maxBytes: number): Promise<Uint8Array> {
  const encoding = [answer.headers["content-encoding"] ?? "identity"].flat().join(",").trim().toLowerCase();
  if (!["identity", "gzip", "x-gzip"].includes(encoding))
    throw new HoshimoriError("feed-encoding-unknown", { url, encoding });
  const { body } = answer;
  const isGzip = body[0] === 0x1f && body[1] === 0x8b;
  if (encoding !== "identity" && !isGzip)
    throw new HoshimoriError("feed-damaged", { url, detail: `content-encoding: ${encoding}` });
  try {
    return await decompressed(body, url, maxBytes);
  } catch (error) {
    if (!(error instanceof HoshimoriError)) throw error;
    const cause = { cause: error };
    if (error.code === "input-too-large")
      throw new HoshimoriError("feed-too-large", { url, limitMB: maxBytes / 1e6 }, cause);
    if (error.code === "input-gzip-truncated")
      throw new HoshimoriError("feed-truncated", { url, received: body.length, announced: "?" }, cause);
    throw new HoshimoriError("feed-damaged", { url, detail: String(error.parts.detail ?? "gzip") }, cause);
  }
}
