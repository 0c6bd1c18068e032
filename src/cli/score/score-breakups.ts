import { buildObjectCatalog } from "../../catalog/index.ts";
import { quantile } from "../../core/index.ts";
import { detectBreakups } from "../../detect/index.ts";
import { readElementSetFile } from "../../formats/index.ts";
import {
  type CloudScore,
  type ScorePart,
  scoreBreakups,
  unlabeledBreakups,
  wilsonInterval,
} from "../../score/index.ts";
import { parseIsoUtc, utcDaysOfInstant } from "../../time/index.ts";
import known from "./known-breakups.json" with { type: "json" };
import { between, type ScoreFolder } from "./score-folder.ts";

const events = "catalog/events";
const catalogs = "catalog/full";
/** A cloud has fewer pieces than this only where it can't be judged. */
const leastPieces = 5;
/** A whole catalog takes about a minute: of each event, the first one that holds its cloud. */
const oldestCloudDays = 160;

interface ScoredFile {
  readonly file: string;
  readonly ageDays: number;
  readonly score: CloudScore;
}

/** Break-ups from clouds seen days to years later: `catalog/events` and, of each known event, the first full catalog after it. */
export async function scoreBreakupClouds(folder: ScoreFolder): Promise<ScorePart | undefined> {
  const files = [
    ...folder
      .list(events)
      .filter((file) => /\.tle(\.gz)?$/.test(file))
      .map((file) => `${events}/${file}`),
    ...firstCatalogs(folder.list(catalogs)).map((file) => `${catalogs}/${file}`),
  ];
  if (files.length === 0) return undefined;
  const scored: ScoredFile[] = [];
  const unlabeled: string[] = [];
  for (const [k, path] of files.entries()) {
    folder.progress("break-ups", k / files.length);
    const { bytes, name } = await folder.read(path);
    const { table } = readElementSetFile(bytes, { source: name });
    const epochDay = quantile(table.epochDays, 0.5);
    const count = (launch: string) =>
      table.internationalDesignator.filter((designator) => designator.startsWith(launch)).length;
    const labels = known.clouds
      .map(({ launch, time, parent, determinableDays }) => {
        const ageDays = epochDay - utcDaysOfInstant(parseIsoUtc(time));
        const isDue = ageDays <= determinableDays;
        return { launch, ageDays, label: isDue ? { launch, time, parent } : { launch } };
      })
      .filter(({ launch, ageDays }) => ageDays > 0 && count(launch) >= leastPieces);
    const found = detectBreakups([table], {
      objects: buildObjectCatalog([], [table]),
      protectedIds: new Set(),
    });
    const scores = scoreBreakups(
      found,
      labels.map(({ label }) => label),
    );
    for (const [index, score] of scores.entries())
      scored.push({ file: name, ageDays: labels[index]!.ageDays, score });
    for (const { breakup, time } of unlabeledBreakups(
      found,
      labels.map(({ label }) => label),
    ))
      unlabeled.push(`${name}: ${breakup?.launch} at ${time}`);
  }
  return part(scored, unlabeled);
}

/** Names of full catalogs by the date in them: of each event the first one after it, while its cloud can be timed. */
function firstCatalogs(files: readonly string[]): string[] {
  const dated = files
    .flatMap((file) => {
      const date = file.match(/\d{4}-\d{2}-\d{2}/)?.[0];
      return date === undefined ? [] : [{ file, ms: Date.parse(date) }];
    })
    .sort((a, b) => a.ms - b.ms);
  const chosen = known.clouds.flatMap(({ time }) => {
    const after = dated.find(({ ms }) => ms > Date.parse(time));
    return after && after.ms - Date.parse(time) < oldestCloudDays * 86_400_000 ? [after.file] : [];
  });
  return [...new Set(chosen)].sort();
}

function part(scored: readonly ScoredFile[], unlabeled: readonly string[]): ScorePart {
  const due = scored.filter(({ score }) => score.outcome === "hit" || score.outcome === "missed");
  const notDue = scored.filter(({ score }) => score.outcome === "refused" || score.outcome === "false");
  const share = (good: number, all: number) =>
    all === 0 ? "–" : `${good} of ${all} ${between(wilsonInterval(good, all), 2)}`;
  const counted = (test: (score: CloudScore) => boolean) => due.filter(({ score }) => test(score)).length;
  return {
    id: "breakups",
    title: "Break-ups",
    method: [
      "Each file alone: pieces traced back to a time and a parent. A time is due up to 160 days after a known event whose cloud is rich enough; after that, and for Yunhai 1-02, “not determinable” is right. Known events: `src/cli/score/known-breakups.json`. The method's limits were chosen with Cosmos 1408, both CZ-6A stages and Yunhai in view; made-up clouds with random truth are in docs/breakups.md.",
    ],
    tables: [
      {
        caption: "All clouds",
        columns: ["what", "share, 95 %"],
        rows: [
          [
            "timed where a time is due",
            share(
              counted(({ outcome }) => outcome === "hit"),
              due.length,
            ),
          ],
          [
            "right day",
            share(
              counted(({ isSameDay }) => isSameDay === true),
              due.length,
            ),
          ],
          [
            "best candidate within 6.5 h",
            share(
              counted(({ bestErrorHours = 99 }) => Math.abs(bestErrorHours) <= 6.5),
              due.length,
            ),
          ],
          [
            "a candidate within 5 min",
            share(
              counted(({ nearestErrorMinutes = 99 }) => Math.abs(nearestErrorMinutes) <= 5),
              due.length,
            ),
          ],
          [
            "window covers the truth",
            share(
              counted(({ isCovered }) => isCovered === true),
              due.length,
            ),
          ],
          [
            "parent first",
            share(
              counted(({ parentRank }) => parentRank === 1),
              due.length,
            ),
          ],
          [
            "refused where none is due",
            share(notDue.filter(({ score }) => score.outcome === "refused").length, notDue.length),
          ],
          ["timed clouds that no label names", unlabeled.length === 0 ? "0" : unlabeled.join("; ")],
        ],
      },
      {
        caption: "By file",
        columns: [
          "file",
          "launch",
          "age, d",
          "outcome",
          "best, h",
          "nearest candidate, min",
          "covers",
          "parent's rank",
        ],
        rows: scored.map(({ file, ageDays, score }) => [
          file,
          score.launch,
          ageDays.toFixed(0),
          score.outcome,
          score.bestErrorHours?.toFixed(2) ?? "–",
          score.nearestErrorMinutes?.toFixed(1) ?? "–",
          score.isCovered === undefined ? "–" : String(score.isCovered),
          String(score.parentRank ?? "–"),
        ]),
      },
    ],
    charts: [],
    records: scored.map(({ file, ageDays, score }) => ({ detector: "breakups", file, ageDays, ...score })),
  };
}
