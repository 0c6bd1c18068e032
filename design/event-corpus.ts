/**
 * What do the rules say of publicly reported events? For each of ../shared/data/events/counterspace-events.json prints
 * every detector that should fire: fired, missed, or no data here (or no such detector); and checks what must not happen.
 * Run with `npx node design/event-corpus.ts [all]`: with `all` the whole belt and the full catalogs are read, too (minutes).
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { buildObjectCatalog } from "../src/catalog/index.ts";
import { describe, languages } from "../src/core/index.ts";
import { sharedPath, skipWithoutShared } from "../src/core/testing/shared-data.ts";
import {
  buildCellHistory,
  type CountedDay,
  type Detection,
  debrisManeuvers,
  describeDetection,
  detectBreakups,
  detectCoplanar,
  detectGeo,
  detectInterference,
  detectLateObjects,
  detectManeuvers,
  detectProximity,
  groupHistories,
} from "../src/detect/index.ts";
import { sha256Hex } from "../src/digest/index.ts";
import { readCellDay, readElementSetFile } from "../src/formats/index.ts";
import { concatTables, type ElementTable, selectRows } from "../src/orbit/index.ts";
import { type BoxScore, readBoxDays, scoreInterference } from "../src/score/index.ts";

interface CorpusEvent {
  readonly id: string;
  readonly date: string;
  readonly date_end?: string;
  readonly date_precision: string;
  readonly objects: readonly { readonly norad?: number; readonly intldes?: string }[];
  readonly expected: {
    readonly detectors: readonly string[];
    readonly must_not: readonly string[];
    readonly values: {
      readonly dwell_days_min?: number;
      readonly box?: string;
      readonly boxes?: readonly string[];
    };
  };
}

const corpus = "events/counterspace-events.json";
if (skipWithoutShared(corpus)) {
  console.log(skipWithoutShared(corpus));
  process.exit(0);
}
const { events } = JSON.parse(readFileSync(sharedPath(corpus), "utf8")) as { events: readonly CorpusEvent[] };
const readsAll = process.argv[2] === "all";
const day = 86_400_000;
const daysOf = ({ from, to }: Detection): number => (Date.parse(to) - Date.parse(from)) / day;
const list = (folder: string): string[] =>
  existsSync(sharedPath(folder)) ? readdirSync(sharedPath(folder)).map((name) => `${folder}/${name}`) : [];
const bytesOf = (path: string): Uint8Array => {
  const bytes = readFileSync(sharedPath(path));
  return new Uint8Array(path.endsWith(".gz") ? gunzipSync(bytes) : bytes);
};
const tableOf = (path: string): ElementTable => readElementSetFile(bytesOf(path), { source: path }).table;

/** Sparse snapshots say a thing weeks late; an event known to the year only has that year around it. */
function windowOf({ date, date_end, date_precision }: CorpusEvent): readonly [number, number] {
  const reach = (date_precision === "year" ? 366 : 60) * day;
  return [Date.parse(date) - reach, Date.parse(date_end ?? date) + reach];
}

const caseTables = list("rpo/cases").map(tableOf);
const beltTables = readsAll
  ? list("rpo/geo-belt")
      .filter((path) => path.endsWith(".tle.gz"))
      .map(tableOf)
  : [];
const caseDetections = caseTables.flatMap((table) => {
  const histories = groupHistories(table);
  const maneuvers = detectManeuvers(histories);
  return [
    ...maneuvers,
    ...debrisManeuvers(maneuvers, histories),
    ...detectCoplanar(histories),
    ...detectProximity(histories),
    ...detectLateObjects(histories),
  ];
});
const beltDetections = readsAll
  ? detectGeo(groupHistories(concatTables(beltTables)))
  : caseTables.flatMap((table) => detectGeo(groupHistories(table)));
const allOrbits = [...caseTables, ...beltTables];

const launchesOfEvents = new Set(
  events.flatMap(({ objects }) => objects.flatMap(({ intldes }) => (intldes ? [intldes.slice(0, 8)] : []))),
);
const breakupFiles = ["catalog/events", ...(readsAll ? ["catalog/full"] : [])]
  .flatMap(list)
  .filter((path) => path.endsWith(".gz"));
const breakups = breakupFiles.flatMap((path) => {
  const table = tableOf(path);
  const rows = Array.from(table.internationalDesignator, (name, row) => ({ launch: name.slice(0, 8), row }))
    .filter(({ launch }) => launchesOfEvents.has(launch))
    .map(({ row }) => row);
  if (rows.length < 10) return [];
  const tables = [selectRows(table, rows)];
  return detectBreakups(tables, { objects: buildObjectCatalog([], tables), protectedIds: new Set() });
});

const gnssDays: CountedDay[] = list("oracles/gnss/gpsjam")
  .filter((path) => path.endsWith(".csv.gz"))
  .flatMap((path) => {
    const bytes = bytesOf(path);
    const { day: date, counts } = readCellDay(bytes, path.split("/").at(-1)!);
    return date === undefined ? [] : [{ day: date, counts, input: sha256Hex(bytes) }];
  });
const interference = gnssDays.length === 0 ? [] : detectInterference(buildCellHistory(gnssDays));
const golden = "events/gnss-golden-2022.csv";
const dates = new Set(
  list("oracles/gnss/gpsjam").flatMap((path) => /\d{4}-\d{2}-\d{2}/.exec(path)?.[0] ?? []),
);
const boxes: readonly BoxScore[] = skipWithoutShared(golden)
  ? []
  : scoreInterference(
      interference,
      readBoxDays(readFileSync(sharedPath(golden), "utf8")).filter(({ date }) => dates.has(date)),
    );
const everything = [...caseDetections, ...beltDetections, ...breakups, ...interference];

/** Which detections answer a detector of the corpus. */
const has = (code: string, { limitations }: Detection): boolean =>
  limitations.some((one) => one.code === code);
const answers: Readonly<Record<string, (found: Detection, event: CorpusEvent) => boolean>> = {
  manoeuvre: ({ kind, values }) =>
    ["maneuver", "plane-change", "geo-relocation", "debris-maneuver"].includes(kind) ||
    (kind === "coplanar" && values.rateDifferenceFallDegPerDay !== undefined),
  "geo-relocation": ({ kind }) => kind === "geo-relocation",
  "geo-neighbour": ({ kind }) => ["geo-neighbor", "geo-stay", "geo-seen-near"].includes(kind),
  "long-dwell": (found, { expected }) =>
    ["geo-stay", "geo-neighbor"].includes(found.kind) &&
    daysOf(found) >= (expected.values.dwell_days_min ?? 0),
  rpo: ({ kind }) => ["proximity", "geo-neighbor", "geo-stay", "geo-joint-motion"].includes(kind),
  "coplanar-match": ({ kind }) => kind === "coplanar",
  "late-object": (found) => found.kind === "late-object" || has("detect-limit-late-object", found),
  "separation-velocity": ({ values }) => values.separationSpeedMPerS !== undefined,
  "manoeuvre-by-debris-class": ({ kind }) => kind === "debris-maneuver",
  "passive-object-manoeuvre": ({ kind }) => kind === "passive-object-moved",
  "below-tle-resolution": (found) => has("detect-limit-below-resolution", found),
};
const pieces = 20;

function eventDetections(event: CorpusEvent): Detection[] {
  const ids = new Set(event.objects.flatMap(({ norad }) => norad ?? []));
  const [from, to] = windowOf(event);
  return [...caseDetections, ...beltDetections].filter(
    (found) =>
      Date.parse(found.to) >= from &&
      Date.parse(found.from) <= to &&
      (found.ids.some((id) => ids.has(id)) || found.neighbors?.some(({ id }) => ids.has(id))),
  );
}

function hasSets(event: CorpusEvent): boolean {
  const ids = new Set(event.objects.flatMap(({ norad }) => norad ?? []));
  const [from, to] = windowOf(event).map((time) => (time - Date.parse("2000-01-01")) / day);
  let count = 0;
  for (const { id, epochDays } of allOrbits)
    for (let row = 0; row < epochDays.length; row++)
      if (ids.has(id[row]) && epochDays[row] >= from && epochDays[row] <= to) count++;
  return count >= 2;
}

function breakupState(name: string, event: CorpusEvent): string {
  const launches = event.objects.flatMap(({ intldes }) => intldes?.slice(0, 8) ?? []);
  const found = breakups.filter(({ breakup }) => launches.includes(breakup!.launch));
  if (found.length === 0) return "no data or cloud too small";
  if (name === "new-object-surge")
    return found.some(({ breakup }) => breakup!.pieces.length >= pieces) ? "fired" : "missed";
  const timed = found.filter(({ kind }) => kind === "breakup");
  if (timed.length === 0) return "fired (time refused)";
  const isCovered = timed.some(
    ({ from, to }) => from.slice(0, 10) <= event.date && event.date <= to.slice(0, 10),
  );
  return isCovered ? "fired, day covered" : "fired, another day";
}

function interferenceState(name: string, { expected }: CorpusEvent): string {
  const box = boxes.find((one) => one.box === expected.values.box);
  if (!box) return "no data here";
  if (name === "chronic-baseline") return box.standing > 0 ? "fired" : "missed";
  return `${box.foundDays > 0 ? "fired" : "missed"} (${box.foundDays} of ${box.highDays} days with data)`;
}

function stateOf(name: string, event: CorpusEvent): string {
  if (name === "breakup" || name === "new-object-surge") return breakupState(name, event);
  if (name === "gnss-interference" || name === "chronic-baseline") return interferenceState(name, event);
  const answer = answers[name];
  if (!answer) return "not run here";
  if (!hasSets(event)) return "no data here";
  const found = eventDetections(event).find((one) => answer(one, event));
  return found ? `fired: ${found.kind} ${found.from.slice(0, 10)} … ${found.to.slice(0, 10)}` : "MISSED";
}

/** Words of a verdict, a will or an addressee; and fields that would name an owner. */
const verdict =
  /attack|hostil|weapon|adversar|inspect|target|attribut|threat|invoke|consultation|owner|country|\bactor\b|攻撃|敵|兵器|標的|査察|脅威/i;
const spoken = everything.filter((found) => {
  const { key, parts } = describeDetection(found);
  const lines = languages.map((language) => describe(key, language, parts));
  // The rule holds names of limits only ("ownChangeFactor").
  return verdict.test(JSON.stringify({ ...found, rule: {} })) || lines.some((line) => verdict.test(line));
});

function mustNotState(name: string, event: CorpusEvent): string {
  switch (name) {
    case "breakup":
      return breakups.some(
        ({ time }) => time && Math.abs(Date.parse(time) - Date.parse(event.date)) < 3 * day,
      )
        ? "BROKEN"
        : "kept";
    case "manoeuvre":
      if (!hasSets(event)) return "no data here";
      return eventDetections(event).some(({ kind }) => kind === "maneuver") ? "BROKEN" : "kept";
    case "gnss-interference": {
      const seen = boxes.filter(({ box }) => event.expected.values.boxes?.includes(box));
      if (seen.length === 0) return "no data here";
      return seen.some(({ detections }) => detections > 0) ? "BROKEN" : "kept";
    }
    case "daily-new-incident": {
      const box = boxes.find((one) => one.box === event.expected.values.box);
      return !box ? "no data here" : box.detections <= 1 ? "kept" : `BROKEN (${box.detections} detections)`;
    }
    case "single-target-claim":
    case "trust-object-name": {
      if (!hasSets(event)) return "no data here";
      const found = eventDetections(event);
      if (name === "trust-object-name") return found.length > 0 ? "kept" : "BROKEN";
      return found.some(({ neighbors = [] }) => neighbors.length > 1) ? "kept" : "BROKEN";
    }
    case "conjunction":
    case "reentry":
      return "not run here";
    default:
      return spoken.length === 0 ? "kept" : `BROKEN (${spoken.length} detections)`;
  }
}

for (const found of spoken)
  console.log(
    `verdict word? ${found.kind} ${found.ids.join(" ")}: ${verdict.exec(JSON.stringify({ ...found, rule: {} }))?.[0] ?? verdict.exec(describe(describeDetection(found).key, "en", describeDetection(found).parts))?.[0]}`,
  );

const counts = new Map<string, number>();
const count = (key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
for (const event of events) {
  console.log(`${event.id}`);
  for (const name of event.expected.detectors) {
    const state = stateOf(name, event);
    count(`expected: ${state.replace(/[:,( ].*/, "")}`);
    console.log(`  expected ${name}: ${state}`);
  }
  for (const name of event.expected.must_not) {
    const state = mustNotState(name, event);
    count(`must not: ${state.replace(/[:,( ].*/, "")}`);
    if (state !== "kept") console.log(`  must not ${name}: ${state}`);
  }
}
console.log(
  [...counts]
    .map(([key, number]) => `${key} ${number}`)
    .sort()
    .join("\n"),
);
