import { randomBytes } from "node:crypto";
import { type Static, Type } from "typebox";
import { roles } from "../../assess/index.ts";
import { schemas } from "../../client/index.ts";
import { HoshimoriError } from "../../core/index.ts";
import { addPerson, addSignInLink, endSession, useSignInLink } from "../../store/index.ts";
import { addSeconds, formatIsoUtc, systemClock } from "../../time/index.ts";
import type { App } from "../app.ts";
import type { ServerContext } from "../context.ts";
import {
  actorOf,
  clearSessionCookie,
  nowIso,
  sessionHours,
  sessionToken,
  setSessionCookie,
} from "../principal.ts";

const SignIn = Type.Object({
  token: Type.String({ minLength: 16, maxLength: 200 }),
  name: Type.String({ minLength: 1, maxLength: 100 }),
  party: Type.String({ pattern: "^[A-Z]{2}$" }),
  role: Type.Union(roles.map((role) => Type.Literal(role))),
});

/** Links that nobody has used yet: one a start and one an invitation, each for one person, gone when the server ends. */
export interface Invitations {
  issue(): string;
  spend(token: string): boolean;
}

export function createInvitations(): Invitations {
  const open = new Set<string>();
  return {
    issue() {
      const token = newToken();
      open.add(token);
      return token;
    },
    spend: (token) => open.delete(token),
  };
}

const newToken = () => randomBytes(32).toString("base64url");

/** Signing in by one-time link, inviting a second person, signing out. */
export function sessionRoutes(app: App, context: ServerContext, invitations: Invitations): void {
  const system = { kind: "system", realm: context.realm } as const;

  app.post(
    "/api/session",
    { schema: { body: SignIn, response: { 200: schemas.Session } } },
    async (request, reply) => {
      const { token, name, party, role }: Static<typeof SignIn> = request.body;
      if (!invitations.spend(token)) throw new HoshimoriError("sign-in-link-spent");
      const sessionTokenText = newToken();
      const linkToken = newToken();
      const expiresAt = formatIsoUtc(addSeconds(systemClock.now(), sessionHours * 3600));
      const person = await context.store.as(system, async (tx) => {
        const newcomer = await addPerson(tx, { name, nameJa: "", party, role }, nowIso());
        await addSignInLink(tx, {
          token: linkToken,
          personId: newcomer.personId,
          createdAt: nowIso(),
          expiresAt,
        });
        return useSignInLink(tx, { linkToken, sessionToken: sessionTokenText, now: nowIso(), expiresAt });
      });
      setSessionCookie(reply, sessionTokenText);
      return { personId: person.personId, name: person.name, party: person.party, role: person.role };
    },
  );

  app.delete("/api/session", async (request, reply) => {
    const token = sessionToken(request);
    if (token !== undefined) await context.store.as(system, (tx) => endSession(tx, token, nowIso()));
    clearSessionCookie(reply);
    return reply.status(204).send();
  });

  app.post(
    "/api/sign-in-links",
    { schema: { response: { 200: Type.Object({ url: Type.String() }) } } },
    async (request) => {
      await actorOf(context, request);
      return { url: `http://${request.headers.host}/sign-in#token=${invitations.issue()}` };
    },
  );
}
