import { buildCellHistory, type CountedDay, detectInterference } from "../../detect/index.ts";
import { readCellDay } from "../../formats/index.ts";
import { readBoxDays, type ScorePart, scoreInterference } from "../../score/index.ts";
import type { ScoreFolder } from "./score-folder.ts";

const daysFolder = "oracles/gnss/gpsjam";
const golden = "events/gnss-golden-2022.csv";

/** Interference against the known days of boxes: daily H3 counts with `events/gnss-golden-2022.csv`. */
export async function scoreInterferenceDays(folder: ScoreFolder): Promise<ScorePart | undefined> {
  const files = folder.list(daysFolder).filter((file) => /^\d{4}-\d{2}-\d{2}.*\.csv(\.gz)?$/.test(file));
  if (files.length === 0 || !folder.has(golden)) return undefined;
  const days: CountedDay[] = [];
  for (const [k, file] of files.entries()) {
    folder.progress("interference", k / files.length);
    const { bytes, sha256 } = await folder.read(`${daysFolder}/${file}`);
    const { day, counts } = readCellDay(bytes, file);
    if (day !== undefined) days.push({ day, counts, input: sha256 });
  }
  const present = new Set(files.map((file) => file.match(/\d{4}-\d{2}-\d{2}/)?.[0]));
  const known = readBoxDays(await folder.text(golden)).filter(({ date }) => present.has(date));
  const scored = scoreInterference(detectInterference(buildCellHistory(days)), known);
  return {
    id: "interference",
    title: "GNSS interference",
    method: [
      `${days.length} days of daily H3 counts against boxes whose number of high cells is known. A detection is in a box where its middle is; it covers the days from its first to its last. “High” days have three high cells or more.`,
      "The rule's limits come from clusters of shuffled cells (docs/interference.md), not from these boxes.",
    ],
    tables: [
      {
        caption: "By box",
        columns: ["box", "high days found", "quiet days covered", "detections", "standing matters"],
        rows: scored.map((box) => [
          box.box,
          `${box.foundDays} of ${box.highDays}`,
          `${box.quietDaysCovered} of ${box.quietDays}`,
          String(box.detections),
          String(box.standing),
        ]),
      },
    ],
    charts: [],
    records: scored.map((box) => ({ detector: "interference", ...box })),
  };
}
