import "@fastify/cookie";
import { timingSafeEqual } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Session } from "../client/index.ts";
import { HoshimoriError } from "../core/index.ts";
import { findSession, type PersonPrincipal, type Principal } from "../store/index.ts";
import { formatIsoUtc, systemClock } from "../time/index.ts";
import type { ServerContext } from "./context.ts";

const cookieName = "hoshimori-session";

/** A working day and its handover. */
export const sessionHours = 12;

export const nowIso = () => formatIsoUtc(systemClock.now());

/** Who asks: the person of the session cookie, if there is one. */
export async function sessionOf(
  context: ServerContext,
  request: FastifyRequest,
): Promise<Session | undefined> {
  const token = request.cookies[cookieName];
  if (token === undefined) return undefined;
  const { realm } = context;
  const person = await context.store.as({ kind: "system", realm }, (tx) => findSession(tx, token, nowIso()));
  return person && { personId: person.personId, name: person.name, party: person.party, role: person.role };
}

/** On whose behalf the request reads: a signed-in person, else a visitor, who sees what is PUBLIC. */
export async function readerOf(context: ServerContext, request: FastifyRequest): Promise<Principal> {
  const session = await sessionOf(context, request);
  return session ? personOf(context, session) : { kind: "visitor", realm: context.realm };
}

/** On whose behalf the request acts. Errors: `sign-in-needed`. */
export async function actorOf(context: ServerContext, request: FastifyRequest): Promise<PersonPrincipal> {
  const session = await sessionOf(context, request);
  if (!session) throw new HoshimoriError("sign-in-needed");
  return personOf(context, session);
}

const personOf = ({ realm }: ServerContext, { personId, party, role }: Session): PersonPrincipal => ({
  kind: "person",
  realm,
  personId,
  party,
  role,
});

/** The command line of the user who runs the server. Errors: `sign-in-needed`. */
export function requireLocalToken({ secrets }: ServerContext, request: FastifyRequest): void {
  const given = Buffer.from(request.headers.authorization ?? "");
  const wanted = Buffer.from(`Bearer ${secrets.localToken}`);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
    throw new HoshimoriError("sign-in-needed");
}

export const setSessionCookie = (reply: FastifyReply, token: string) =>
  reply.setCookie(cookieName, token, {
    path: "/",
    httpOnly: true,
    sameSite: "strict",
    maxAge: sessionHours * 3600,
  });

export const sessionToken = (request: FastifyRequest): string | undefined => request.cookies[cookieName];

export const clearSessionCookie = (reply: FastifyReply) => reply.clearCookie(cookieName, { path: "/" });
