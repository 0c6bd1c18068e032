import { type CatalogNumber, HoshimoriError, type Problem } from "../core/index.ts";
import { problemList } from "./problem-list.ts";
import { readSatcatRows, type SatcatRow } from "./satcat-rows.ts";

export const objectTypes = ["payload", "rocket-body", "debris", "unknown"] as const;
export type ObjectType = (typeof objectTypes)[number];

/** One line of a satellite catalog (SATCAT). What the source leaves blank is left out. */
export interface SatcatRecord {
  readonly id: CatalogNumber;
  readonly name: string;
  /** As in an OMM ("1998-067A"). */
  readonly internationalDesignator: string;
  /** CelesTrak's owner code ("JPN", "US"); "" where the source has none. */
  readonly owner: string;
  readonly objectType: ObjectType;
  /** UTC calendar date, "2026-08-10". */
  readonly launchDate?: string;
  readonly launchSite?: string;
  /** UTC calendar date. */
  readonly decayDate?: string;
  readonly periodMin?: number;
  readonly inclinationDeg?: number;
  /** Height above the equatorial radius. */
  readonly apogeeKm?: number;
  /** Height above the equatorial radius. */
  readonly perigeeKm?: number;
  /** CelesTrak's OPS_STATUS_CODE: "+" operational, "-" not, "P", "B", "S", "X" partly, spare, extended, "D" decayed. */
  readonly operationalStatus?: string;
  /** CelesTrak's ORBIT_CENTER: "EA" Earth, "MO" Moon, "SU" Sun …, or the number of the object docked to. */
  readonly orbitCenter?: string;
  /** CelesTrak's ORBIT_TYPE: "ORB", "LAN", "IMP", "DOC", "R/T". */
  readonly orbitType?: string;
  /** CelesTrak's DATA_STATUS_CODE: "NCE" no current, "NIE" no initial, "NEA" no elements available. */
  readonly dataStatus?: string;
  /** Radar cross-section, m². */
  readonly rcsM2?: number;
  /** Space-Track's classes of radar cross-section: "SMALL" below 0.1 m², "MEDIUM" to 1 m², "LARGE" above. */
  readonly rcsSize?: string;
}

export interface ReadSatcat {
  /** In the order of the input. */
  readonly records: readonly SatcatRecord[];
  readonly problems: readonly Problem[];
}

/** CelesTrak's codes, and Space-Track's words for the same. */
const typeByCode: Readonly<Record<string, ObjectType>> = {
  PAY: "payload",
  PAYLOAD: "payload",
  "R/B": "rocket-body",
  "ROCKET BODY": "rocket-body",
  DEB: "debris",
  DEBRIS: "debris",
};

const datePattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
type Refuse = (field: string, value: string) => void;

/**
 * Reads a satellite catalog: CelesTrak's SATCAT as CSV or JSON, tables of it from before 2020 (flag of payloads, radar cross-section,
 * orbital status), Space-Track's class satcat as CSV or JSON, or the reduced JSON of payloads with the keys
 * n, c, i, o, ls, ld, dd, p, inc, a, pe (name, number, designator, owner, launch site, launch date, decay date,
 * period, inclination, apogee, perigee). The format is recognized by content.
 *
 * Given: decompressed bytes, and the name of the input for messages. Returned: the records, and a problem for each
 * row or field that was refused (a refused field is left out of its record).
 * Errors: `satcat-not-recognized` where the input is none of them, `satcat-column-missing` for a CSV without a needed column.
 */
export function readSatcat(bytes: Uint8Array, options: { readonly source?: string } = {}): ReadSatcat {
  const source = options.source ?? "input";
  const problems = problemList();
  const rows = readSatcatRows(bytes, source, problems);
  if (rows === undefined) throw new HoshimoriError("satcat-not-recognized", { source });
  const records: SatcatRecord[] = [];
  for (const row of rows) {
    const number = row.text.id ?? "";
    if (!/^\d{1,9}$/.test(number)) {
      problems.add("satcat-number-not-understood", row.line, row.column, { value: number.slice(0, 40) });
      continue;
    }
    records.push(
      recordOf(Number(number), row.text, (field, value) =>
        problems.add("satcat-field-not-understood", row.line, row.column, {
          id: number,
          field,
          value: value.slice(0, 40),
        }),
      ),
    );
  }
  return { records, problems: problems.done() };
}

function recordOf(id: CatalogNumber, text: SatcatRow["text"], refuse: Refuse): SatcatRecord {
  return {
    id,
    name: text.name ?? "",
    internationalDesignator: text.internationalDesignator ?? "",
    owner: text.owner ?? "",
    objectType: objectTypeOf(text),
    ...dated("launchDate", text.launchDate, refuse),
    ...worded("launchSite", text.launchSite),
    ...dated("decayDate", text.decayDate, refuse),
    ...numbered("periodMin", text.period, refuse),
    ...numbered("inclinationDeg", text.inclination, refuse),
    ...numbered("apogeeKm", text.apogee, refuse),
    ...numbered("perigeeKm", text.perigee, refuse),
    ...worded("operationalStatus", text.operationalStatus),
    ...worded("orbitCenter", text.orbitCenter),
    ...worded("orbitType", text.orbitType),
    ...worded("dataStatus", text.dataStatus),
    ...(text.orbitStatus === undefined ? {} : fromOrbitStatus(text.orbitStatus)),
    ...numbered("rcsM2", text.rcsM2, refuse),
    ...worded("rcsSize", text.rcsSize),
  };
}

/** The flag of old catalogs tells payloads only. */
function objectTypeOf({ objectType, payloadFlag }: SatcatRow["text"]): ObjectType {
  if (payloadFlag !== undefined) return payloadFlag === "1" ? "payload" : "unknown";
  return typeByCode[objectType?.toUpperCase() ?? ""] ?? "unknown";
}

const orbitTypes = ["ORB", "LAN", "IMP", "R/T"];

/**
 * The orbital status code of old catalogs in today's three: NCE, NIE, NEA; DOC, ISS (docked); or a body and 0 … 3; blank is the Earth.
 * Source: celestrak.org/satcat/satcat-format.php, "legacy", columns 130–132.
 */
function fromOrbitStatus(code: string): Pick<SatcatRecord, "orbitCenter" | "orbitType" | "dataStatus"> {
  if (/^N[CIE][EA]$/.test(code)) return { orbitCenter: "EA", dataStatus: code };
  if (code === "DOC" || code === "ISS")
    return { orbitCenter: code === "ISS" ? "25544" : "EA", orbitType: "DOC" };
  const [, body, type] = /^([A-Z]{2})([0-3])$/.exec(code) ?? [];
  return body ? { orbitCenter: body, orbitType: orbitTypes[Number(type)] } : { orbitCenter: "EA" };
}

const worded = <K extends string>(key: K, text: string | undefined): { [P in K]?: string } =>
  text ? ({ [key]: text } as { [P in K]: string }) : {};

const dated = <K extends string>(key: K, text: string | undefined, refuse: Refuse): { [P in K]?: string } => {
  if (text && !datePattern.test(text)) refuse(key, text);
  return text && datePattern.test(text) ? worded(key, text) : {};
};

const numbered = <K extends string>(
  key: K,
  text: string | undefined,
  refuse: Refuse,
): { [P in K]?: number } => {
  if (!text) return {};
  const value = Number(text);
  if (Number.isFinite(value)) return { [key]: value } as { [P in K]: number };
  refuse(key, text);
  return {};
};
