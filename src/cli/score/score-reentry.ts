import { quantile } from "../../core/index.ts";
import { type Detection, detectReentry, groupHistories } from "../../detect/index.ts";
import { readElementSetFile, readSatcat } from "../../formats/index.ts";
import { selectRows } from "../../orbit/index.ts";
import { type ScorePart, scoreReentry } from "../../score/index.ts";
import { between, type ScoreFolder } from "./score-folder.ts";

const catalogs = "catalog/full";
/** Sets further from a catalog's median epoch belong to lost or decayed objects. */
const currentDays = 5;

/** Re-entry windows from full catalogs, one set an object, against the decay dates of the newest SATCAT in the folder. */
export async function scoreReentries(folder: ScoreFolder): Promise<ScorePart | undefined> {
  const satcat = folder
    .list("catalog/satcat")
    .filter((file) => /^satcat_.*\.csv(\.gz)?$/.test(file) && !file.includes("with-rcs"))
    .at(-1);
  const files = folder.list(catalogs).filter((file) => /\d{4}-\d{2}-\d{2}/.test(file));
  if (satcat === undefined || files.length === 0) return undefined;
  const { bytes } = await folder.read(`catalog/satcat/${satcat}`);
  const decayDates = new Map(
    readSatcat(bytes, { source: satcat }).records.flatMap(({ id, decayDate }) =>
      decayDate ? [[id, decayDate] as const] : [],
    ),
  );
  const detections: Detection[] = [];
  for (const [k, file] of files.entries()) {
    folder.progress("re-entry", k / files.length);
    const input = await folder.read(`${catalogs}/${file}`);
    const { table } = readElementSetFile(input.bytes, { source: file });
    const middle = quantile(table.epochDays, 0.5);
    const rows = [...table.epochDays.keys()].filter(
      (row) => Math.abs(table.epochDays[row] - middle) <= currentDays,
    );
    detections.push(...detectReentry(groupHistories(selectRows(table, rows))));
  }
  const bands = scoreReentry(detections, decayDates).filter(({ decayed }) => decayed > 0);
  return {
    id: "reentry",
    title: "Re-entry windows",
    method: [
      `Windows (± 20 % of the remaining life) from ${files.length} full catalogs, one set an object, against the decay dates of ${satcat}. A date says no hour, so a window is right where it overlaps that day; objects that the catalog doesn't call decayed are not judged.`,
    ],
    tables: [
      {
        caption: "By predicted remaining life",
        columns: [
          "days",
          "windows",
          "with a decay date",
          "decay inside the window",
          "median of true over predicted life",
        ],
        rows: bands.map((band) => [
          `${band.lifeFromDays} … ${band.lifeToDays}`,
          String(band.windows),
          String(band.decayed),
          `${(band.inside / band.decayed).toFixed(2)} ${between(band.share, 2)}`,
          band.medianLifeRatio.toFixed(2),
        ]),
      },
    ],
    charts: [
      {
        title: "Decay dates inside their window",
        xTitle: "predicted remaining life, days",
        x: bands.map(({ lifeFromDays, lifeToDays }) => `${lifeFromDays}-${lifeToDays}`),
        yTitle: "share",
        yFrom: 0,
        yTo: 1,
        bars: bands.map(({ inside, decayed }) => inside / decayed),
      },
    ],
    records: bands.map((band) => ({ detector: "reentry", ...band })),
  };
}
