import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";
import { HoshimoriError } from "../core/index.ts";

/**
 * What every answer and request is held to: a strict content security policy (nothing from elsewhere),
 * only local host names (against DNS rebinding), and no state change asked for by another site.
 */
export async function installSecurity(app: FastifyInstance, port: () => number): Promise<void> {
  await app.register(helmet, {
    hsts: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:", "blob:"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", "blob:"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
  });
  app.addHook("onRequest", async (request) => {
    const host = request.headers.host ?? "";
    const local = new Set(["localhost", "127.0.0.1", "[::1]"].map((name) => `${name}:${port()}`));
    if (!local.has(host)) throw new HoshimoriError("host-refused", { host, port: port() });
    const { origin } = request.headers;
    if (origin !== undefined && origin !== `http://${host}`) {
      throw new HoshimoriError("origin-refused", { origin, expected: `http://${host}` });
    }
  });
}
