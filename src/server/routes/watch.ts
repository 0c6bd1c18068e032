import { Type } from "typebox";
import { HoshimoriError, originatorOnly, publicMarking } from "../../core/index.ts";
import { sha256Hex } from "../../digest/index.ts";
import { defaultMaxBytes, demoFiles, publicSources, unpackInput } from "../../feeds/index.ts";
import {
  type Delivery,
  ingestElements,
  ingestFile,
  ingestProtectedList,
  markedAsShipped,
  type ReportProgress,
  type WatchResult,
} from "../../watch/index.ts";
import type { App } from "../app.ts";
import type { ServerContext } from "../context.ts";
import { nowIso, requireLocalToken } from "../principal.ts";

const Upload = Type.Object({
  /** "any": told by content, as `hoshimori ingest` does. */
  kind: Type.Union([Type.Literal("elements"), Type.Literal("protected"), Type.Literal("any")]),
  name: Type.String({ minLength: 1, maxLength: 300 }),
  /** Address of a listed public source; without it the file is this node's own. */
  sourceUrl: Type.Optional(Type.String()),
  /** The file's bytes as received, base64. */
  content: Type.String(),
});

const WatchRequest = Type.Object({ days: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 30 })) });

export interface WatchRequestOptions {
  readonly days?: number;
  readonly report: ReportProgress;
}

/** What the command line of the user who runs the server asks for: take in a file, watch again. */
export function watchRoutes(
  app: App,
  context: ServerContext,
  watchAndShow: (options: WatchRequestOptions) => Promise<WatchResult>,
): void {
  app.post("/api/batches", { schema: { body: Upload } }, async (request) => {
    requireLocalToken(context, request);
    const { kind, name, sourceUrl, content } = request.body;
    const receivedBytes = new Uint8Array(Buffer.from(content, "base64"));
    const sha256 = sha256Hex(receivedBytes);
    const source = [...publicSources().values()].find(({ url }) => url === sourceUrl);
    const delivery: Delivery = {
      input: {
        name,
        receivedBytes,
        sha256,
        bytes: await unpackInput(receivedBytes, name, defaultMaxBytes),
        receivedAt: demoFiles().find((file) => file.sha256 === sha256)?.receivedAt ?? nowIso(),
      },
      url: source?.url ?? "",
      completeness: source?.completeness ?? "group",
      marking: source || kind === "protected" ? publicMarking : originatorOnly(context.party),
    };
    if (kind === "any") return ingestFile(context.store, context.realm, markedAsShipped(delivery));
    return (kind === "elements" ? ingestElements : ingestProtectedList)(
      context.store,
      context.realm,
      delivery,
    );
  });

  app.post("/api/watch-runs", { schema: { body: WatchRequest } }, async (request) => {
    requireLocalToken(context, request);
    if (context.progress.state === "running") throw new HoshimoriError("watch-busy");
    const { days } = request.body;
    return watchAndShow({
      ...(days === undefined ? {} : { days }),
      report(progress) {
        context.progress = { state: "running", ...progress };
        context.live.watch(context.progress);
      },
    });
  });
}
