import { Type } from "typebox";
import type { FeedStatus, Source, Status } from "../../client/index.ts";
import { schemas } from "../../client/index.ts";
import { publicSources } from "../../feeds/index.ts";
import { type FeedHealth, isLive } from "../../watch/index.ts";
import type { App } from "../app.ts";
import type { ServerContext } from "../context.ts";
import { apiError } from "../errors.ts";
import { nowIso, sessionOf } from "../principal.ts";

/** `/healthz` (the process answers), `/readyz` (there is a picture to show), and the state of the realm. */
export function statusRoutes(app: App, context: ServerContext): void {
  const Health = Type.Object({ status: Type.String() });

  app.get("/healthz", { schema: { response: { 200: Health } } }, async () => ({ status: "ok" }));

  app.get("/readyz", { schema: { response: { 200: Health, 503: Health } } }, async (_request, reply) => {
    if (context.picture) return { status: "ready" };
    return reply.status(503).send({ status: context.progress.step ?? context.progress.state });
  });

  app.get("/openapi.json", { schema: { hide: true } as object }, async () => app.swagger());

  app.get(
    "/api/status",
    { schema: { response: { 200: schemas.Status } } },
    async (request): Promise<Status> => {
      const { picture, progress, realm, version } = context;
      const session = await sessionOf(context, request);
      // That a party asks a source of its own is the party's own matter.
      const feeds = context.feeds.filter(
        ({ audience }) => audience === "public" || session?.party === context.party,
      );
      return {
        version,
        realm,
        now: picture?.now ?? nowIso(),
        live: realm === "live" && isLive(feeds),
        releasableTo: ["PUBLIC"],
        objects: picture?.columns.id.length ?? 0,
        coverage: { ...picture?.coverageCounts },
        sources: picture ? sourcesOf(picture) : [],
        feeds: feeds.map(feedStatus),
        watch: progress,
        ...(session ? { session } : {}),
      };
    },
  );
}

function feedStatus({ problem, audience: _audience, ...feed }: FeedHealth): FeedStatus {
  if (!problem) return feed;
  const { code, parts } = problem;
  return { ...feed, problem: parts ? apiError(code, parts) : { code } };
}

function sourcesOf({ batches, quarantined }: NonNullable<ServerContext["picture"]>): Source[] {
  const attributions = new Map(
    [...publicSources().values()].map(({ url, attribution }) => [url, attribution]),
  );
  return batches.map((batch) => ({
    sha256: batch.sha256,
    name: batch.name,
    attribution: attributions.get(batch.url) ?? "",
    format: batch.format,
    completeness: batch.completeness === "full" ? "full" : "group",
    receivedAt: batch.receivedAt,
    ...(batch.newestEpoch ? { newestEpoch: batch.newestEpoch } : {}),
    rows: batch.rowsRead,
    problems: batch.rowsRefused,
    quarantined: quarantined.get(batch.batchId) ?? 0,
  }));
}
