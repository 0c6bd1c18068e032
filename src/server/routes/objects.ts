import { Type } from "typebox";
import { historyOf, ownerName, protectedReasonKey, regimeOf, type SpaceObject } from "../../catalog/index.ts";
import {
  type BilingualText,
  type ObjectDetail,
  type ObjectHistoryColumns,
  schemas,
} from "../../client/index.ts";
import {
  describe,
  HoshimoriError,
  type languages,
  type TemplateParts,
  type TextKey,
} from "../../core/index.ts";
import { gmst82Rad } from "../../frames/index.ts";
import { type ElementTable, initializeSgp4Row, secularRates } from "../../orbit/index.ts";
import { formatIsoUtc, instantFromTable } from "../../time/index.ts";
import type { App } from "../app.ts";
import { requirePicture, type ServerContext } from "../context.ts";
import type { Picture } from "../picture.ts";

const ObjectParams = Type.Object({ id: Type.Integer({ minimum: 1, maximum: 999_999_999 }) });

/** The catalog: all objects as columns, the element block for the globe, one object, its history. */
export function objectRoutes(app: App, context: ServerContext): void {
  app.get(
    "/api/objects",
    { schema: { response: { 200: schemas.ObjectColumns } } },
    async () => requirePicture(context).columns,
  );

  app.get("/api/elements", async (_request, reply) =>
    reply.type("application/octet-stream").send(requirePicture(context).elementBlock),
  );

  app.get(
    "/api/objects/:id",
    { schema: { params: ObjectParams, response: { 200: schemas.ObjectDetail } } },
    async (request) => detailOf(requirePicture(context), request.params.id),
  );

  app.get(
    "/api/objects/:id/history",
    { schema: { params: ObjectParams, response: { 200: schemas.ObjectHistoryColumns } } },
    async (request) => {
      const picture = requirePicture(context);
      if (!picture.catalog.has(request.params.id)) throw new HoshimoriError("not-found");
      return historyColumns(request.params.id, historyOf(picture.history, request.params.id));
    },
  );
}

const bilingual = (key: TextKey, parts?: TemplateParts): BilingualText => ({
  en: describe(key, "en", parts),
  ja: describe(key, "ja", parts),
});

const regimeAt = (table: ElementTable, row: number) =>
  regimeOf({
    meanMotionRevPerDay: table.meanMotionRevPerDay[row],
    eccentricity: table.eccentricity[row],
    inclinationDeg: table.inclinationDeg[row],
  });

function detailOf(picture: Picture, id: number): ObjectDetail {
  const object = picture.catalog.get(id);
  if (!object) throw new HoshimoriError("not-found");
  const row = picture.snapshot.table.id.indexOf(id);
  const elements = row < 0 ? undefined : elementsOf(picture.snapshot.table, row);
  return {
    id,
    name: object.name,
    internationalDesignator: object.internationalDesignator,
    owner: object.owner,
    ownerName: { en: ownerName(object.owner, "en"), ja: ownerName(object.owner, "ja") },
    objectType: object.objectType,
    regime: row < 0 ? "" : regimeAt(picture.snapshot.table, row),
    ...(object.launchDate === undefined ? {} : { launchDate: object.launchDate }),
    names: [
      { name: object.name, source: object.objectTypeFrom === "satcat" ? "SATCAT" : "GP" },
      ...object.otherNames.map((name) => ({ name, source: "GP" })),
    ],
    protection: (picture.protection.get(id) ?? []).map(({ party, reason, source }) => {
      const key = protectedReasonKey(reason);
      return { party, reason: key ? bilingual(key) : { en: reason, ja: reason }, source };
    }),
    coverage: coverageView(picture, object),
    ...(elements ? { elements } : {}),
  };
}

function coverageView(picture: Picture, object: SpaceObject): ObjectDetail["coverage"] {
  const found = picture.coverage(object);
  if ("epoch" in found) {
    const parts = { ageDays: found.ageDays.toFixed(1) };
    return {
      state: found.state,
      text: bilingual(`coverage-${found.state}`, parts),
      ageDays: found.ageDays,
      at: found.epoch,
    };
  }
  if (found.state === "no-public-elements") {
    const { name, receivedAt } = found.batch;
    const parts = { source: name, date: receivedAt.slice(0, 10) };
    return {
      state: found.state,
      text: bilingual("coverage-no-public-elements", parts),
      source: name,
      at: receivedAt,
    };
  }
  const source = found.batch ? { source: found.batch.name, at: found.batch.receivedAt } : {};
  const state = bilingual("coverage-no-elements-in-loaded-sources");
  const reason = bilingual(`coverage-reason-${found.reason}`);
  const joined = (language: (typeof languages)[number], separator: string) =>
    `${state[language]}${separator}${reason[language]}`;
  return { state: found.state, text: { en: joined("en", ". "), ja: joined("ja", "。") }, ...source };
}

const secondsPerDay = 86_400;
/** 2000-01-01T00:00:00Z in Unix seconds. */
const unixAt2000 = 946_684_800;
const degPerRad = 180 / Math.PI;

/** Mean longitude east of Greenwich, degrees, −180 … 180; UT1 taken as UTC (under 0.004°). */
function meanLongitudeDeg(table: ElementTable, row: number): number {
  const sidereal = gmst82Rad({ days: table.epochDays[row], nanos: table.epochNanos[row] }) * degPerRad;
  const sum = table.raanDeg[row] + table.argumentOfPerigeeDeg[row] + table.meanAnomalyDeg[row] - sidereal;
  return ((((sum + 180) % 360) + 360) % 360) - 180;
}

const isNearSynchronous = (table: ElementTable, row: number) =>
  table.meanMotionRevPerDay[row] > 0.9 &&
  table.meanMotionRevPerDay[row] < 1.1 &&
  table.eccentricity[row] < 0.1;

function elementsOf(table: ElementTable, row: number): NonNullable<ObjectDetail["elements"]> {
  const rates = secularRates(initializeSgp4Row(table, row));
  return {
    epoch: formatIsoUtc(instantFromTable(table, row)),
    semiMajorAxisKm: rates.semiMajorAxisKm,
    perigeeKm: rates.perigeeKm,
    apogeeKm: rates.apogeeKm,
    periodMin: 1440 / table.meanMotionRevPerDay[row],
    inclinationDeg: table.inclinationDeg[row],
    eccentricity: table.eccentricity[row],
    raanDeg: table.raanDeg[row],
    ...(isNearSynchronous(table, row) ? { longitudeDeg: meanLongitudeDeg(table, row) } : {}),
    source: "SGP4 mean elements (WGS-72)",
  };
}

function historyColumns(id: number, table: ElementTable): ObjectHistoryColumns {
  const rows = Array.from({ length: table.count }, (_, row) => row);
  const synchronous = table.count > 0 && isNearSynchronous(table, table.count - 1);
  return {
    id,
    epochUnixS: rows.map(
      (row) => unixAt2000 + table.epochDays[row] * secondsPerDay + table.epochNanos[row] / 1e9,
    ),
    semiMajorAxisKm: rows.map((row) => secularRates(initializeSgp4Row(table, row)).semiMajorAxisKm),
    inclinationDeg: [...table.inclinationDeg],
    eccentricity: [...table.eccentricity],
    ...(synchronous ? { longitudeDeg: rows.map((row) => meanLongitudeDeg(table, row)) } : {}),
    sources: ["CelesTrak GP"],
  };
}
