import type { IncomingMessage, ServerResponse } from "node:http";
import cookie from "@fastify/cookie";
import fixedFiles from "@fastify/static";
import swagger from "@fastify/swagger";
import { type TypeBoxTypeProvider, TypeBoxValidatorCompiler } from "@fastify/type-provider-typebox";
import fastify, { type FastifyBaseLogger, type FastifyInstance, type RawServerDefault } from "fastify";
import { installErrorHandler } from "./errors.ts";
import { installSecurity } from "./security.ts";

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

export interface AppOptions {
  readonly version: string;
  /** Folder of the built web app. */
  readonly webFolder: string;
  readonly port: () => number;
}

/** Largest body of a request: a case command is small; element sets come in by `hoshimori watch`. */
const bodyLimitBytes = 64 * 1024 * 1024;

/** The HTTP server without its routes: security, errors, cookies, the API's description, the web app's files. */
export async function createApp(options: AppOptions): Promise<App> {
  const app: App = fastify({
    bodyLimit: bodyLimitBytes,
    logger: { level: "warn", stream: process.stderr },
    forceCloseConnections: true,
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.setValidatorCompiler(TypeBoxValidatorCompiler);
  installErrorHandler(app);
  await installSecurity(app, options.port);
  await app.register(cookie);
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "hoshimori",
        version: options.version,
        description: "Watch, assess and consult: the API of one node.",
      },
    },
  });
  await app.register(fixedFiles, {
    root: options.webFolder,
    wildcard: false,
    maxAge: "1h",
    immutable: false,
  });
  return app;
}
