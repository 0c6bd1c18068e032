import { Type } from "typebox";
import type { AssessmentCommand } from "../../assess/index.ts";
import type { CaseCommand } from "../../consult/index.ts";
import { HoshimoriError } from "../../core/index.ts";
import type { PersonPrincipal } from "../../store/index.ts";
import type { App } from "../app.ts";
import { actOnCase, caseView, listCaseViews } from "../case-desk.ts";
import { requirePicture, type ServerContext } from "../context.ts";
import { assessIncident, incidentView, listIncidentViews } from "../incident-desk.ts";
import { actorOf, readerOf } from "../principal.ts";

const IdParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 100 }) });

/** What every command has; the floors `assess` and `consult` check the rest of each kind. */
const commandFields = {
  type: Type.String({ minLength: 1, maxLength: 40 }),
  id: Type.String({ format: "uuid", maxLength: 36 }),
  expectedVersion: Type.Integer({ minimum: 0 }),
};
const AssessmentBody = Type.Object(commandFields, { additionalProperties: true });
const CaseBody = Type.Object(
  { ...commandFields, caseId: Type.String({ format: "uuid", maxLength: 36 }) },
  { additionalProperties: true },
);

/** Incidents and cases: everybody reads what the marking lets them, signed-in people act. */
export function consultationRoutes(app: App, context: ServerContext): void {
  app.get("/api/incidents", async (request) =>
    listIncidentViews(context, await readerOf(context, request), requirePicture(context)),
  );

  app.get("/api/incidents/:id", { schema: { params: IdParams } }, async (request) =>
    incidentView(context, await readerOf(context, request), requirePicture(context), request.params.id),
  );

  app.post(
    "/api/incidents/:id/commands",
    { schema: { params: IdParams, body: AssessmentBody } },
    async (request) => {
      const person = await actorOf(context, request);
      const command = { ...request.body, incidentId: request.params.id } as unknown as AssessmentCommand;
      checkActor(person, command.actor);
      const view = await assessIncident(context, person, requirePicture(context), command);
      context.live.changed("incidents");
      return view;
    },
  );

  app.get("/api/cases", async (request) =>
    listCaseViews(context, await readerOf(context, request), requirePicture(context)),
  );

  app.get("/api/cases/:id", { schema: { params: IdParams } }, async (request) =>
    caseView(context, await readerOf(context, request), requirePicture(context), request.params.id),
  );

  app.post("/api/cases/commands", { schema: { body: CaseBody } }, async (request) => {
    const person = await actorOf(context, request);
    const command = request.body as unknown as CaseCommand;
    checkActor(person, command.actor);
    if (command.realm !== context.realm) {
      throw new HoshimoriError("consult-wrong-realm", { named: String(command.realm), realm: context.realm });
    }
    const view = await actOnCase(context, person, requirePicture(context), command);
    context.live.changed("cases");
    return view;
  });
}

/** The actor in a command is the person of the session; nobody acts in another's name. Errors: `actor-not-session`. */
function checkActor({ personId, party, role }: PersonPrincipal, actor: unknown): void {
  const named = actor as Partial<PersonPrincipal> | undefined;
  if (named?.personId !== personId || named.party !== party || named.role !== role) {
    throw new HoshimoriError("actor-not-session");
  }
}
