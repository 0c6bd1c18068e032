import { maneuverRule } from "../../detect/index.ts";
import {
  addCounts,
  brierScore,
  countAt,
  countManeuvers,
  deltaVEdgesMPerS,
  foundAtLeast,
  type Graded,
  type ManeuverCounts,
  maneuverFigures,
  maneuverWindows,
  matchManeuvers,
  type RecallBand,
  type ReliabilityBin,
  recallByDeltaV,
  reliabilityBins,
  reliabilityEdges,
  type ScoreChart,
  type ScoredSatellite,
  type ScorePart,
  type ScoreTable,
  thresholdsLeftOneOut,
  thresholdsTried,
} from "../../score/index.ts";
import { between } from "./score-folder.ts";

export type Regime = keyof typeof thresholdsTried;

/** A satellite with what the rule ships: its threshold and probability. */
export interface JudgedSatellite extends ScoredSatellite {
  readonly regime: Regime;
  readonly shipped: readonly { readonly day: number; readonly score: number; readonly probability: number }[];
}

/** Given: the satellites of one regime. Returned: tables, plots and records of how the rule did with them. */
export function regimePart(
  regime: Regime,
  satellites: readonly JudgedSatellite[],
): Omit<ScorePart, "id" | "title" | "method"> {
  if (satellites.length === 0) return { tables: [], charts: [], records: [] };
  const { thresholdLeo, thresholdGeo } = maneuverRule.parameters;
  const chosen =
    satellites.length > 1 ? thresholdsLeftOneOut(satellites, thresholdsTried[regime]) : undefined;
  const shippedThreshold = regime === "LEO" ? thresholdLeo : thresholdGeo;
  const counted = countsOf(satellites, chosen);
  const bands = recallByDeltaV(
    satellites,
    chosen ?? satellites.map(() => shippedThreshold),
    deltaVEdgesMPerS,
  ).filter(({ count }) => count > 0);
  const graded = satellites.flatMap(gradedDetections);
  const bins = reliabilityBins(graded, reliabilityEdges).filter(({ count }) => count > 0);
  const years = satellites.reduce((sum, one) => sum + one.years, 0);
  return {
    records: [
      ...counted.map(({ name, split, window, truth, counts }) => ({
        detector: "maneuvers",
        ...{ regime, satellite: name, split, window, truth },
        ...maneuverFigures(counts),
      })),
      ...bands.map((band) => ({ detector: "maneuvers", regime, figure: "recall-by-delta-v", ...band })),
      ...bins.map((bin) => ({ detector: "maneuvers", regime, figure: "reliability", ...bin })),
    ],
    tables: [
      {
        caption: `${regime}: ${satellites.length} satellites, ${years.toFixed(1)} satellite-years`,
        columns: [
          ...["satellite", "split", "window", "truth", "F1", "precision", "recall"],
          ...["false a satellite-year", "hits/missed/false"],
        ],
        rows: counted.map(({ name, split, window, truth, counts }) => [
          ...[name, split, window, truth],
          ...cellsOf(counts),
        ]),
      },
      ...(bands.length > 0 ? [recallTable(regime, bands)] : []),
      reliabilityTable(regime, bins, brierScore(graded)),
    ],
    charts: [...(bands.length > 0 ? [recallChart(regime, bands)] : []), reliabilityChart(regime, bins)],
  };
}

interface Counted {
  readonly name: string;
  readonly split: "shipped" | "left one out";
  readonly window: string;
  readonly truth: "listed" | "observable";
  readonly counts: ManeuverCounts;
}

/** All satellites by window, truth and split; each alone by the wide window as listed. */
function countsOf(satellites: readonly JudgedSatellite[], chosen: readonly number[] | undefined): Counted[] {
  const counted: Counted[] = [];
  for (const [window, range] of Object.entries(maneuverWindows))
    for (const truth of ["listed", "observable"] as const) {
      const add = (name: string, split: Counted["split"], counts: ManeuverCounts) =>
        counted.push({ name, split, window, truth, counts });
      const shipped = satellites.map((one) => countManeuvers(one[truth], one.shipped, range, one.years));
      add("all", "shipped", addCounts(shipped));
      if (chosen) add("all", "left one out", countAt(satellites, truth, chosen, range));
      if (window !== "-1/+2 d" || truth !== "listed") continue;
      for (const [k, one] of satellites.entries()) {
        add(one.name, "shipped", shipped[k]);
        if (!chosen) continue;
        const found = foundAtLeast(one, chosen[k]);
        add(one.name, "left one out", countManeuvers(one[truth], found, range, one.years));
      }
    }
  return counted;
}

const recallTable = (regime: Regime, bands: readonly RecallBand[]): ScoreTable => ({
  caption: `${regime}: recall by size of the burn along the track (observable)`,
  columns: ["Δv, m/s", "found", "recall"],
  rows: bands.map(({ fromMPerS, toMPerS, hits, count, interval }) => [
    `${fromMPerS} … ${toMPerS}`,
    `${hits} of ${count}`,
    `${(hits / count).toFixed(2)} ${between(interval, 2)}`,
  ]),
});

const recallChart = (regime: Regime, bands: readonly RecallBand[]): ScoreChart => ({
  title: `${regime}: recall by along-track size`,
  xTitle: "m/s",
  x: bands.map(({ fromMPerS, toMPerS }) => `${fromMPerS}-${toMPerS}`),
  yTitle: "recall",
  yFrom: 0,
  yTo: 1,
  bars: bands.map(({ hits, count }) => hits / count),
});

const reliabilityTable = (regime: Regime, bins: readonly ReliabilityBin[], brier: number): ScoreTable => ({
  caption: `${regime}: is detectionProbability kept? Brier score ${brier.toFixed(3)}`,
  columns: ["promised", "findings", "mean promised", "in the list"],
  rows: bins.map(({ from, to, count, promised, kept, interval }) => [
    `${from} … ${to}`,
    String(count),
    promised.toFixed(2),
    `${kept.toFixed(2)} ${between(interval, 2)}`,
  ]),
});

const reliabilityChart = (regime: Regime, bins: readonly ReliabilityBin[]): ScoreChart => ({
  title: `${regime}: reliability (bars: in the list, line: promised)`,
  xTitle: "promised probability",
  x: bins.map(({ from, to }) => `${from}-${to}`),
  yTitle: "share",
  yFrom: 0,
  yTo: 1,
  bars: bins.map(({ kept }) => kept),
  lines: [bins.map(({ promised }) => promised)],
});

/** What the rule promised of each finding it ships, and whether the list has it. */
function gradedDetections({ listed, shipped }: JudgedSatellite): Graded[] {
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
