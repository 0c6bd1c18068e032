import { Type } from "typebox";
import {
  type ComparedSource,
  compareSources,
  elementSetStates,
  ephemerisState,
  type SourceState,
} from "../../catalog/index.ts";
import { type ObjectSources, schemas } from "../../client/index.ts";
import { type CatalogNumber, describeError, HoshimoriError } from "../../core/index.ts";
import { listObjectBatches, loadElementTable, loadEphemerides } from "../../store/index.ts";
import { parseIsoUtc } from "../../time/index.ts";
import type { App } from "../app.ts";
import { requirePicture, type ServerContext } from "../context.ts";
import type { Picture } from "../picture.ts";
import { readerOf } from "../principal.ts";

const Params = Type.Object({ id: Type.Integer({ minimum: 1, maximum: 999_999_999 }) });
const Query = Type.Object({ at: Type.Optional(Type.String({ maxLength: 40 })) });

/** Batches that are laid side by side: a table that people still read. */
const mostBatches = 12;

/** Older sets tell of the past, not of another source. */
const mostAgeDays = 30;
const mostEphemerides = 3;

/** How a message may name the object. */
function refsOf({ catalog }: Picture, id: CatalogNumber): string[] {
  const designator = catalog.get(id)?.internationalDesignator;
  return [String(id), ...(designator ? [designator] : [])];
}

/** One object's sources side by side: what each batch that the reader may see brought, ephemerides of the own party among it, at a common instant. */
export function sourceRoutes(app: App, context: ServerContext): void {
  app.get(
    "/api/objects/:id/sources",
    { schema: { params: Params, querystring: Query, response: { 200: schemas.ObjectSources } } },
    async (request): Promise<ObjectSources> => {
      const picture = requirePicture(context);
      const { id } = request.params;
      const instant = request.query.at === undefined ? picture.instant : parseIsoUtc(request.query.at);
      const found = await context.store.as(await readerOf(context, request), async (tx) => {
        const { batches, more } = await listObjectBatches(
          tx,
          id,
          { from: instant.days - mostAgeDays, to: instant.days },
          mostBatches,
        );
        const states: SourceState[] = [];
        for (const { batchId, name } of batches) {
          const table = await loadElementTable(tx, { ids: [id], batchIds: [batchId] });
          states.push(...elementSetStates(name, table, id, instant));
        }
        for (const { batchName, segments } of await loadEphemerides(
          tx,
          refsOf(picture, id),
          mostEphemerides,
        )) {
          const state = ephemerisState(batchName, segments, instant);
          if (state) states.push(state);
        }
        return { states, more };
      });
      if (found.states.length === 0 && !picture.catalog.has(id)) throw new HoshimoriError("not-found");
      const { sources, ...compared } = compareSources(found.states, instant);
      return { id, more: found.more, ...compared, sources: sources.map((source) => viewOf(source, id)) };
    },
  );
}

function viewOf({ problem, ricKm, ...known }: ComparedSource, id: number): ObjectSources["sources"][number] {
  const text = (language: "en" | "ja") => describeError({ code: problem!, parts: { id } }, language);
  return {
    ...known,
    ...(ricKm ? { ricKm: [...ricKm] } : {}),
    ...(problem ? { problem: { en: text("en"), ja: text("ja") } } : {}),
  };
}
