import { HoshimoriError } from "../core/index.ts";
import { readCsv } from "./csv.ts";
import { jsonObjects, memberText } from "./json-objects.ts";
import type { ProblemList } from "./problem-list.ts";

/** The fields of a satellite catalog as text, under the names of this house. */
const satcatFields = [
  "id",
  "name",
  "internationalDesignator",
  "owner",
  "objectType",
  "launchDate",
  "launchSite",
  "decayDate",
  "period",
  "inclination",
  "apogee",
  "perigee",
  "operationalStatus",
  "orbitCenter",
  "orbitType",
  "dataStatus",
  "rcsM2",
  "rcsSize",
  "payloadFlag",
  "orbitStatus",
] as const;
type SatcatField = (typeof satcatFields)[number];

/** One row of a satellite catalog as text, with its place. */
export interface SatcatRow {
  readonly line: number;
  readonly column: number;
  readonly text: Readonly<Partial<Record<SatcatField, string>>>;
}

type Keys = Readonly<Partial<Record<SatcatField, string>>>;

/** Column names of CelesTrak's SATCAT, CSV and JSON. Source: celestrak.org/satcat/satcat-format.php. */
const celestrakKeys: Keys = {
  id: "NORAD_CAT_ID",
  name: "OBJECT_NAME",
  internationalDesignator: "OBJECT_ID",
  owner: "OWNER",
  objectType: "OBJECT_TYPE",
  launchDate: "LAUNCH_DATE",
  launchSite: "LAUNCH_SITE",
  decayDate: "DECAY_DATE",
  period: "PERIOD",
  inclination: "INCLINATION",
  apogee: "APOGEE",
  perigee: "PERIGEE",
  operationalStatus: "OPS_STATUS_CODE",
  orbitCenter: "ORBIT_CENTER",
  orbitType: "ORBIT_TYPE",
  dataStatus: "DATA_STATUS_CODE",
  rcsM2: "RCS",
};

/** Columns of tables made of CelesTrak's SATCAT of before 2020, with its flags. Source: celestrak.org/satcat/satcat-format.php, "legacy". */
const legacyKeys: Keys = {
  ...celestrakKeys,
  objectType: "PAYLOAD_FLAG",
  payloadFlag: "PAYLOAD_FLAG",
  orbitStatus: "ORBIT_STATUS",
  rcsM2: "RCS_M2",
};

/** Space-Track's class satcat; RCSVALUE is 0 for all since 2014 and is not read. Source: space-track.org, "SATCAT" class. */
const spaceTrackKeys: Keys = {
  id: "NORAD_CAT_ID",
  name: "SATNAME",
  internationalDesignator: "INTLDES",
  owner: "COUNTRY",
  objectType: "OBJECT_TYPE",
  launchDate: "LAUNCH",
  launchSite: "SITE",
  decayDate: "DECAY",
  period: "PERIOD",
  inclination: "INCLINATION",
  apogee: "APOGEE",
  perigee: "PERIGEE",
  rcsSize: "RCS_SIZE",
};

/** Given: whether a column or key is there. Returned: the form of catalog that has such. */
function keysOf(has: (name: string) => boolean): Keys {
  if (has("SATNAME") && has("COUNTRY")) return spaceTrackKeys;
  return has("PAYLOAD_FLAG") && !has("OBJECT_TYPE") ? legacyKeys : celestrakKeys;
}

/** Keys of the reduced JSON, which holds payloads only. */
const payloadKeys: Keys = {
  id: "c",
  name: "n",
  internationalDesignator: "i",
  owner: "o",
  launchDate: "ld",
  launchSite: "ls",
  decayDate: "dd",
  period: "p",
  inclination: "inc",
  apogee: "a",
  perigee: "pe",
};

const neededFields: readonly SatcatField[] = ["id", "name", "objectType", "owner"];

/** Given bytes, returned the rows, or undefined where the input is no satellite catalog that this floor knows. */
export function readSatcatRows(
  bytes: Uint8Array,
  source: string,
  problems: ProblemList,
): SatcatRow[] | undefined {
  const text = new TextDecoder().decode(bytes);
  const first = text.trimStart()[0];
  return first === "{" || first === "[" ? jsonRows(bytes, problems) : csvRows(text, source, problems);
}

function csvRows(text: string, source: string, problems: ProblemList): SatcatRow[] | undefined {
  const [header, ...rows] = readCsv(text);
  const names = header?.fields.map((name) => name.trim().toUpperCase()) ?? [];
  const keys = keysOf((name) => names.includes(name));
  const known = satcatFields.filter((field) => keys[field] !== undefined && names.includes(keys[field]));
  if (known.length < 3) return undefined;
  const missing = neededFields.filter((field) => !known.includes(field)).map((field) => keys[field]);
  if (missing.length > 0)
    throw new HoshimoriError("satcat-column-missing", { source, columns: missing.join(", ") });
  const columns = known.map((field) => [field, names.indexOf(keys[field] ?? "")] as const);
  const read: SatcatRow[] = [];
  for (const { line, fields } of rows) {
    if (fields.length !== names.length)
      problems.add("csv-field-count", line, 1, { found: fields.length, expected: names.length });
    else {
      const row: Partial<Record<SatcatField, string>> = {};
      for (const [field, at] of columns) row[field] = fields[at].trim();
      read.push({ line, column: 1, text: row });
    }
  }
  return read;
}

function jsonRows(bytes: Uint8Array, problems: ProblemList): SatcatRow[] | undefined {
  const rows: SatcatRow[] = [];
  let recognized = false;
  for (const { line, column, members } of jsonObjects(bytes)) {
    if (!members) {
      problems.add("json-not-understood", line, column);
      continue;
    }
    const isPayload = memberText(members, "c") !== undefined && memberText(members, "n") !== undefined;
    const keys = isPayload ? payloadKeys : keysOf((name) => memberText(members, name) !== undefined);
    const row: Partial<Record<SatcatField, string>> = isPayload ? { objectType: "PAY" } : {};
    for (const field of satcatFields) {
      const value = memberText(members, keys[field] ?? "");
      if (value !== undefined) row[field] = value.trim();
    }
    if (row.id === undefined) problems.add("satcat-number-not-understood", line, column, { value: "" });
    else {
      recognized = true;
      rows.push({ line, column, text: row });
    }
  }
  return recognized ? rows : undefined;
}
