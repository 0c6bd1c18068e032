// Builds data/demo from the catalogs: copies as received where a file is taken whole, cuts with deterministic bytes otherwise.
// Usage: node scripts/build-demo-data.ts [folder of the catalogs]
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { csvField, readCsv, readSatcat } from "../src/formats/index.ts";
import { readGcatPayloads } from "./gcat.ts";

const root = resolve(import.meta.dirname, "..");
const catalogs = process.argv[2] ?? join(root, "../shared/data/catalog");
const demo = join(root, "data/demo");
const largestTotalBytes = 8_000_000;

/** Near-synchronous: the belt with everything that drifts in it. */
const leastMeanMotion = 0.9;
const mostMeanMotion = 1.1;
/** Swift (reboost of summer 2026) and LINK, the vehicle that was launched to it. */
const alsoInHistory = [28485, 69792];

const satOrbitMap = "github:Hitesh-Gala/sat-orbit-map";
const activeFiles = [
  {
    day: "2026-08-10",
    receivedAt: "2026-08-10T19:15:29.000000Z",
    commit: "9022bbe2e8c02575402de35ace4797a21b3abf16",
  },
  {
    day: "2026-08-11",
    receivedAt: "2026-08-11T19:18:23.000000Z",
    commit: "d8ad24a0b023a8d74af9cba6724ed3a792160873",
  },
  {
    day: "2026-08-12",
    receivedAt: "2026-08-12T19:19:03.000000Z",
    commit: "0bc7f75473f5a97107d228a1f9612a38e9063e9d",
  },
];
const satcatCommit = "d9f0ba3a634dbbb8c6e1cab6d66b93191c46d373";

interface ManifestEntry {
  readonly file: string;
  readonly role: string;
  readonly source: string;
  readonly receivedAt: string;
  readonly rows: number;
  readonly provenance: string;
  readonly terms: string;
}

const celestrakTerms =
  "CelesTrak (T.S. Kelso): free without an account, to be named where shown; element sets by 18 SDS, US Space Force";
const gcatTerms = "CC BY 4.0: Jonathan McDowell, planet4589.org/space/gcat";

const entries: (ManifestEntry & { readonly sha256: string; readonly gzBytes: number })[] = [];
const received = (file: string): Buffer => readFileSync(join(catalogs, file));
const unpacked = (bytes: Buffer): Buffer => gunzipSync(bytes);
const lines = (text: string): string[] => text.split("\n").filter((line) => line !== "");

function put(entry: ManifestEntry, bytes: Buffer): void {
  writeFileSync(join(demo, entry.file), bytes);
  entries.push({ ...entry, sha256: createHash("sha256").update(bytes).digest("hex"), gzBytes: bytes.length });
}

/** gzip without time and system in its header, so that the bytes depend on the content (and Node's zlib) only. */
function packed(text: string): Buffer {
  const bytes = gzipSync(Buffer.from(text), { level: 9 });
  bytes[9] = 255;
  return bytes;
}

mkdirSync(demo, { recursive: true });
for (const file of readdirSync(demo)) if (file !== "README.md") rmSync(join(demo, file));

const inActiveDays = new Set<string>();
for (const { day, receivedAt, commit } of activeFiles) {
  const bytes = received(`active/active_${day}.tle.gz`);
  const text = unpacked(bytes)
    .toString("latin1")
    .split("\n")
    .map((line) => line.trimEnd());
  let rows = 0;
  for (let i = 1; i < text.length; i++)
    if (text[i].startsWith("2 ") && text[i - 1].startsWith("1 ")) {
      inActiveDays.add(`${text[i - 1]}\n${text[i]}`);
      rows++;
    }
  const provenance = `${satOrbitMap}:data/active.tle @ ${commit}, whole, as received`;
  put(
    {
      file: `active_${day}.tle.gz`,
      role: "elements",
      source: "celestrak-active",
      receivedAt,
      rows,
      provenance,
      terms: celestrakTerms,
    },
    bytes,
  );
}

const satcatBytes = received("satcat/satcat-payloads_2026-08-21.json.gz");
const satcat = readSatcat(unpacked(satcatBytes)).records;
const japanese = new Set(satcat.filter(({ owner }) => owner === "JPN").map(({ id }) => id));

const historySets: { id: number; near: boolean; set: string }[] = [];
const historyLines = lines(
  unpacked(received("history/active-without-megaconstellations_2026-06-02_2026-08-12.tle.gz")).toString(
    "latin1",
  ),
);
for (let i = 0; i + 1 < historyLines.length; i += 2) {
  const meanMotion = Number(historyLines[i + 1].slice(52, 63));
  historySets.push({
    id: Number(historyLines[i].slice(2, 7)),
    near: meanMotion > leastMeanMotion && meanMotion < mostMeanMotion,
    set: `${historyLines[i]}\n${historyLines[i + 1]}`,
  });
}
const nearSynchronous = new Set(historySets.filter(({ near }) => near).map(({ id }) => id));
const chosen = historySets.filter(
  ({ id }) => nearSynchronous.has(id) || japanese.has(id) || alsoInHistory.includes(id),
);
const kept = chosen.filter(({ set }) => !inActiveDays.has(set));
const historyIds = new Set(kept.map(({ id }) => id));
put(
  {
    file: "history_2026-06-02_2026-08-12.tle.gz",
    role: "history",
    source: "celestrak-active-history",
    receivedAt: activeFiles[2].receivedAt,
    rows: kept.length,
    provenance:
      `${satOrbitMap}:data/active.tle, union of its git history 9d663ccc .. d9f0ba3a; cut to objects with a mean motion between ` +
      `${leastMeanMotion} and ${mostMeanMotion} rev/day at any time, objects of the owner JPN, and ${alsoInHistory.join(", ")}; ` +
      "sets that stand in the three active files are left out",
    terms: celestrakTerms,
  },
  packed(`${kept.map(({ set }) => set).join("\n")}\n`),
);

const fullCatalog = received("full/gp-on-orbit_2024-11-01.csv.gz");
put(
  {
    file: "gp-on-orbit_2024-11-01.csv.gz",
    role: "full-catalog",
    source: "celestrak-on-orbit",
    receivedAt: "2024-11-01T00:00:00.000000Z",
    rows: lines(unpacked(fullCatalog).toString("latin1")).length - 1,
    provenance:
      "github:bluescarni/mizuba @ f9475a74013db3856e0f2798fba78952c5009d8b: validation/data/celestrak_on_orbit_20241101.csv, whole, as received; the day is that of its file name",
    terms: celestrakTerms,
  },
  fullCatalog,
);
put(
  {
    file: "satcat-payloads_2026-08-21.json.gz",
    role: "satcat",
    source: "celestrak-satcat-payloads",
    receivedAt: "2026-08-21T00:00:00.000000Z",
    rows: satcat.length,
    provenance: `${satOrbitMap}:data/satcat-active.json @ ${satcatCommit}, whole; payload rows and columns as that repository reduced them; the day is that of its commit`,
    terms: celestrakTerms,
  },
  satcatBytes,
);

const [, ...nameRows] = readCsv(unpacked(received("history/names.csv.gz")).toString("utf8"));
const names = nameRows.filter(({ fields }) => historyIds.has(Number(fields[0])));
put(
  {
    file: "names.csv.gz",
    role: "names",
    source: "celestrak-active-history",
    receivedAt: activeFiles[2].receivedAt,
    rows: names.length,
    provenance: `${satOrbitMap}:data/active.tle, all names of its git history, cut to the objects of the history; renames separated by |`,
    terms: celestrakTerms,
  },
  packed(`id,names\n${names.map(({ fields }) => `${fields[0]},${csvField(fields[1])}\n`).join("")}`),
);

const gcat = readGcatPayloads(unpacked(received("satcat/gcat_psatcat_2025-07-30.tsv.gz")).toString("utf8"));
const withoutFigures = satcat.filter(({ periodMin }) => periodMin === undefined);
const orbits = withoutFigures.flatMap(({ id }) => {
  const orbit = gcat.get(id);
  if (!orbit?.orbitDate || orbit.apogeeKm === 0) return [];
  return [
    [id, orbit.orbitDate, orbit.perigeeKm, orbit.apogeeKm, orbit.category.includes("PLAN") ? "yes" : ""].join(
      ",",
    ),
  ];
});
put(
  {
    file: "gcat-orbits_2025-07-30.csv.gz",
    role: "second-catalog",
    source: "gcat",
    receivedAt: "2025-07-30T23:29:45.000000Z",
    rows: orbits.length,
    provenance:
      "github:CKalitin/mcdowell-dataset-analysis:datasets/psatcat.tsv @ b656f6a; cut to payloads that the SATCAT has without a period: DispEpoch, DispPeri, DispApo, and whether Category names a planetary mission",
    terms: gcatTerms,
  },
  packed(`id,date,perigeeKm,apogeeKm,planetary\n${orbits.join("\n")}\n`),
);

const total = entries.reduce((sum, { gzBytes }) => sum + gzBytes, 0);
writeFileSync(
  join(demo, "MANIFEST.json"),
  `${JSON.stringify({ builtBy: "scripts/build-demo-data.ts", realm: "replay", totalGzBytes: total, files: entries }, null, 2)}\n`,
);
for (const { file, rows, gzBytes } of entries) console.log(`${file}: ${rows} rows, ${gzBytes} bytes`);
console.log(
  `total ${total} bytes, ${historyIds.size} objects in the history, ${chosen.length - kept.length} of its sets stand in the active files`,
);
if (total > largestTotalBytes) throw new Error(`larger than ${largestTotalBytes} bytes`);
