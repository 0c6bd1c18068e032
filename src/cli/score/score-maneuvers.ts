import { detectManeuvers, groupHistories, maneuverRule } from "../../detect/index.ts";
import { readElementSetFile } from "../../formats/index.ts";
import { observableManeuvers, readManeuverTruth, type ScorePart } from "../../score/index.ts";
import { parseIsoUtc, utcDaysOfInstant } from "../../time/index.ts";
import { type JudgedSatellite, type Regime, regimePart } from "./maneuver-tables.ts";
import type { ScoreFolder } from "./score-folder.ts";

/** Below this a set has a shorter day than half a sidereal one: the regimes that the published figures keep apart. */
const leoFromRevPerDay = 6;

/** Maneuvers against operators' lists: `maneuvers/tle/NAME.tle.gz` with `maneuvers/truth/NAME.csv`. */
export async function scoreManeuvers(folder: ScoreFolder): Promise<ScorePart | undefined> {
  const names = folder
    .list("maneuvers/tle")
    .map((file) => file.replace(/\.tle(\.gz)?$/, ""))
    .filter((name) => folder.has(`maneuvers/truth/${name}.csv`));
  if (names.length === 0) return undefined;
  const satellites: JudgedSatellite[] = [];
  for (const [k, name] of names.entries()) {
    folder.progress("maneuvers", k / names.length);
    satellites.push(await readSatellite(folder, name));
  }
  const parts = (["LEO", "GEO"] as const).map((regime) =>
    regimePart(
      regime,
      satellites.filter((one) => one.regime === regime),
    ),
  );
  return {
    id: "maneuvers",
    title: "Maneuvers",
    method: [
      "Element sets against the operators' own lists. A finding counts for the nearest listed maneuver of its window; each of both counts once. “Observable”: listed rows of one gap between sets joined, rows without net change of speed dropped.",
      "“Shipped”: threshold of the policy, which was chosen with these satellites if they are the shared ones. “Left one out”: each satellite at the threshold that the others of its regime choose.",
    ],
    tables: parts.flatMap(({ tables }) => tables),
    charts: parts.flatMap(({ charts }) => charts),
    records: parts.flatMap(({ records }) => records),
  };
}

async function readSatellite(folder: ScoreFolder, name: string): Promise<JudgedSatellite> {
  const { bytes } = await folder.read(
    [`maneuvers/tle/${name}.tle.gz`, `maneuvers/tle/${name}.tle`].find((path) => folder.has(path))!,
  );
  const { table } = readElementSetFile(bytes, { source: name });
  const listed = readManeuverTruth(await folder.text(`maneuvers/truth/${name}.csv`));
  const { parameters } = maneuverRule;
  const all = detectManeuvers(groupHistories(table), {
    ...maneuverRule,
    parameters: {
      ...parameters,
      thresholdLeo: parameters.lowestScoreLeo,
      thresholdGeo: parameters.lowestScoreGeo,
    },
  });
  const regime: Regime = table.meanMotionRevPerDay[0] > leoFromRevPerDay ? "LEO" : "GEO";
  const threshold = regime === "LEO" ? parameters.thresholdLeo : parameters.thresholdGeo;
  const found = all.map(({ time, values, detectionProbability }) => ({
    day: utcDaysOfInstant(parseIsoUtc(time!)),
    score: values.testStatistic,
    probability: detectionProbability,
  }));
  return {
    name,
    regime,
    years: (Math.max(...table.epochDays) - Math.min(...table.epochDays)) / 365.25,
    listed,
    observable: observableManeuvers(listed),
    found,
    shipped: found.filter(({ score }) => score >= threshold),
  };
}
