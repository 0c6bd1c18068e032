import policy from "../../policies/watch.json" with { type: "json" };
import { type Incident, joinDetections } from "../assess/index.ts";
import {
  type IsoUtc,
  joinMarkings,
  type Marking,
  type PartyCode,
  publicMarking,
  type Realm,
} from "../core/index.ts";
import { approachRule, type Detection } from "../detect/index.ts";
import { contentHash } from "../digest/index.ts";
import type { SatcatRecord } from "../formats/index.ts";
import {
  finishWatchRun,
  heldSetKeys,
  judgeStoredSets,
  listSourceBatches,
  listWatchRuns,
  loadElementTable,
  loadProtectedObjects,
  loadSpaceObjects,
  type Store,
  type SystemPrincipal,
  saveConjunctions,
  saveDetections,
  saveIncident,
  startWatchRun,
} from "../store/index.ts";
import { formatIsoUtc, systemClock } from "../time/index.ts";
import { keyed, type NodeSecrets } from "./data-folder.ts";
import { elementSteps } from "./element-rules.ts";
import type { Findings } from "./find.ts";
import { findInThread } from "./find-in-thread.ts";
import { objectNames } from "./object-names.ts";
import { presentOf } from "./present.ts";
import type { ReportProgress } from "./progress.ts";

export interface WatchOptions {
  readonly realm: Realm;
  /** The party on whose material the run may draw besides what is PUBLIC; what it finds is marked accordingly. */
  readonly party?: PartyCode;
  readonly secrets: NodeSecrets;
  /** Names of the protected lists that count; all that are loaded unless given. */
  readonly protectedLists?: readonly string[];
  /** How far ahead approaches are screened; the policy's unless given. */
  readonly days?: number;
  readonly report: ReportProgress;
  readonly signal?: AbortSignal;
}

/** What one run found; kept with it and printed at its end. */
export interface WatchSummary {
  readonly now: IsoUtc;
  readonly elementSets: number;
  /** In quarantine, so that nothing was computed from them. */
  readonly quarantinedSets: number;
  readonly screenedObjects: number;
  readonly protectedObjects: number;
  readonly days: number;
  readonly withinKm: number;
  readonly detections: Readonly<Record<string, number>>;
  readonly conjunctions: number;
  readonly incidents: number;
}

export interface WatchResult {
  readonly runId: string;
  readonly summary: WatchSummary;
  /** True where the same inputs had been watched before: then nothing was done again. */
  readonly isRepeated: boolean;
}

/**
 * The main job on what the store holds: find, join, keep. The same inputs are watched once; whatever a run keeps is
 * kept in one transaction, so that a killed run leaves nothing half-written.
 */
export async function runWatch(store: Store, options: WatchOptions): Promise<WatchResult> {
  const principal: SystemPrincipal = {
    kind: "system",
    realm: options.realm,
    ...(options.party === undefined ? {} : { party: options.party }),
  };
  const { oldestSetDays, withinKm } = policy.screening;
  const days = options.days ?? policy.screening.days;
  const judgement = await judgeStoredSets(store, principal, (fraction) =>
    options.report({ step: "judging", fraction }),
  );
  options.report({ step: "reading", fraction: 0 });
  const known = await store.as(principal, async (tx) => ({
    batches: await listSourceBatches(tx),
    protectedObjects: await loadProtectedObjects(tx),
    runs: await listWatchRuns<WatchSummary>(tx),
    held: await heldSetKeys(tx),
  }));
  const { protectedLists } = options;
  const protectedObjects = known.protectedObjects.filter(
    ({ listName }) => protectedLists?.includes(listName) ?? true,
  );
  const inputs = known.batches.map(({ sha256 }) => sha256).sort();
  const protectedIds = [...new Set(protectedObjects.map(({ id }) => id))].sort((a, b) => a - b);
  const rules = [...elementSteps.map((step) => step.rules), approachRule];
  // Recorded data have one present, which the batches give; in the other realms time itself is an input.
  const present = options.realm === "replay" ? "recorded" : formatIsoUtc(systemClock.now());
  const inputsHash = contentHash({
    realm: options.realm,
    inputs,
    // What people release or reject is an input as well.
    held: known.held,
    protectedIds,
    present,
    days,
    policy,
    rules,
  });
  const earlier = known.runs.find((run) => run.inputsHash === inputsHash && run.summary !== undefined);
  if (earlier?.summary) return { runId: earlier.runId, summary: earlier.summary, isRepeated: true };

  const { table, objects } = await store.as(principal, async (tx) => ({
    table: await loadElementTable(tx),
    objects: await loadSpaceObjects<SatcatRecord>(tx),
  }));
  const now = presentOf(options.realm, table, known.batches, systemClock);
  const marking =
    options.party === undefined
      ? publicMarking
      : joinMarkings(
          options.party,
          known.batches.map((batch) => batch.marking),
        );
  const clockNow = () => formatIsoUtc(systemClock.now());
  const runId = await store.as(principal, (tx) =>
    startWatchRun(tx, { inputsHash, startedAt: clockNow(), marking }),
  );
  const findings = await findInThread(
    {
      ...{ table, records: objects.map(({ record }) => record) },
      ...{ now, protectedIds, days, withinKm, oldestSetDays, inputs },
    },
    options.report,
    options.signal,
  );
  options.report({ step: "assessing", fraction: 0 });
  const incidents = joinDetections(findings.detections, {
    realm: options.realm,
    protectedObjects: protectedIds.map((id) => ({ id })),
    idKey: keyed(options.secrets, `incident ${options.realm} ${options.party ?? "PUBLIC"}`),
    nameOf: objectNames(objects, table),
  });
  const summary: WatchSummary = {
    now,
    elementSets: table.count,
    quarantinedSets: judgement.quarantined,
    screenedObjects: findings.screened,
    protectedObjects: protectedIds.length,
    days,
    withinKm,
    detections: countByKind(findings.detections),
    conjunctions: findings.conjunctions.length,
    incidents: incidents.length,
  };
  options.report({ step: "storing", fraction: 0 });
  await keep(store, principal, { runId, findings, incidents, summary, marking, at: clockNow() });
  return { runId, summary, isRepeated: false };
}

interface Harvest {
  readonly runId: string;
  readonly findings: Findings;
  readonly incidents: readonly Incident[];
  readonly summary: WatchSummary;
  readonly marking: Marking;
  readonly at: IsoUtc;
}

async function keep(store: Store, principal: SystemPrincipal, harvest: Harvest): Promise<void> {
  const { runId, findings, incidents, summary, marking, at } = harvest;
  await store.as(principal, async (tx) => {
    await saveDetections(tx, runId, findings.detections, marking);
    await saveConjunctions(tx, runId, findings.conjunctions, marking);
    for (const incident of incidents) {
      await saveIncident(tx, { incidentId: incident.id, record: incident, marking }, at);
    }
    await finishWatchRun(tx, runId, at, summary);
  });
}

function countByKind(detections: readonly Detection[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of detections) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
