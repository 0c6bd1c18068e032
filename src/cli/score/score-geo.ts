import { describe } from "../../core/index.ts";
import {
  type Detection,
  describeDetection,
  detectGeo,
  groupHistories,
  stationKeepers,
} from "../../detect/index.ts";
import { readElementSetFile } from "../../formats/index.ts";
import { concatTables } from "../../orbit/index.ts";
import {
  type DerivedStay,
  type KeeperRate,
  keeperRates,
  readDerivedStays,
  readSnapshotDays,
  type ScorePart,
  type ScoreTable,
  type StayScore,
  scoreStays,
} from "../../score/index.ts";
import { formatIsoUtc, utcInstant } from "../../time/index.ts";
import { between, type ScoreFolder } from "./score-folder.ts";

const belt = "rpo/geo-belt";
const history = "catalog/history";

/** Stays of the belt against the lists derived from the same snapshots, and what station-keepers raise. */
export async function scoreGeo(folder: ScoreFolder): Promise<ScorePart | undefined> {
  const stays = await scoreListedStays(folder);
  const rates = await scoreKeepers(folder);
  if (stays.length === 0 && rates.length === 0) return undefined;
  return {
    id: "geo",
    title: "Geostationary belt",
    method: [
      `Stays: the lists \`rpo/derived-stays-*.csv\` were derived from the snapshots of \`${belt}\` with the limits that the rule has too, so agreement is necessary, not proof. A stay of two snapshots or more must be found at its place, begun and ended within one sampling gap, the listed nearest first (ties under 0.05° share a rank). A place seen in one snapshot is no stay.`,
      `Station-keepers: objects of \`${history}\` whose longitude ranged over 0.30° at most (2.5–97.5 %) in the first 20 days with ten sets or more; what they raise after these days is counted. Keepers that truly move count too, so the rate is an upper limit of the false alarms; each is listed.`,
    ],
    tables: [
      ...(stays.length > 0 ? [stayTable(stays)] : []),
      ...(stays.some(([, { missed }]) => missed.length > 0) ? [missedTable(stays)] : []),
      ...(rates.length > 0 ? [rateTable(rates), raisedTable(rates)] : []),
    ],
    charts: [],
    records: [
      ...stays.map(([list, score]) => ({ detector: "geo-stay", list, ...score })),
      ...rates.map(({ raised, ...rate }) => ({
        detector: rate.kind,
        ...rate,
        raised: raised.map(({ ids, from, to }) => ({ id: ids[0], from, to })),
      })),
    ],
  };
}

async function scoreListedStays(folder: ScoreFolder): Promise<[list: string, StayScore][]> {
  const files = folder.list(belt).filter((file) => /^\d{8}\.tle(\.gz)?$/.test(file));
  const lists = folder.list("rpo").filter((file) => /^derived-stays-.*\.csv$/.test(file));
  if (files.length === 0 || lists.length === 0 || !folder.has(`${belt}/index.csv`)) return [];
  const tables = [];
  for (const [k, file] of files.entries()) {
    folder.progress("geostationary belt", k / files.length);
    const { bytes } = await folder.read(`${belt}/${file}`);
    tables.push(readElementSetFile(bytes, { source: file }).table);
  }
  const snapshotDays = readSnapshotDays(await folder.text(`${belt}/index.csv`));
  const detections = detectGeo(groupHistories(concatTables(tables)));
  const scored: [string, StayScore][] = [];
  for (const list of lists) {
    const rows = readDerivedStays(await folder.text(`rpo/${list}`));
    scored.push([list, scoreStays(detections, rows, snapshotDays)]);
  }
  return scored;
}

async function scoreKeepers(folder: ScoreFolder): Promise<KeeperRate[]> {
  const file = folder.list(history).find((name) => name.startsWith("active-without-megaconstellations_"));
  if (file === undefined) return [];
  folder.progress("station-keepers", 0);
  const { bytes } = await folder.read(`${history}/${file}`);
  const histories = groupHistories(readElementSetFile(bytes, { source: file }).table);
  return keeperRates(detectGeo(histories), stationKeepers(histories));
}

const stayTable = (stays: readonly (readonly [string, StayScore])[]): ScoreTable => ({
  caption: "Stays",
  columns: [
    "list",
    "found of two snapshots or more",
    "listed nearest first",
    "one snapshot: seen near",
    "one snapshot: given as part of a stay",
  ],
  rows: stays.map(([list, score]) => [
    list,
    `${score.found} of ${score.stays}`,
    `${score.nearestFirst} of ${score.withNearest}`,
    `${score.oneSnapshotSeenNear} of ${score.oneSnapshot}`,
    `${score.oneSnapshotAsStay} of ${score.oneSnapshot}`,
  ]),
});

const dateOf = (day: number): string => formatIsoUtc(utcInstant(day, 0)).slice(0, 10);
const missedTable = (stays: readonly (readonly [string, StayScore])[]): ScoreTable => ({
  caption: "Stays not found, or with another nearest",
  columns: ["object", "first", "last", "longitude, ° E", "listed nearest"],
  rows: stays.flatMap(([, { missed }]) =>
    missed.map(({ id, firstDay, lastDay, longitudeDeg, nearest }: DerivedStay) => [
      String(id),
      dateOf(firstDay),
      dateOf(lastDay),
      String(longitudeDeg),
      String(nearest ?? "none"),
    ]),
  ),
});

const rateTable = (rates: readonly KeeperRate[]): ScoreTable => ({
  caption: "Raised by station-keepers",
  columns: ["kind", "keepers", "satellite-years", "raised", "a satellite-year"],
  rows: rates.map((rate) => [
    rate.kind,
    String(rate.keepers),
    rate.satelliteYears.toFixed(1),
    String(rate.raised.length),
    `${rate.perSatelliteYear.toFixed(3)} ${between(rate.interval, 3)}`,
  ]),
});

const raisedTable = (rates: readonly KeeperRate[]): ScoreTable => ({
  caption: "Each of them",
  columns: ["kind", "what the data say"],
  rows: rates.flatMap(({ raised }) => raised.map((one) => [one.kind, lineOf(one)])),
});

function lineOf(detection: Detection): string {
  const { key, parts } = describeDetection(detection);
  return describe(key, "en", parts);
}
