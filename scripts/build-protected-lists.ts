// Builds policies/protected/{JP,US}.csv and README.md from CelesTrak's SATCAT and GCAT, as the README tells.
// Usage: node scripts/build-protected-lists.ts [folder of the catalogs]
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { csvField, readCsv, readSatcat, type SatcatRecord } from "../src/formats/index.ts";
import { type GcatPayload, readGcatPayloads } from "./gcat.ts";

const root = resolve(import.meta.dirname, "..");
const catalogs = process.argv[2] ?? join(root, "../shared/data/catalog");
const satcatFile = "satcat/satcat-payloads_2026-08-21.json.gz";
const gcatFile = "satcat/gcat_psatcat_2025-07-30.tsv.gz";
const satcatDate = "2026-08-21";
const gcatDateText = "2025-07-30";

const parties = [
  { party: "JP", owner: "JPN" },
  { party: "US", owner: "US" },
] as const;

/** GCAT programs, and new launches of one series, with more satellites than this are watched as a whole, not one by one. */
const largestProgram = 50;
const largestSeriesLaunch = 5;
/** Inside the Moon's orbit; as in src/catalog/coverage-policy.json. */
const highestApogeeKm = 300_000;

/** First words of GCAT's category → purpose. Source: GCAT, "Categories" (planet4589.org/space/gcat/web/cat/pcols.html). */
const purposes: readonly (readonly [RegExp, string])[] = [
  [/^NAV/, "navigation"],
  [/^MET|^SCI\/MET/, "weather"],
  [/^COM/, "communications"],
  [/^SIG/, "signals"],
  [/^EW/, "warning"],
  [/^SS/, "human-spaceflight"],
  [/^IMG|^EOSCI|^GEOD|^MGRAV/, "earth-observation"],
  [/^SCI|^AST|^BIO|^PLAN/, "science"],
  [/^TECH|^CAL|^EDU/, "technology"],
];

interface Listed {
  readonly record: SatcatRecord;
  readonly reason: string;
  readonly source: string;
}

const unpack = (file: string): Uint8Array => gunzipSync(readFileSync(join(catalogs, file)));
const satcat = readSatcat(unpack(satcatFile)).records.filter(({ decayDate }) => decayDate === undefined);
const gcat = readGcatPayloads(new TextDecoder().decode(unpack(gcatFile)));
const newestInGcat = Math.max(...gcat.keys());
const byId = new Map(satcat.map((record) => [record.id, record]));

const [reviewHeader, ...reviewRows] = readCsv(
  readFileSync(join(root, "policies/protected/review/decisions.csv"), "utf8"),
);
const decisions = reviewRows.map(({ fields }) =>
  Object.fromEntries(reviewHeader.fields.map((name, i) => [name, fields[i]])),
);

const isGovernment = ({ class: letters }: GcatPayload): boolean => /[CD]/.test(letters);
const inEarthOrbit = ({ category, apogeeKm }: GcatPayload): boolean =>
  !category.includes("PLAN") && apogeeKm <= highestApogeeKm;

function reasonOf({ class: letters, category }: GcatPayload): string {
  const role = letters.includes("D") ? "defense" : "civil";
  return `${role}-${purposes.find(([pattern]) => pattern.test(category))?.[1] ?? "unknown"}`;
}

/** "QZS" of "QZS-7 (MICHIBIKI-7)", "NAVSTAR" of "NAVSTAR 85 (USA 581)"; undefined for a name without a number. */
const seriesOf = (name: string): string | undefined => /^([A-Z][A-Z .]*[A-Z])[ -]?\d/.exec(name)?.[1];

function classified(owner: string, counts: Record<string, number>): Listed[] {
  const candidates = satcat.flatMap((record) => {
    const payload = gcat.get(record.id);
    return record.owner === owner && payload && isGovernment(payload) ? [{ record, payload }] : [];
  });
  const working = candidates.filter(({ payload }) => payload.operating);
  const here = working.filter(({ payload }) => inEarthOrbit(payload));
  const perProgram = Map.groupBy(here, ({ payload }) => payload.program.toUpperCase());
  const listed = here.filter(
    ({ payload }) =>
      payload.program === "-" ||
      (perProgram.get(payload.program.toUpperCase())?.length ?? 0) <= largestProgram,
  );
  counts["owner's payloads in the SATCAT, not decayed"] = satcat.filter(
    (record) => record.owner === owner,
  ).length;
  counts["of them GCAT class C or D"] = candidates.length;
  counts['believed to be working (GCAT TOp "*")'] = working.length;
  counts["in Earth orbit"] = here.length;
  counts[`in programs of at most ${largestProgram} satellites`] = listed.length;
  return listed.map(({ record, payload }) => ({
    record,
    reason: reasonOf(payload),
    source: `SATCAT ${satcatDate}; GCAT ${gcatDateText} class ${payload.class}`,
  }));
}

/** Objects newer than GCAT, by their series: its working members are listed, and none of it is commercial or amateur. */
function newerThanGcat(owner: string, listed: readonly Listed[], counts: Record<string, number>): Listed[] {
  const newer = satcat.filter((record) => record.owner === owner && record.id > newestInGcat);
  const perLaunch = Map.groupBy(
    newer,
    ({ name, internationalDesignator }) => `${seriesOf(name)} ${internationalDesignator.slice(0, 8)}`,
  );
  const found = newer.flatMap((record) => {
    const series = seriesOf(record.name);
    if (series === undefined) return [];
    const members = listed.filter((member) => seriesOf(member.record.name) === series);
    const other = satcat.some(
      (member) =>
        member.owner === owner &&
        seriesOf(member.name) === series &&
        gcat.has(member.id) &&
        !isGovernment(gcat.get(member.id)!),
    );
    const together = perLaunch.get(`${series} ${record.internationalDesignator.slice(0, 8)}`)?.length ?? 0;
    if (members.length === 0 || other || together > largestSeriesLaunch) return [];
    const reasons = new Set(members.map(({ reason }) => reason));
    const role = members[0].reason.split("-")[0];
    return [
      {
        record,
        reason: reasons.size === 1 ? members[0].reason : `${role}-unknown`,
        source: `SATCAT ${satcatDate}; series ${series} in GCAT ${gcatDateText}`,
      },
    ];
  });
  counts["newer than GCAT, by their series"] = found.length;
  return found;
}

const tables: string[] = [];
for (const { party, owner } of parties) {
  const counts: Record<string, number> = {};
  const byRule = classified(owner, counts);
  const all = [...byRule, ...newerThanGcat(owner, byRule, counts)];
  const reviewed = decisions.filter((decision) => decision.party === party);
  const excluded = new Set(
    reviewed.filter(({ decision }) => decision === "exclude").map(({ id }) => Number(id)),
  );
  const included = reviewed.filter(({ decision }) => decision === "include");
  const kept = all.filter(({ record }) => !excluded.has(record.id));
  counts["left out by eye"] = all.length - kept.length;
  for (const { id, reason, source } of included) {
    const record = byId.get(Number(id));
    if (!record) throw new Error(`review: ${id} is not in the SATCAT`);
    kept.push({ record, reason, source });
  }
  counts["taken in by eye"] = included.length;
  counts.listed = kept.length;
  kept.sort((a, b) => a.record.id - b.record.id);
  const lines = kept.map(({ record, reason, source }) =>
    [record.id, party, record.name, reason, source].map(String).map(csvField).join(","),
  );
  writeFileSync(
    join(root, `policies/protected/${party}.csv`),
    `${["id,party,name,reason,source", ...lines].join("\n")}\n`,
  );
  const reasons = Object.entries(Object.groupBy(kept, ({ reason }) => reason)).map(
    ([reason, of]) => `${reason} ${of?.length}`,
  );
  const countRows = Object.entries(counts).map(([what, count]) => `| ${what} | ${count} |`);
  tables.push(
    `### ${party}\n\n| step | satellites |\n|---|---|\n${countRows.join("\n")}\n\nBy reason: ${reasons.sort().join(", ")}.\n`,
  );
}

const readmePath = join(root, "policies/protected/README.md");
const marker = "<!-- counts: written by scripts/build-protected-lists.ts -->\n";
const [before] = readFileSync(readmePath, "utf8").split(marker);
writeFileSync(readmePath, `${before}${marker}\n${tables.join("\n")}`);
console.log(tables.join("\n"));
