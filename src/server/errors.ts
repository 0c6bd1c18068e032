import { randomUUID } from "node:crypto";
import type { FastifyError, FastifyInstance } from "fastify";
import type { ApiError } from "../client/index.ts";
import {
  describeError,
  type ErrorCode,
  HoshimoriError,
  httpStatusOf,
  type TemplateParts,
} from "../core/index.ts";

/** The body of an error answer: its code and its text in both languages. */
export const apiError = (code: ErrorCode, parts: TemplateParts = {}): ApiError => ({
  code,
  message: { en: describeError({ code, parts }, "en"), ja: describeError({ code, parts }, "ja") },
});

/** What the person who runs the node is told on standard error. */
export const logFailure = (error: unknown): boolean =>
  process.stderr.write(`${error instanceof HoshimoriError ? describeError(error, "en") : String(error)}\n`);

/** Every failure leaves through here: known ones with their code, all others as `internal` with a reference into the log. */
export function installErrorHandler(app: FastifyInstance): void {
  app.setNotFoundHandler((_request, reply) => reply.status(404).send(apiError("not-found")));
  app.setErrorHandler<FastifyError | HoshimoriError>((error, request, reply) => {
    if (error instanceof HoshimoriError) {
      return reply.status(httpStatusOf(error.code)).send(apiError(error.code, error.parts));
    }
    if (error.validation) {
      return reply.status(400).send(apiError("request-invalid", { detail: error.message }));
    }
    if (error.statusCode === 413) {
      return reply
        .status(413)
        .send(apiError("request-too-large", { limitBytes: app.initialConfig.bodyLimit ?? 0 }));
    }
    if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
      return reply.status(error.statusCode).send(apiError("request-invalid", { detail: error.message }));
    }
    const reference = randomUUID();
    request.log.error({ err: error, reference }, "request failed");
    return reply.status(500).send(apiError("internal", { reference }));
  });
}
