import type { App } from "../app.ts";

/** Pages of the web app that the browser asks for directly (deep links): all are the one page. */
export function webRoutes(app: App, webFolder: string): void {
  const pages = [
    "/",
    "/watch",
    "/incidents",
    "/cases",
    "/objects",
    "/screening",
    "/quarantine",
    "/about",
    "/sign-in",
  ];
  for (const page of pages) {
    if (page !== "/")
      app.get(page, { schema: { hide: true } as object }, (_request, reply) =>
        reply.sendFile("index.html", webFolder),
      );
    if (page !== "/")
      app.get(`${page}/*`, { schema: { hide: true } as object }, (_request, reply) =>
        reply.sendFile("index.html", webFolder),
      );
  }
}
