import type { Problem } from "../core/index.ts";
import { looksLikeAircraft, readAircraftCells } from "./aircraft-cells.ts";
import { looksLikeGcatOrganizations, readGcatOrganizations } from "./gcat-organizations.ts";
import { looksLikeGcatPayloads, readGcatPayloads } from "./gcat-payloads.ts";
import { looksLikeGpsjam, readGpsjamCells } from "./gpsjam-cells.ts";
import { looksLikeQzssManeuvers, readQzssManeuvers } from "./qzss-maneuvers.ts";
import { looksLikeSocrates, readSocrates } from "./socrates.ts";
import {
  looksLikeDecay,
  looksLikePublicConjunctions,
  readDecay,
  readPublicConjunctions,
} from "./space-track.ts";
import { looksLikeSpaceWeather, readSpaceWeather } from "./space-weather.ts";
import { looksLikeUcsSatellites, readUcsSatellites } from "./ucs-satellites.ts";

/** What a file of open data holds, in counts. */
export interface OpenTableContent {
  readonly kind:
    | "gcat-payloads"
    | "gcat-organizations"
    | "ucs"
    | "socrates"
    | "qzss-maneuvers"
    | "gpsjam-cells"
    | "aircraft-cells"
    | "space-weather"
    | "cdm-public"
    | "decay";
  readonly count: number;
  readonly problems: readonly Problem[];
}

type Options = { readonly source?: string };
type Looks = (text: string) => boolean;
type Read = (
  bytes: Uint8Array,
  options: Options,
) => { readonly records: readonly unknown[]; readonly problems: readonly Problem[] };

const byRecords: readonly (readonly [OpenTableContent["kind"], Looks, Read])[] = [
  ["gcat-payloads", looksLikeGcatPayloads, readGcatPayloads],
  ["gcat-organizations", looksLikeGcatOrganizations, readGcatOrganizations],
  ["ucs", looksLikeUcsSatellites, readUcsSatellites],
  ["socrates", looksLikeSocrates, readSocrates],
  ["qzss-maneuvers", looksLikeQzssManeuvers, readQzssManeuvers],
  ["cdm-public", looksLikePublicConjunctions, readPublicConjunctions],
  ["decay", looksLikeDecay, readDecay],
];

/** How far into a file its kind is looked for. */
const headBytes = 65_536;

/**
 * Recognizes and reads the tables of open data beside element sets and messages: GCAT's payloads and organizations, the UCS
 * database, gpsjam's days, aircraft.json, SOCRATES, QZSS's operations, Kp and F10.7 by day, Space-Track's classes cdm_public and decay.
 *
 * Given: decompressed bytes, and the name of the input for messages. Returned: what is in it and its problems; undefined where
 * its first line names none of them. Of aircraft only cells are counted.
 */
export function readOpenTable(bytes: Uint8Array, options: Options = {}): OpenTableContent | undefined {
  if (looksLikeAircraft(bytes)) {
    const { counts, problems } = readAircraftCells(bytes, options);
    return { kind: "aircraft-cells", count: counts.count, problems };
  }
  const head = new TextDecoder().decode(bytes.subarray(0, headBytes));
  if (looksLikeGpsjam(head)) {
    const { counts, problems } = readGpsjamCells(bytes, options);
    return { kind: "gpsjam-cells", count: counts.count, problems };
  }
  if (looksLikeSpaceWeather(head)) {
    const { days, problems } = readSpaceWeather(bytes, options);
    return { kind: "space-weather", count: days.length, problems };
  }
  const found = byRecords.find(([, looksLike]) => looksLike(head));
  if (!found) return undefined;
  const [kind, , read] = found;
  const { records, problems } = read(bytes, options);
  return { kind, count: records.length, problems };
}
