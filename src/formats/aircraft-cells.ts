import { latLngToCell } from "h3-js";
import { HoshimoriError } from "../core/index.ts";
import { cellCountsOf } from "./cell-counts.ts";
import type { ReadCellCounts } from "./gpsjam-cells.ts";
import { jsonObjects } from "./json-objects.ts";
import { problemList } from "./problem-list.ts";

export interface AircraftCellOptions {
  readonly source?: string;
  /** An aircraft below either is degraded; absent: 7 and 8, the least that FAA 14 CFR 91.227 asks for. */
  readonly leastNic?: number;
  readonly leastNacP?: number;
}

/** H3 resolution of the counts, about 1,770 km² a cell: that of gpsjam's days, with which they are compared. */
const resolution = 4;

/** Degrees within which two positions are one, about 100 m, and how many aircraft there are no longer chance: airborne ones keep apart. */
const samePlaceDeg = 0.001;
const fewestTogether = 3;

/** Smallest and largest value of each field where it is given. */
const ranges: Readonly<Record<string, readonly [number, number]>> = {
  lat: [-90, 90],
  lon: [-180, 180],
  nic: [0, 11],
  nac_p: [0, 11],
  version: [0, 7],
};

const decoder = new TextDecoder();

/** Whether the bytes are a JSON object with a list of aircraft near its beginning. */
export const looksLikeAircraft = (bytes: Uint8Array): boolean => listStart(bytes) >= 0;

/**
 * Reads `aircraft.json` of readsb, tar1090 or dump1090 straight into counts per cell. Identifiers, positions and times
 * stay behind here: neither the counts nor a problem holds any of them, and cells come in their own order, not that of the file.
 *
 * An aircraft counts where its position, NIC and NACp are its own (not from multilateration, a rebroadcast or Mode S), it is
 * airborne, its transponder is of version 2 (in earlier ones NACp means another thing) and it gives NIC or NACp.
 * It is degraded where NIC or NACp is below the least, else good. Beside both, cells count the aircraft that give one position
 * with two or more others: what false signals make of aircraft whose quality looks good.
 *
 * Given: decompressed bytes. Returned: the counts, and a problem for each aircraft that can't be read.
 * Errors: `aircraft-not-recognized`. Source: README-json.md of readsb (names of the fields and of the kinds of sources).
 */
export function readAircraftCells(bytes: Uint8Array, options: AircraftCellOptions = {}): ReadCellCounts {
  const start = listStart(bytes);
  if (start < 0) throw new HoshimoriError("aircraft-not-recognized", { source: options.source ?? "input" });
  const problems = problemList();
  const counts = new Map<string, { good: number; bad: number; samePosition: number }>();
  const places = new Map<string, { readonly cell: string; aircraft: number }>();
  for (const { line, column, members } of jsonObjects(withoutHead(bytes, start))) {
    if (!members) problems.add("json-not-understood", line, column);
    else {
      const seen = navigationOf(members, options, (field) =>
        problems.add("aircraft-field-not-understood", line, column, { field }),
      );
      if (!seen) continue;
      const count = counts.get(seen.cell) ?? { good: 0, bad: 0, samePosition: 0 };
      count[seen.quality]++;
      const place = places.get(seen.place) ?? { cell: seen.cell, aircraft: 0 };
      place.aircraft++;
      places.set(seen.place, place);
      counts.set(seen.cell, count);
    }
  }
  for (const { cell, aircraft } of places.values()) {
    const count = counts.get(cell);
    if (count && aircraft >= fewestTogether) count.samePosition += aircraft;
  }
  const ordered = new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { counts: cellCountsOf(ordered), problems: problems.done() };
}

/** Offset after `"aircraft":[`, or -1. */
function listStart(bytes: Uint8Array): number {
  const head = decoder.decode(bytes.subarray(0, 4096));
  const found = /^\ufeff?\s*\{[^{[]*?"aircraft"\s*:\s*\[/.exec(head);
  if (!found) return -1;
  return bytes.indexOf(0x5b);
}

/** The same bytes, blank up to the list: the splitter then meets the aircraft, not the object around them, at their own places. */
function withoutHead(bytes: Uint8Array, start: number): Uint8Array {
  // Not slice(): that of Node's Buffer is no copy.
  const copy = new Uint8Array(bytes);
  for (let at = 0; at < start; at++) if (copy[at] !== 0x0a) copy[at] = 0x20;
  return copy;
}

interface Seen {
  readonly cell: string;
  /** Only to tell equal positions from others; it stays within this reading. */
  readonly place: string;
  readonly quality: "good" | "bad";
}

function navigationOf(
  aircraft: Readonly<Record<string, unknown>>,
  { leastNic = 7, leastNacP = 8 }: AircraftCellOptions,
  refuse: (field: string) => void,
): Seen | undefined {
  const { lat, lon, nic, nac_p: nacP, version, type, alt_baro: altitude } = aircraft;
  if (lat === undefined || lon === undefined || (nic === undefined && nacP === undefined)) return undefined;
  if (altitude === "ground" || !isOwn(type) || isBorrowed(aircraft)) return undefined;
  const wrong = Object.entries(ranges).find(([field, range]) => !isWithin(aircraft[field], range));
  if (wrong) {
    refuse(wrong[0]);
    return undefined;
  }
  if (version !== 2) return undefined;
  const isDegraded = isBelow(nic, leastNic) || isBelow(nacP, leastNacP);
  const place = [lat, lon].map((degrees) => Math.round(Number(degrees) / samePlaceDeg)).join(" ");
  return {
    cell: latLngToCell(Number(lat), Number(lon), resolution),
    place,
    quality: isDegraded ? "bad" : "good",
  };
}

/** Not one of the kinds whose position others computed or that carries no quality of its own; dump1090 names no kind. */
const isOwn = (type: unknown): boolean =>
  type === undefined ||
  (typeof type === "string" && !/^(mlat|adsc|mode_s|mode_ac|tisb_|other|unknown)/.test(type));

/** Whether multilateration or a rebroadcast gave the position or its quality. */
const isBorrowed = ({ mlat, tisb }: Readonly<Record<string, unknown>>): boolean =>
  [mlat, tisb].some(
    (list) => Array.isArray(list) && ["lat", "lon", "nic", "nac_p"].some((field) => list.includes(field)),
  );

const isWithin = (value: unknown, [least, most]: readonly [number, number]): boolean =>
  value === undefined || (typeof value === "number" && value >= least && value <= most);

const isBelow = (value: unknown, least: number): boolean => typeof value === "number" && value < least;
