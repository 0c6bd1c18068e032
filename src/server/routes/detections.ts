import { Type } from "typebox";
import type { Incident } from "../../assess/index.ts";
import { type ConjunctionRow, type DetectionView, schemas } from "../../client/index.ts";
import { describe, type TextKey } from "../../core/index.ts";
import { type Detection, type DetectionKind, describeDetection, detectionKinds } from "../../detect/index.ts";
import { listConjunctions, listDetections, listIncidents, listWatchRuns } from "../../store/index.ts";
import { elapsedSeconds, parseIsoUtc } from "../../time/index.ts";
import type { App } from "../app.ts";
import { requirePicture, type ServerContext } from "../context.ts";
import type { Picture } from "../picture.ts";
import { readerOf } from "../principal.ts";

const DetectionQuery = Type.Object({
  kind: Type.Optional(Type.Union(detectionKinds.map((kind) => Type.Literal(kind)))),
  object: Type.Optional(Type.Integer({ minimum: 1 })),
  protected: Type.Optional(Type.Boolean()),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000 })),
});
const ObjectQuery = Type.Object({ object: Type.Optional(Type.Integer({ minimum: 1 })) });

/** What the rules found, newest first, and the screened approaches of the latest run. */
export function detectionRoutes(app: App, context: ServerContext): void {
  app.get(
    "/api/detections",
    { schema: { querystring: DetectionQuery, response: { 200: schemas.DetectionPage } } },
    async (request) => {
      const picture = requirePicture(context);
      const { kind, object, limit = 1000, protected: onlyProtected } = request.query;
      const found = await context.store.as(await readerOf(context, request), async (tx) => ({
        detections: await listDetections(tx, object === undefined ? {} : { objectIds: [object] }),
        incidents: await listIncidents<Incident>(tx),
      }));
      const incidentsOf = incidentsByDetection(found.incidents.map(({ record }) => record));
      const wanted = onlyProtected
        ? found.detections.filter(({ detection }) => concernsProtected(detection, picture))
        : found.detections;
      const byKind: Partial<Record<DetectionKind, number>> = {};
      for (const { detection } of wanted) byKind[detection.kind] = (byKind[detection.kind] ?? 0) + 1;
      const ofKind = kind === undefined ? wanted : wanted.filter(({ detection }) => detection.kind === kind);
      return {
        items: ofKind
          .slice(0, limit)
          .map(({ detectionId, detection }) =>
            viewOf(detectionId, detection, picture, incidentsOf.get(detectionId) ?? []),
          ),
        total: ofKind.length,
        byKind,
      };
    },
  );

  app.get(
    "/api/conjunctions",
    { schema: { querystring: ObjectQuery, response: { 200: Type.Array(schemas.ConjunctionRow) } } },
    async (request) => {
      const { object } = request.query;
      return context.store.as(await readerOf(context, request), async (tx) => {
        const run = (await listWatchRuns(tx)).find(({ finishedAt }) => finishedAt !== undefined);
        if (!run) return [];
        return listConjunctions<ConjunctionRow>(tx, {
          runId: run.runId,
          ...(object === undefined ? {} : { objectId: object }),
        }) as Promise<ConjunctionRow[]>;
      });
    },
  );
}

function incidentsByDetection(incidents: readonly Incident[]): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const { id, evidence } of incidents) {
    for (const { detection } of evidence) ids.set(detection, [...(ids.get(detection) ?? []), id]);
  }
  return ids;
}

const namedIds = ({ ids, neighbors, breakup }: Detection): number[] => [
  ...new Set([
    ...ids,
    ...(neighbors ?? []).map(({ id }) => id),
    ...(breakup?.parents ?? []).map(({ id }) => id),
    ...(breakup?.crossed ?? []),
  ]),
];

const concernsProtected = (detection: Detection, { protection }: Picture): boolean =>
  namedIds(detection).some((id) => protection.has(id));

function viewOf(hash: string, detection: Detection, picture: Picture, incidentIds: string[]): DetectionView {
  const nameOf = (id: number) => picture.catalog.get(id)?.name || String(id);
  const why = describeDetection(detection, nameOf);
  const ages = detection.ids.map((id) => ageOf(picture, id)).filter((age) => age !== undefined);
  return {
    hash,
    detection,
    why: { en: describe(why.key, "en", why.parts), ja: describe(why.key, "ja", why.parts) },
    limitations: detection.limitations.map(({ code, parts }) => ({
      en: describe(code as TextKey, "en", parts),
      ja: describe(code as TextKey, "ja", parts),
    })),
    objects: namedIds(detection).map((id) => picture.named(id)),
    incidentIds,
    dataAgeDays:
      ages.length > 0
        ? Math.max(...ages)
        : elapsedSeconds(parseIsoUtc(detection.to), picture.instant) / 86_400,
  };
}

function ageOf(picture: Picture, id: number): number | undefined {
  const object = picture.catalog.get(id);
  const found = object && picture.coverage(object);
  return found && "ageDays" in found ? found.ageDays : undefined;
}
