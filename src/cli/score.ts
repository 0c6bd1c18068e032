import { writeFileSync } from "node:fs";
import { Command } from "commander";
import { describe, HoshimoriError, type Language } from "../core/index.ts";
import { type ScorePart, scorePage } from "../score/index.ts";
import { readProtectedIds } from "./detect-input.ts";
import { commandContext } from "./output.ts";
import { scoreBreakupClouds } from "./score/score-breakups.ts";
import { openScoreFolder, type ScoreFolder } from "./score/score-folder.ts";
import { scoreGeo } from "./score/score-geo.ts";
import { scoreInterferenceDays } from "./score/score-interference.ts";
import { scoreManeuvers } from "./score/score-maneuvers.ts";
import { scorePlanes } from "./score/score-planes.ts";
import { scoreReentries } from "./score/score-reentry.ts";

type Score = (folder: ScoreFolder) => Promise<ScorePart | undefined>;

/** Each detector with labeled data: what reads and judges it, and where its data lie in the folder. */
const scores: readonly (readonly [title: string, data: string, score: Score])[] = [
  ["Maneuvers", "maneuvers/tle, maneuvers/truth", scoreManeuvers],
  ["Geostationary belt", "rpo/geo-belt, rpo/derived-stays-*.csv, catalog/history", scoreGeo],
  ["Shared planes and stays beside", "rpo/cases, catalog/history", scorePlanes],
  ["Break-ups", "catalog/events, catalog/full", scoreBreakupClouds],
  ["GNSS interference", "oracles/gnss/gpsjam, events/gnss-golden-2022.csv", scoreInterferenceDays],
  ["Re-entry windows", "catalog/full, catalog/satcat", scoreReentries],
];

/** `hoshimori score DIR`: every detector on labeled data, with its error rates; files alone. */
export function scoreCommand(): Command {
  return new Command("score")
    .description("run every detector on labeled data; print how often each is right and wrong")
    .argument("<folder>", "labeled data, laid out as docs/validation.md tells")
    .option("--out <file.md>", "also write one page with tables and plots, and FILE.json beside it")
    .option("--only <words...>", "parts whose title holds one of the words")
    .action(async (root: string, options: { out?: string; only?: readonly string[] }, command: Command) => {
      const context = commandContext(command);
      const folder = openScoreFolder(root, {
        progress: (part, fraction) => context.progress(`${part} ${Math.floor(100 * fraction)} %`),
        protectedIds: () => readProtectedIds(undefined, context),
      });
      const wanted = scores.filter(
        ([title]) => options.only?.some((word) => title.toLowerCase().includes(word.toLowerCase())) ?? true,
      );
      const parts: ScorePart[] = [];
      const skipped: { title: string; data: string }[] = [];
      for (const [title, data, score] of wanted) {
        const part = await score(folder);
        if (part) parts.push(part);
        else skipped.push({ title, data });
        for (const record of part?.records ?? []) context.out(record, JSON.stringify(record));
      }
      if (parts.length === 0) throw new HoshimoriError("score-no-data", { folder: root });
      const reasons = (language: Language) =>
        skipped.map(({ title, data }) => ({
          title,
          reason: describe("cli.score-no-data", language, { data }),
        }));
      for (const { title, reason } of reasons(context.language)) context.note(`${title}: ${reason}`);
      if (options.out === undefined) return;
      writeFileSync(options.out, scorePage(parts, reasons("en"), `hoshimori score DIR --out ${options.out}`));
      const records = parts.flatMap((part) => part.records);
      writeFileSync(`${options.out.replace(/\.md$/, "")}.json`, `${JSON.stringify(records, undefined, 1)}\n`);
    });
}
