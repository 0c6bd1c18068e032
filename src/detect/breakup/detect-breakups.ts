import type { ObjectCatalog } from "../../catalog/index.ts";
import { type CatalogNumber, median, quantile } from "../../core/index.ts";
import type { Sha256Hex } from "../../digest/index.ts";
import { concatTables, type ElementTable, selectRows } from "../../orbit/index.ts";
import type { BreakupFinding, Detection, Limitation } from "../detection.ts";
import { isoOfUtcDays, utcDaysOf } from "../epochs.ts";
import { historyHash } from "../history.ts";
import { round } from "../round.ts";
import { type BreakupParameters, breakupRule, type Progress, type Rule } from "../rules.ts";
import { type CandidateTime, candidateTimes } from "./candidate-times.ts";
import { cloudThen } from "./common-point.ts";
import { crossedBy } from "./crossed-by.ts";
import { deltaVSpread } from "./delta-v.ts";
import { type Cloud, findClouds, piecesOf } from "./find-clouds.ts";
import { type MeanOrbits, meanOrbits, pickOrbits } from "./mean-orbits.ts";
import { rankParents } from "./rank-parents.ts";
import { scanWindow, type WindowScan } from "./scan-window.ts";

/** What the rule reads beside element sets. */
export interface BreakupContext {
  readonly objects: ObjectCatalog;
  readonly protectedIds: ReadonlySet<CatalogNumber>;
}

/**
 * Break-ups from catalogs: one detection a cloud. `breakup` with a time and at most nine candidate times where the pieces'
 * orbits, traced back, share a time that stands out; `breakup-undetermined` without a time where they don't.
 * Given: one table a catalog (a file), in any order; objects with type and designator; protected objects.
 * Returned: detections, surest first. Range-error: docs/breakups.md. Source: ../shared/DETECTION.md §2.
 */
export function detectBreakups(
  snapshots: readonly ElementTable[],
  context: BreakupContext,
  rule: Rule<BreakupParameters> = breakupRule,
  progress?: Progress,
): Detection[] {
  const table = concatTables(snapshots);
  const pieces = piecesOf(context.objects);
  const clouds = findClouds(table, snapshots, context.objects, pieces, rule.parameters);
  return clouds
    .map((cloud, k) =>
      judgeCloud(cloud, table, pieces, context, rule, (fraction) =>
        progress?.((k + fraction) / clouds.length),
      ),
    )
    .sort(
      (left, right) =>
        right.detectionProbability - left.detectionProbability ||
        (left.breakup!.launch < right.breakup!.launch ? -1 : 1),
    );
}

function judgeCloud(
  cloud: Cloud,
  table: ElementTable,
  pieces: ReadonlySet<CatalogNumber>,
  context: BreakupContext,
  rule: Rule<BreakupParameters>,
  progress: Progress,
): Detection {
  const { parameters } = rule;
  const orbits = steadyOrbits(table, cloud.rows, parameters);
  const days = utcDaysOf(table);
  const firstDay = Math.min(...cloud.rows.map((row) => days[row]));
  const windowFrom = Math.max(firstDay - parameters.windowDays, cloud.quietDay ?? Number.NEGATIVE_INFINITY);
  const shared = {
    rule,
    inputs: [inputHash(table, cloud.rows)],
  };
  const finding: BreakupFinding = {
    launch: cloud.launch,
    pieces: cloud.rows.map((row) => table.id[row]).sort((left, right) => left - right),
    candidates: [],
    parents: [],
    crossed: [],
  };
  const refused = (limitation: Limitation, values: Readonly<Record<string, number>>): Detection => ({
    kind: "breakup-undetermined",
    ids: finding.pieces,
    from: isoOfUtcDays(windowFrom),
    to: isoOfUtcDays(firstDay),
    values,
    breakup: finding,
    detectionProbability: 0,
    ...shared,
    limitations: [limitation, { code: "detect-limit-public-elements-only" }],
  });
  if (orbits.count < parameters.leastPieces)
    return refused({ code: "detect-limit-breakup-few-pieces", parts: { pieces: orbits.count } }, {});
  const scan = scanWindow(orbits, windowFrom, firstDay, parameters, progress);
  const ageDays = median(orbits.epoch) - scan.day;
  if (!standsOut(scan, ageDays, parameters))
    return refused(
      { code: "detect-limit-breakup-no-common-time", parts: { days: Math.round(firstDay - windowFrom) } },
      { surplusLogLikelihood: round(scan.surplus, 1), logLikelihood: round(scan.logLikelihood, 1) },
    );
  const candidates = candidateTimes(orbits, scan, parameters);
  const [best, next] = candidates;
  const then = cloudThen(orbits, best.dragFactor, best.day, {
    floorKm: parameters.pointFloorKm,
    shareOfDrag: parameters.shareOfDrag,
    background: parameters.background,
  });
  const parents = rankParents(table, context.objects, pieces, cloud.launch, best, then.normal, parameters);
  const marginOfBest = best.logLikelihood - (next?.logLikelihood ?? 0);
  const isSure = marginOfBest >= parameters.sureMargin;
  const periodDays = 1 / median(orbits.anomalyRate.map((rate) => rate / (2 * Math.PI)));
  const halfWidthDays = isSure
    ? parameters.sureMinutes / minutesPerDay
    : sidesOfWindow * periodDays + parameters.sureMinutes / minutesPerDay;
  const limitations: Limitation[] = [
    { code: "detect-limit-breakup-lag", parts: { days: round(firstDay - best.day, 1) } },
    { code: "detect-limit-breakup-cause", parts: { days: round(ageDays, 0) } },
    { code: "detect-limit-public-elements-only" },
  ];
  if (!isSure)
    limitations.unshift({
      code: "detect-limit-breakup-revolution",
      parts: { minutes: round(periodDays * minutesPerDay, 1) },
    });
  if (parents.length === 0) limitations.push({ code: "detect-limit-breakup-no-parent" });
  return {
    kind: "breakup",
    ids: parents.length > 0 ? [parents[0].id] : finding.pieces,
    from: isoOfUtcDays(best.day - halfWidthDays),
    to: isoOfUtcDays(best.day + halfWidthDays),
    time: isoOfUtcDays(best.day),
    values: {
      halfWindowHours: round(halfWidthDays * 24, 2),
      ageDays: round(ageDays, 2),
      catalogLagDays: round(firstDay - best.day, 2),
      surplusLogLikelihood: round(scan.surplus, 1),
      marginLogLikelihood: round(marginOfBest, 1),
      dragFactor: round(best.dragFactor, 2),
      radiusKm: round(best.point.radiusKm, 1),
      radiusSpreadKm: round(best.point.radiusSpreadKm, 2),
      crossTrackSpreadKm: round(best.point.crossTrackSpreadKm, 2),
      ...deltaVSpread(then, best.point),
    },
    breakup: {
      ...finding,
      candidates: candidates.map(({ day, logLikelihood }: CandidateTime) => ({
        time: isoOfUtcDays(day),
        logLikelihoodBelowBest: round(best.logLikelihood - logLikelihood, 1),
      })),
      parents,
      crossed: crossedBy(table, cloud.rows, context.protectedIds, parameters.crossingKm),
    },
    detectionProbability: probabilityOf(scan.surplus, thresholdOf(ageDays, parameters)),
    ...shared,
    limitations,
  };
}

const minutesPerDay = 1440;
/** Revolutions quoted on each side where the revolution is not sure. */
const sidesOfWindow = 4;

/** The threshold is met with even odds of being chance at half its height; measured false alarms are none: docs/breakups.md. */
const probabilityOf = (surplus: number, threshold: number): number =>
  Math.min(round(1 / (1 + Math.exp(-(surplus - threshold / 2) / (threshold / 6))), 3), mostProbability);

/** Nothing is certain. */
const mostProbability = 0.999;

const thresholdOf = (ageDays: number, parameters: BreakupParameters): number =>
  ageDays <= parameters.youngDays ? parameters.surplusYoung : parameters.surplus;

const standsOut = (scan: WindowScan, ageDays: number, parameters: BreakupParameters): boolean =>
  scan.logLikelihood > 0 && !scan.isAtEdge && scan.surplus >= thresholdOf(ageDays, parameters);

/** Those with sets near the cloud's median epoch and the least drag, least first. */
function steadyOrbits(
  table: ElementTable,
  rows: readonly number[],
  parameters: BreakupParameters,
): MeanOrbits {
  const all = meanOrbits(table, rows);
  const middle = quantile(all.epoch, 0.5);
  const steadiest = Array.from({ length: all.count }, (_, k) => k)
    .filter((k) => Math.abs(all.epoch[k] - middle) <= parameters.clusterDays / 2)
    .sort(
      (left, right) =>
        Math.abs(all.decayKmPerDay[left]) - Math.abs(all.decayKmPerDay[right]) ||
        table.id[all.row[left]] - table.id[all.row[right]],
    )
    .slice(0, parameters.mostPieces);
  return pickOrbits(all, steadiest);
}

function inputHash(table: ElementTable, rows: readonly number[]): Sha256Hex {
  const ascending = [...rows].sort((left, right) => table.id[left] - table.id[right]);
  return historyHash({ id: table.id[ascending[0]], table: selectRows(table, ascending) });
}
