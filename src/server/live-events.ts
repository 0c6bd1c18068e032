import type { FastifyInstance, FastifyReply } from "fastify";
import type { WatchProgress } from "../client/index.ts";

/** What a page may have to fetch again. Nothing of the records themselves travels here, so no marking can leak. */
type ChangedKind = "status" | "quarantine" | "detections" | "incidents" | "cases" | "objects";

export interface LiveEvents {
  watch(progress: WatchProgress): void;
  changed(what: ChangedKind): void;
  close(): void;
}

const keepAliveMs = 20_000;

/** Server-sent events at `/api/events`: `watch` with the progress, `changed` with the kind of record. */
export function installLiveEvents(app: FastifyInstance, currentProgress: () => WatchProgress): LiveEvents {
  const listeners = new Set<FastifyReply["raw"]>();
  const message = (event: string, data: object) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
  const sendAll = (text: string) => {
    for (const listener of listeners) listener.write(text);
  };
  const timer = setInterval(() => sendAll(": still here\n\n"), keepAliveMs);
  timer.unref();

  app.get("/api/events", { schema: { hide: true } as object }, (request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, {
      "content-type": "text/event-stream",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    });
    reply.raw.write(message("watch", currentProgress()));
    listeners.add(reply.raw);
    request.raw.on("close", () => listeners.delete(reply.raw));
  });

  return {
    watch: (progress) => sendAll(message("watch", progress)),
    changed: (what) => sendAll(message("changed", { what })),
    close() {
      clearInterval(timer);
      for (const listener of listeners) listener.end();
      listeners.clear();
    },
  };
}
