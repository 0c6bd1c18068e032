import type { CatalogNumber } from "../../core/index.ts";
import {
  type Detection,
  detectCoplanar,
  detectProximity,
  groupHistories,
  type ObjectHistory,
} from "../../detect/index.ts";
import { readElementSetFile } from "../../formats/index.ts";
import { coplanarRates, poissonInterval, proximityRate, type ScorePart } from "../../score/index.ts";
import known from "./known-approaches.json" with { type: "json" };
import { between, type ScoreFolder } from "./score-folder.ts";

const historyName = /^active-without-megaconstellations_.*\.tle(\.gz)?$/;

/** Shared planes and stays beside: known cases of `rpo/cases`, and how often the rules fire on protected satellites of the daily history. */
export async function scorePlanes(folder: ScoreFolder): Promise<ScorePart | undefined> {
  const cases = known.cases.filter(({ file }) => folder.has(file));
  const history = folder.list("catalog/history").find((file) => historyName.test(file));
  if (cases.length === 0 && history === undefined) return undefined;
  const found = [];
  for (const one of cases)
    found.push({ ...one, detections: judged(await historiesOf(folder, one.file), one.kind) });
  folder.progress("planes", 0.3);
  const rates =
    history === undefined
      ? []
      : ratesOf(await historiesOf(folder, `catalog/history/${history}`), folder.protectedIds());
  const fired = found.map(({ detections, visitor, neighbor, ...one }) => {
    const own = detections.find(
      ({ ids, neighbors = [] }) => ids[0] === visitor && neighbors.some(({ id }) => id === neighbor),
    );
    return { ...one, visitor, neighbor, fired: own !== undefined, from: own?.from, to: own?.to };
  });
  return {
    id: "planes",
    title: "Shared planes and stays beside",
    method: [
      "Known cases (`src/cli/score/known-approaches.json`): does the rule name the visitor with the neighbor among those ranked? Rates: matches a satellite-year on the 72-day history of all active objects but five megaconstellations; none of the matches is labeled, so each counts as a possible false alarm.",
      "The coplanar limits are those of a trial on the same 72 days; the limits of proximity were chosen with these data in view.",
    ],
    tables: [
      {
        caption: "Known cases",
        columns: ["case", "rule", "visitor", "neighbor", "found", "from", "to"],
        rows: fired.map(({ name, kind, visitor, neighbor, fired: isFound, from, to }) => [
          name,
          kind,
          String(visitor),
          String(neighbor),
          isFound ? "yes" : "no",
          from?.slice(0, 10) ?? "–",
          to?.slice(0, 10) ?? "–",
        ]),
      },
      ...(rates.length === 0
        ? []
        : [
            {
              caption: "Matches a satellite-year",
              columns: ["rule", "satellite-years", "matches", "a satellite-year, 95 %"],
              rows: rates.map(({ rule, satelliteYears, matches }) => [
                rule,
                satelliteYears.toFixed(1),
                String(matches),
                `${(matches / satelliteYears).toFixed(3)} ${between(poissonInterval(matches, satelliteYears), 3)}`,
              ]),
            },
          ]),
    ],
    charts: [],
    records: [
      ...fired.map((one) => ({ detector: one.kind, ...one })),
      ...rates.map((rate) => ({ detector: "planes", ...rate })),
    ],
  };
}

async function historiesOf(folder: ScoreFolder, path: string): Promise<ObjectHistory[]> {
  const { bytes, name } = await folder.read(path);
  return groupHistories(readElementSetFile(bytes, { source: name }).table);
}

const judged = (histories: readonly ObjectHistory[], kind: string): Detection[] =>
  (kind === "proximity" ? detectProximity(histories) : detectCoplanar(histories)).filter(
    (detection) => detection.kind === kind,
  );

function ratesOf(histories: readonly ObjectHistory[], listed: ReadonlySet<CatalogNumber>) {
  const coplanar = coplanarRates(detectCoplanar(histories, { protectedIds: listed }), histories, listed);
  const proximity = proximityRate(detectProximity(histories), histories);
  return [
    {
      rule: "coplanar, acquired, protected lists",
      satelliteYears: coplanar.satelliteYears,
      matches: coplanar.acquired,
    },
    {
      rule: "coplanar, new launch, protected lists",
      satelliteYears: coplanar.satelliteYears,
      matches: coplanar.launch,
    },
    {
      rule: "coplanar, late object, protected lists",
      satelliteYears: coplanar.satelliteYears,
      matches: coplanar.late,
    },
    {
      rule: "proximity, every object",
      satelliteYears: proximity.satelliteYears,
      matches: proximity.detections,
    },
  ];
}
