import joining from "../../policies/taxonomy/joining.json" with { type: "json" };
import type { CatalogNumber, Realm } from "../core/index.ts";
import { type Detection, describeDetection, type Limitation } from "../detect/index.ts";
import { contentHash, keyedId } from "../digest/index.ts";
import { proposeHypotheses } from "./count-evidence.ts";
import { type DatedDetection, dateDetections } from "./dated-detection.ts";
import { factsOf, titleOf } from "./describe-incident.ts";
import { evidenceFigures } from "./evidence-figures.ts";
import { gradeDetection } from "./grade-evidence.ts";
import { type DetectionGroup, groupDetections, namedObjects } from "./group-detections.ts";
import { hypothesisTemplates } from "./hypothesis-templates.ts";
import type { Evidence, Incident } from "./incident.ts";

/** What joining needs to know besides the detections. There is no owner in it, and no way to give one. */
export interface JoinContext {
  readonly realm: Realm;
  /** The objects on protected lists; a list's party is not read. */
  readonly protectedObjects: Iterable<{ readonly id: CatalogNumber }>;
  /** Key of the party and realm for the incidents' ids, at least 16 bytes. */
  readonly idKey: Uint8Array;
  /** How an object is called in titles and summaries; its catalog number unless told. */
  readonly nameOf?: (id: CatalogNumber) => string;
}

const standingLimitations: readonly Limitation[] = [
  { code: "incident-limitation.intent" },
  { code: "incident-limitation.signals" },
  { code: "incident-limitation.unlisted-objects" },
];

/**
 * Given: detections in any order, and the context.
 * Returned: incidents by time: relocations, arrivals and notable approaches that concern a protected object, with the
 * maneuvers of the objects involved. The same detections in any order, or repeated, give the same incidents.
 * A protected object's maneuver outside of these makes no incident (see {@link standingActivity}).
 * Errors: those of `parseIsoUtc` for a time that is none; RangeError for a key below 16 bytes.
 */
export function joinDetections(detections: readonly Detection[], context: JoinContext): Incident[] {
  const protectedIds = new Set<CatalogNumber>();
  for (const { id } of context.protectedObjects) protectedIds.add(id);
  return groupDetections(dateDetections(detections), protectedIds, joining.parameters).map((group) =>
    incidentOf(group, protectedIds, context),
  );
}

/**
 * Given: detections and the incidents joined from them. Returned: what no incident holds, in the given order: standing
 * activity such as routine station keeping and ordinary conjunctions, for tables instead of pages.
 */
export function standingActivity(
  detections: readonly Detection[],
  incidents: readonly Incident[],
): Detection[] {
  const held = new Set(incidents.flatMap(({ evidence }) => evidence.map((item) => item.detection)));
  return detections.filter((detection) => !held.has(contentHash(detection)));
}

function incidentOf(
  { core, attached }: DetectionGroup,
  protectedIds: ReadonlySet<CatalogNumber>,
  context: JoinContext,
): Incident {
  const { realm, idKey, nameOf = String } = context;
  const all = [...core, ...attached].sort((a, b) => a.fromS - b.fromS || (a.hash < b.hash ? -1 : 1));
  const objects = ascending(all.flatMap(({ detection }) => namedObjects(detection)));
  const evidence = all.map((item) => evidenceOf(item, all, nameOf));
  const first = core[0].detection;
  const last = all.reduce((latest, item) => (item.toS > latest.toS ? item : latest));
  return {
    id: keyedId(idKey, ["incident", realm, first.kind, first.ids, first.from.slice(0, 10)]),
    realm,
    objects,
    protectedObjects: objects.filter((id) => protectedIds.has(id)),
    from: all[0].detection.from,
    to: last.detection.to,
    title: titleOf(core, protectedIds, nameOf),
    ...factsOf(core, all.length, joining.parameters.slowApproachKmPerS),
    evidence,
    limitations: limitationsOf(all),
    hypotheses: proposeHypotheses(
      hypothesisTemplates,
      new Set(core.map(({ detection }) => detection.kind)),
      evidence,
    ),
    policyVersion: joining.version,
  };
}

function evidenceOf(
  item: DatedDetection,
  all: readonly DatedDetection[],
  nameOf: (id: CatalogNumber) => string,
): Evidence {
  const { detection, hash } = item;
  return {
    detection: hash,
    kind: detection.kind,
    objects: detection.ids,
    from: detection.from,
    to: detection.to,
    summary: describeDetection(detection, nameOf),
    grade: gradeDetection(detection),
    figures: evidenceFigures(item, all),
  };
}

function limitationsOf(all: readonly DatedDetection[]): Limitation[] {
  const byContent = new Map<string, Limitation>();
  for (const limitation of [...standingLimitations, ...all.flatMap(({ detection }) => detection.limitations)])
    byContent.set(contentHash(limitation), limitation);
  return [...byContent].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, limitation]) => limitation);
}

const ascending = (ids: readonly CatalogNumber[]): CatalogNumber[] => [...new Set(ids)].sort((a, b) => a - b);
