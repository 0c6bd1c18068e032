import assert from "node:assert/strict";
import { test } from "node:test";
import { fitLogistic, logisticProbability, reliabilityBins } from "./calibration.ts";
import { poissonInterval, wilsonInterval } from "./intervals.ts";
import { observableManeuvers, readManeuverTruth, type TrueManeuver } from "./maneuver-truth.ts";
import { recallByDeltaV, type ScoredSatellite, thresholdsLeftOneOut } from "./maneuvers.ts";
import {
  countManeuvers,
  maneuverFigures,
  maneuverWindows,
  matchManeuvers,
  reportDelaysDays,
} from "./match-maneuvers.ts";

const near = (got: number, wanted: number, tolerance: number): void =>
  assert.ok(Math.abs(got - wanted) <= tolerance, `wanted ${wanted} ± ${tolerance}, got ${got}`);

const row = (day: number, alongMPerS: number | undefined = 0.01, gap = String(day)): TrueManeuver => ({
  day,
  gap,
  kind: "",
  alongMPerS,
  crossMPerS: undefined,
  totalMPerS: undefined,
});

test("intervals are those of the textbooks", () => {
  // Wilson 1927 for 10 of 20; Garwood 1936 for 10 events and for none.
  const half = wilsonInterval(10, 20);
  near(half.low, 0.2993, 1e-4);
  near(half.high, 0.7007, 1e-4);
  assert.deepEqual(wilsonInterval(0, 0), { low: 0, high: 1 });
  const ten = poissonInterval(10, 2);
  near(ten.low, 4.7954 / 2, 1e-3);
  near(ten.high, 18.3904 / 2, 1e-3);
  near(poissonInterval(0, 1).high, 3.6889, 1e-3);
});

test("the truth file's rows outside the history are left out; zero net Δv and shared gaps are not observable", () => {
  const head =
    "satcat,start_utc,end_utc,first_burn_mid_utc,burns,kind,dv_radial_mps,dv_along_mps,dv_cross_mps,dv_total_mps,tle_before_utc,tle_after_utc,gap_h";
  const rows = readManeuverTruth(
    [
      head,
      "1,2010-01-01T00:00:00Z,2010-01-01T01:00:00Z,,1,,0,0.01,0,0.01,,,",
      "1,2010-01-02T12:00:00Z,2010-01-02T14:00:00Z,,2,,0,0.01,0,0.01,2010-01-02T00:00:00Z,2010-01-03T00:00:00Z,24",
      "1,2010-01-02T20:00:00Z,2010-01-02T21:00:00Z,2010-01-02T20:30:00.000Z,1,,0,0.02,0,0.02,2010-01-02T00:00:00Z,2010-01-03T00:00:00Z,24",
      "1,2010-01-05T00:00:00Z,2010-01-05T01:00:00Z,,2,,0,0.00001,0.0001,4.9,2010-01-04T00:00:00Z,2010-01-06T00:00:00Z,48",
      "1,not a time,,,,,,,,,2010-01-04T00:00:00Z,,",
    ].join("\r\n"),
  );
  assert.deepEqual(
    rows.map(({ day, alongMPerS }) => [Math.round((day - 3654) * 1440), alongMPerS]),
    [
      [13 * 60, 0.01],
      [20 * 60 + 30, 0.02],
      [3 * 1440 + 30, 0.00001],
    ],
  );
  assert.deepEqual(
    observableManeuvers(rows).map(({ alongMPerS }) => alongMPerS),
    [0.01],
  );
});

test("each burn takes one find, the nearest first, within a window that allows elements to lag", () => {
  const truth = [row(10), row(11), row(20), row(30)];
  const found = [10.2, 11.9, 18.9, 31.9].map((day) => ({ day, score: 1 }));
  const { foundOfTrue } = matchManeuvers(truth, found, maneuverWindows["-1/+2 d"]);
  assert.deepEqual(
    [...foundOfTrue].sort(([left], [right]) => left - right),
    [
      [0, 0],
      [1, 1],
      [3, 3],
    ],
  );
  const counts = countManeuvers(truth, found, maneuverWindows["±12 h"], 2);
  assert.deepEqual(counts, { hits: 1, missed: 3, falseAlarms: 3, years: 2 });
  const { f1, falseAlarmsPerYear } = maneuverFigures(counts);
  assert.equal(f1, 0.25);
  assert.equal(falseAlarmsPerYear, 1.5);
});

const satellite = (name: string, burns: number, trueScore: number, falseScore: number): ScoredSatellite => {
  const listed = Array.from({ length: burns }, (_, k) => row(20 * k + 10, k % 2 ? 0.004 : 0.02));
  const found = [
    ...listed.map(({ day }) => ({ day, score: trueScore })),
    ...listed.map(({ day }) => ({ day: day + 8, score: falseScore })),
  ];
  return { name, years: 1, listed, observable: listed, found };
};

test("delays run from the burn to the report, for burns that were found", () => {
  const reports = [
    { day: 10.2, score: 1, reportedDay: 12 },
    { day: 31.9, score: 1, reportedDay: 36.5 },
  ];
  const delays = reportDelaysDays([row(10), row(20), row(30)], reports, maneuverWindows["-1/+2 d"]);
  assert.deepEqual(delays, [2, 6.5]);
});

test("a satellite's threshold is the others' choice", () => {
  const satellites = [satellite("a", 20, 50, 5), satellite("b", 20, 50, 5), satellite("c", 5, 15, 2)];
  assert.deepEqual(thresholdsLeftOneOut(satellites, [1, 10, 40, 100]), [10, 10, 40]);
});

test("recall is told by band of Δv with the number of burns behind it", () => {
  const one = satellite("a", 10, 50, 5);
  const bands = recallByDeltaV([one], [10], [0, 0.005, 0.1]);
  assert.deepEqual(
    bands.map(({ hits, count }) => [hits, count]),
    [
      [5, 5],
      [5, 5],
    ],
  );
  near(bands[0].interval.low, 0.5655, 1e-3);
});

test("a logistic fit gives back the law that made the data, and reliability bins sum to them", () => {
  const law = { intercept: -2, slope: 1.5 };
  const graded = Array.from({ length: 4000 }, (_, k) => {
    const x = (k % 40) / 10;
    // The k-th of the hundred at one x is true where its rank is below the probability.
    return { x, isTrue: (Math.floor(k / 40) + 0.5) / 100 < logisticProbability(law, x) };
  });
  const fit = fitLogistic(graded);
  near(fit.intercept, -2, 0.05);
  near(fit.slope, 1.5, 0.05);
  const promised = graded.map(({ x, isTrue }) => ({ x: logisticProbability(fit, x), isTrue }));
  const bins = reliabilityBins(promised, [0, 0.5, 1]);
  assert.equal(
    bins.reduce((sum, { count }) => sum + count, 0),
    graded.length,
  );
  for (const { promised: wanted, kept } of bins) near(kept, wanted, 0.02);
});
