import type { CatalogNumber, IsoUtc } from "../core/index.ts";
import type { Detection } from "../detect/index.ts";

/** A break-up that is known, or a group that must not be given a time. */
export interface LabeledCloud {
  /** Year and number of the launch, "1982-092". */
  readonly launch: string;
  /** Absent where "not determinable" is the right answer. */
  readonly time?: IsoUtc;
  readonly parent?: CatalogNumber;
}

/** How one labeled cloud was judged. */
export interface CloudScore {
  readonly launch: string;
  /** "hit": a time where one is due; "refused": rightly none; "missed": wrongly none; "false": a time where none is due. */
  readonly outcome: "hit" | "refused" | "missed" | "false";
  /** Best candidate less the truth. */
  readonly bestErrorHours?: number;
  /** The candidate nearest to the truth less it. */
  readonly nearestErrorMinutes?: number;
  readonly isCovered?: boolean;
  readonly isSameDay?: boolean;
  /** Rank of the true parent; absent where it isn't listed. */
  readonly parentRank?: number;
  readonly records: number;
}

/** Given: detections of one set of files, what is known about its clouds. Returned: the judgment of each, in that order. */
export const scoreBreakups = (
  detections: readonly Detection[],
  labels: readonly LabeledCloud[],
): CloudScore[] => labels.map((label) => scoreCloud(detections, label));

/** Given: detections, labels. Returned: break-ups with a time that no label names: false alarms, or events to look up. */
export const unlabeledBreakups = (
  detections: readonly Detection[],
  labels: readonly LabeledCloud[],
): Detection[] =>
  detections.filter(
    ({ kind, breakup }) => kind === "breakup" && !labels.some(({ launch }) => launch === breakup?.launch),
  );

function scoreCloud(detections: readonly Detection[], { launch, time, parent }: LabeledCloud): CloudScore {
  const timed = detections.filter(({ kind, breakup }) => kind === "breakup" && breakup?.launch === launch);
  const records = timed.length;
  const [found] = timed;
  if (found?.time === undefined || found.breakup === undefined)
    return { launch, outcome: time === undefined ? "refused" : "missed", records };
  if (time === undefined) return { launch, outcome: "false", records };
  const truth = Date.parse(time);
  const errors = found.breakup.candidates.map((candidate) => (Date.parse(candidate.time) - truth) / 60_000);
  const nearest = errors.reduce(
    (best, error) => (Math.abs(error) < Math.abs(best) ? error : best),
    Number.POSITIVE_INFINITY,
  );
  const rank = found.breakup.parents.find(({ id }) => id === parent)?.rank;
  return {
    launch,
    outcome: "hit",
    bestErrorHours: (Date.parse(found.time) - truth) / 3_600_000,
    nearestErrorMinutes: nearest,
    isCovered: Date.parse(found.from) <= truth && truth <= Date.parse(found.to),
    isSameDay: found.time.slice(0, 10) === time.slice(0, 10),
    ...(rank === undefined ? {} : { parentRank: rank }),
    records,
  };
}
