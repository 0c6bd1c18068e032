import { detectManeuvers, groupHistories, maneuverRule } from "../../detect/index.ts";
import { readElementSetFile } from "../../formats/index.ts";
import {
  addCounts,
  brierScore,
  countAt,
  countManeuvers,
  foundAtLeast,
  type Graded,
  type ManeuverCounts,
  maneuverFigures,
  maneuverWindows,
  matchManeuvers,
  observableManeuvers,
  readManeuverTruth,
  recallByDeltaV,
  reliabilityBins,
  type ScoredSatellite,
  type ScorePart,
  thresholdsLeftOneOut,
} from "../../score/index.ts";
import { between, type ScoreFolder } from "./score-folder.ts";

/** Below this a set has a shorter day than half a sidereal one: the regimes that the published figures keep apart. */
const leoFromRevPerDay = 6;
const thresholds = {
  LEO: [8, 10, 12, 15, 18, 22, 27, 33, 40, 50, 60, 75, 90, 110, 135],
  GEO: [15, 18, 22, 27, 33, 40, 50, 60, 75, 90, 110, 135, 165, 200, 245, 300],
} as const;
const deltaVEdgesMPerS = [0, 0.003, 0.005, 0.01, 0.02, 0.1, 100];
const reliabilityEdges = [0, 0.2, 0.4, 0.6, 0.8, 0.9, 1];

type Regime = keyof typeof thresholds;

interface Satellite extends ScoredSatellite {
  readonly regime: Regime;
  /** As the rule ships: threshold and probability of the policy. */
  readonly shipped: readonly { readonly day: number; readonly score: number; readonly probability: number }[];
}

/** Maneuvers against operators' lists: `maneuvers/tle/NAME.tle.gz` with `maneuvers/truth/NAME.csv`. */
export async function scoreManeuvers(folder: ScoreFolder): Promise<ScorePart | undefined> {
  const names = folder
    .list("maneuvers/tle")
    .map((file) => file.replace(/\.tle(\.gz)?$/, ""))
    .filter((name) => folder.has(`maneuvers/truth/${name}.csv`));
  if (names.length === 0) return undefined;
  const satellites: Satellite[] = [];
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

async function readSatellite(folder: ScoreFolder, name: string): Promise<Satellite> {
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
    day: folder.utcDays(time!),
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

function regimePart(
  regime: Regime,
  satellites: readonly Satellite[],
): Omit<ScorePart, "id" | "title" | "method"> {
  if (satellites.length === 0) return { tables: [], charts: [], records: [] };
  const chosen = satellites.length > 1 ? thresholdsLeftOneOut(satellites, thresholds[regime]) : undefined;
  const records: object[] = [];
  const rows: string[][] = [];
  for (const [window, range] of Object.entries(maneuverWindows))
    for (const truth of ["listed", "observable"] as const) {
      const add = (name: string, split: string, counts: ManeuverCounts) => {
        records.push({
          detector: "maneuvers",
          regime,
          satellite: name,
          split,
          window,
          truth,
          ...maneuverFigures(counts),
        });
        rows.push([name, split, window, truth, ...cellsOf(counts)]);
      };
      const shipped = satellites.map((one) => countManeuvers(one[truth], one.shipped, range, one.years));
      add("all", "shipped", addCounts(shipped));
      if (chosen) add("all", "left one out", countAt(satellites, truth, chosen, range));
      if (window !== "-1/+2 d" || truth !== "listed") continue;
      for (const [k, one] of satellites.entries()) {
        add(one.name, "shipped", shipped[k]);
        if (chosen)
          add(
            one.name,
            "left one out",
            countManeuvers(one[truth], foundAtLeast(one, chosen[k]), range, one.years),
          );
      }
    }
  const bands = recallByDeltaV(
    satellites,
    chosen ??
      satellites.map(() =>
        regime === "LEO" ? maneuverRule.parameters.thresholdLeo : maneuverRule.parameters.thresholdGeo,
      ),
    deltaVEdgesMPerS,
  ).filter(({ count }) => count > 0);
  const graded = satellites.flatMap(gradedDetections);
  const bins = reliabilityBins(graded, reliabilityEdges).filter(({ count }) => count > 0);
  records.push(
    ...bands.map((band) => ({ detector: "maneuvers", regime, figure: "recall-by-delta-v", ...band })),
    ...bins.map((bin) => ({ detector: "maneuvers", regime, figure: "reliability", ...bin })),
  );
  const years = satellites.reduce((sum, one) => sum + one.years, 0);
  return {
    records,
    tables: [
      {
        caption: `${regime}: ${satellites.length} satellites, ${years.toFixed(1)} satellite-years`,
        columns: [
          "satellite",
          "split",
          "window",
          "truth",
          "F1",
          "precision",
          "recall",
          "false a satellite-year",
          "hits/missed/false",
        ],
        rows,
      },
      ...(bands.length > 0
        ? [
            {
              caption: `${regime}: recall by size of the burn along the track (observable)`,
              columns: ["Δv, m/s", "found", "recall"],
              rows: bands.map(({ fromMPerS, toMPerS, hits, count, interval }) => [
                `${fromMPerS} … ${toMPerS}`,
                `${hits} of ${count}`,
                `${(hits / count).toFixed(2)} ${between(interval, 2)}`,
              ]),
            },
          ]
        : []),
      {
        caption: `${regime}: is detectionProbability kept? Brier score ${brierScore(graded).toFixed(3)}`,
        columns: ["promised", "findings", "mean promised", "in the list"],
        rows: bins.map(({ from, to, count, promised, kept, interval }) => [
          `${from} … ${to}`,
          String(count),
          promised.toFixed(2),
          `${kept.toFixed(2)} ${between(interval, 2)}`,
        ]),
      },
    ],
    charts: [
      ...(bands.length > 0
        ? [
            {
              title: `${regime}: recall by along-track size`,
              xTitle: "m/s",
              x: bands.map(({ fromMPerS, toMPerS }) => `${fromMPerS}-${toMPerS}`),
              yTitle: "recall",
              yFrom: 0,
              yTo: 1,
              bars: bands.map(({ hits, count }) => hits / count),
            },
          ]
        : []),
      {
        title: `${regime}: reliability (bars: in the list, line: promised)`,
        xTitle: "promised probability",
        x: bins.map(({ from, to }) => `${from}-${to}`),
        yTitle: "share",
        yFrom: 0,
        yTo: 1,
        bars: bins.map(({ kept }) => kept),
        lines: [bins.map(({ promised }) => promised)],
      },
    ],
  };
}

/** What the rule promised of each finding it ships, and whether the list has it. */
function gradedDetections({ listed, shipped }: Satellite): Graded[] {
  const { trueOfFound } = matchManeuvers(listed, shipped, maneuverWindows["-1/+2 d"]);
  return shipped.map(({ probability }, k) => ({ x: probability, isTrue: trueOfFound.has(k) }));
}

function cellsOf(counts: ManeuverCounts): string[] {
  const figures = maneuverFigures(counts);
  return [
    figures.f1.toFixed(3),
    `${figures.precision.toFixed(2)} ${between(figures.precisionInterval, 2)}`,
    `${figures.recall.toFixed(2)} ${between(figures.recallInterval, 2)}`,
    `${figures.falseAlarmsPerYear.toFixed(2)} ${between(figures.falseAlarmsPerYearInterval, 2)}`,
    `${figures.hits}/${figures.missed}/${figures.falseAlarms}`,
  ];
}
