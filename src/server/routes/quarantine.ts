import { Type } from "typebox";
import { schemas } from "../../client/index.ts";
import type { App } from "../app.ts";
import { requirePicture, type ServerContext } from "../context.ts";
import { actorOf, readerOf } from "../principal.ts";
import { actOnQuarantine, quarantineView } from "../quarantine-desk.ts";

/** What the gates put aside: everybody reads what the marking lets them, signed-in people release and reject. */
export function quarantineRoutes(app: App, context: ServerContext, watchAgain: () => void): void {
  app.get(
    "/api/quarantine",
    { schema: { response: { 200: Type.Array(schemas.QuarantinedSet) } } },
    async (request) => quarantineView(context, await readerOf(context, request), requirePicture(context)),
  );

  app.post("/api/quarantine/acts", { schema: { body: schemas.QuarantineAct } }, async (request) => {
    const person = await actorOf(context, request);
    await actOnQuarantine(context, person, request.body);
    context.live.changed("quarantine");
    watchAgain();
    return quarantineView(context, person, requirePicture(context));
  });
}
