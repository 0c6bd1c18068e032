import type { Incident } from "../assess/index.ts";
import { describe } from "../core/index.ts";
import { type Detection, describeDetection } from "../detect/index.ts";
import type { WatchSummary } from "../watch/index.ts";
import type { CliContext } from "./output.ts";

export function printDetection(
  detection: Detection,
  nameOf: (id: number) => string,
  context: CliContext,
): void {
  const { kind, ids, from, to, time, detectionProbability, values, neighbors } = detection;
  const why = describeDetection(detection, nameOf);
  const title = describe(why.key, context.language, why.parts);
  const record = {
    kind,
    ...(ids.length === 1 ? { id: ids[0] } : { ids }),
    from,
    to,
    ...(time === undefined ? {} : { time }),
    title,
    detectionProbability,
    ...values,
    ...(neighbors ? { neighbors } : {}),
  };
  context.out(record, `${to.slice(0, 19)}Z  ${kind.padEnd(14)} ${title}`);
}

export function printIncident(
  { id, objects, from, to, title, direction, category }: Incident,
  context: CliContext,
): void {
  const text = describe(title.key, context.language, title.parts);
  const record = {
    kind: "incident",
    incidentId: id,
    ids: objects,
    from,
    to,
    title: text,
    direction: direction.value,
    category: category.value,
  };
  context.out(record, `${to.slice(0, 19)}Z  ${"incident".padEnd(14)} ${text}`);
}

export function printSummary(summary: WatchSummary, context: CliContext): void {
  const parts = {
    elementSets: summary.elementSets,
    quarantinedSets: summary.quarantinedSets,
    protectedObjects: summary.protectedObjects,
    detections: Object.values(summary.detections).reduce((sum, count) => sum + count, 0),
    incidents: summary.incidents,
    now: summary.now,
  };
  context.out({ kind: "summary", ...summary }, describe("cli.watch-summary", context.language, parts));
}
