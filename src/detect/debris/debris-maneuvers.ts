import type { CatalogNumber } from "../../core/index.ts";
import type { ObjectType } from "../../formats/index.ts";
import { wgs72MuKm3PerS2 } from "../../orbit/index.ts";
import { parseIsoUtc, utcDaysOfInstant } from "../../time/index.ts";
import type { Detection } from "../detection.ts";
import { utcDaysOf } from "../epochs.ts";
import type { ObjectHistory } from "../history.ts";
import { decayRevPerDay2 } from "../reentry/decay-rate.ts";
import { round } from "../round.ts";
import { type DebrisManeuverParameters, debrisManeuverRule, type Rule } from "../rules.ts";
import { isCatalogedDebris } from "./cataloged-debris.ts";

const secondsPerDay = 86_400;

/**
 * Objects cataloged as debris, stage or motor that maneuvered.
 * Given: detections of kind `maneuver`, the histories they came from, types of the satellite catalog where known.
 * Returned: of those so cataloged, the ones too large for an error of the sets and for what drag can do: at least
 * `leastMPerS`, `dragDays` days of the strongest drag that the sets around it tell, and a statistic of `testStatistic`.
 * Silent about the geostationary belt, whose own rule sees more, and about `ids` without a history.
 * Source: rates by design/detect-debris-maneuvers.ts.
 */
export function debrisManeuvers(
  maneuvers: readonly Detection[],
  histories: readonly ObjectHistory[],
  objectTypes: ReadonlyMap<CatalogNumber, ObjectType> = new Map(),
  rule: Rule<DebrisManeuverParameters> = debrisManeuverRule,
): Detection[] {
  const limits = rule.parameters;
  const historyOf = new Map(histories.map((history) => [history.id, history]));
  const found: Detection[] = [];
  for (const maneuver of maneuvers) {
    const history = historyOf.get(maneuver.ids[0]);
    if (maneuver.kind !== "maneuver" || !history || isInBelt(history, limits)) continue;
    const { table } = history;
    const type = objectTypes.get(history.id);
    if (!isCatalogedDebris(table, Array(table.count).keys(), type)) continue;
    const { alongTrackDeltaVMPerS, deltaVMPerS, testStatistic } = maneuver.values;
    const sizeMPerS = Math.abs(alongTrackDeltaVMPerS ?? deltaVMPerS);
    if (sizeMPerS < limits.leastMPerS || testStatistic < limits.testStatistic) continue;
    const dragMPerSPerDay = strongestDrag(history, maneuver, limits);
    if (sizeMPerS < limits.dragDays * dragMPerSPerDay) continue;
    found.push({
      ...maneuver,
      kind: "debris-maneuver",
      values: { ...maneuver.values, dragMPerSPerDay: round(dragMPerSPerDay, 4) },
      neighbors: [],
      detectionProbability: limits.probability,
      rule,
      limitations: [
        ...maneuver.limitations,
        { code: type === undefined ? "detect-limit-class-from-name" : "detect-limit-class-from-catalog" },
      ],
    });
  }
  return found;
}

const isInBelt = ({ table }: ObjectHistory, limits: DebrisManeuverParameters): boolean =>
  table.meanMotionRevPerDay[0] > limits.beltFromRevPerDay &&
  table.meanMotionRevPerDay[0] < limits.beltToRevPerDay;

/** The greatest speed that drag takes along the track in a day, by any set near the maneuver, m/s: Δv = v ṅ / 3n. */
function strongestDrag(
  { table }: ObjectHistory,
  { from, to }: Detection,
  { dragReachDays }: DebrisManeuverParameters,
): number {
  const first = utcDaysOfInstant(parseIsoUtc(from)) - dragReachDays;
  const last = utcDaysOfInstant(parseIsoUtc(to)) + dragReachDays;
  let strongest = 0;
  for (const [row, day] of utcDaysOf(table).entries()) {
    if (day < first || day > last) continue;
    const meanMotion = table.meanMotionRevPerDay[row];
    const speedMPerS = 1000 * Math.cbrt((wgs72MuKm3PerS2 * 2 * Math.PI * meanMotion) / secondsPerDay);
    strongest = Math.max(strongest, Math.abs((speedMPerS * decayRevPerDay2(table, row)) / (3 * meanMotion)));
  }
  return strongest;
}
