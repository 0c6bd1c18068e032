import { HoshimoriError, type Problem } from "../core/index.ts";
import type { ElementTable } from "../orbit/index.ts";
import { readOmmCsv } from "./omm-csv.ts";
import { readOmmJson } from "./omm-json.ts";
import { readPlainOmmXml } from "./omm-xml.ts";
import { recognizeElementSets } from "./recognize.ts";
import { readTle } from "./tle-reader.ts";

export type ElementSetFormat = "tle" | "3le" | "omm-csv" | "omm-json" | "omm-kvn" | "omm-xml";

export interface ReadElementSets {
  readonly format: ElementSetFormat;
  /** Rows in the order of the input. */
  readonly table: ElementTable;
  /** What was refused, with its place; the good sets around it are in the table. */
  readonly problems: readonly Problem[];
}

export interface ReadOptions {
  /** Name of the input for messages ("active.tle", "standard input"). */
  readonly source?: string;
}

/**
 * Reads element sets of any format of this floor, recognized by content: TLE, 3LE (titles "0 NAME" or bare names),
 * OMM as CSV, JSON (array, single object or one object a line), and XML as catalogs publish it. Other OMM in KVN and XML:
 * {@link readElementSetFile}, which needs the readers of messages.
 *
 * Given: decompressed bytes (UTF-8 or ASCII, with or without a byte-order mark; LF or CRLF).
 * Returned: the table, the format found, and a problem for every set that was refused.
 * Errors: `input-not-recognized` where nothing looks like element sets; `omm-csv-column-missing` for a CSV whose
 * header lacks a needed column. A single bad set never throws.
 */
export function readElementSets(bytes: Uint8Array, options: ReadOptions = {}): ReadElementSets {
  const source = options.source ?? "input";
  const family = recognizeElementSets(bytes);
  if (family === "tle") return readTle(bytes);
  if (family === "omm-csv") return readOmmCsv(bytes, source);
  if (family === "omm-json") {
    const read = readOmmJson(bytes);
    if (read) return read;
  }
  if (family === "omm-xml") {
    const read = readPlainOmmXml(bytes);
    if (read) return read;
  }
  throw new HoshimoriError("input-not-recognized", { source });
}
