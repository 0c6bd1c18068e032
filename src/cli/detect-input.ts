import { readFileSync } from "node:fs";
import { readProtectedList } from "../catalog/index.ts";
import { type CatalogNumber, describe, HoshimoriError } from "../core/index.ts";
import { type Detection, describeDetection, type Progress } from "../detect/index.ts";
import { readInputFile } from "../feeds/index.ts";
import { readElementSetFile, readSatcat, type SatcatRecord } from "../formats/index.ts";
import { concatTables, type ElementTable } from "../orbit/index.ts";
import { knownProtectedLists, protectedListPath } from "../watch/index.ts";
import type { CliContext } from "./output.ts";

/** How the help calls a file of element sets. */
export const elementSetFiles =
  "TLE, 3LE, or OMM as CSV, JSON, KVN or XML, plain, .gz, .bz2, .xz or .lzma; - for standard input";

export type NameOf = (id: CatalogNumber) => string;

export interface ReadTables {
  readonly table: ElementTable;
  /** The newest name given, or the catalog number. */
  readonly nameOf: NameOf;
}

/** Given: files of element sets. Returned: a table each; problems of single lines are told and passed over. */
export async function readEachTable(files: readonly string[], context: CliContext): Promise<ElementTable[]> {
  const tables: ElementTable[] = [];
  for (const file of files) {
    const input = await readInputFile(file);
    const { table, problems } = readElementSetFile(input.bytes, { source: input.name });
    for (const problem of problems) context.problem(input.name, problem);
    tables.push(table);
  }
  return tables;
}

/** All sets of some files together. Errors: `detect-no-element-sets` where no file holds one. */
export async function readTables(files: readonly string[], context: CliContext): Promise<ReadTables> {
  const table = concatTables(await readEachTable(files, context));
  if (table.count === 0) throw new HoshimoriError("detect-no-element-sets", { files: files.join(", ") });
  const names = new Map<CatalogNumber, string>();
  for (let row = 0; row < table.count; row++) if (table.name[row]) names.set(table.id[row], table.name[row]);
  return { table, nameOf: (id) => names.get(id) ?? String(id) };
}

/** Records of a satellite catalog; none where no file is given. Problems of single lines are told and passed over. */
export async function readSatcatRecords(
  file: string | undefined,
  context: CliContext,
): Promise<readonly SatcatRecord[]> {
  if (file === undefined) return [];
  const input = await readInputFile(file);
  const { records, problems } = readSatcat(input.bytes, { source: input.name });
  for (const problem of problems) context.problem(input.name, problem);
  return records;
}

/** Tenths of the work done, each once, so that a log stays short. */
export function percent(context: CliContext): Progress {
  let shown = 0;
  return (fraction) => {
    const tenths = Math.floor(fraction * 10);
    if (tenths > shown) context.progress(`${tenths * 10} %`);
    shown = Math.max(shown, tenths);
  };
}

export const detectionLine = (detection: Detection, nameOf: NameOf, context: CliContext): string => {
  const { key, parts } = describeDetection(detection, nameOf);
  return `${detection.from.slice(0, 16)}Z  ${describe(key, context.language, parts)}`;
};

/** A name to lay beside a number; nothing where the files name none. */
export const named = (id: CatalogNumber, nameOf: NameOf): { readonly name?: string } =>
  nameOf(id) === String(id) ? {} : { name: nameOf(id) };

/** The record of the contract (DESIGN §7): the object's number first, further fields after. */
export const objectRecord = (detection: Detection, nameOf: NameOf): object =>
  recordWith({}, detection, nameOf);

/** The same with its neighbors, nearest first. */
export const neighborRecord = (detection: Detection, nameOf: NameOf): object =>
  recordWith({ neighbors: namedNeighbors(detection, nameOf) }, detection, nameOf);

export const namedNeighbors = ({ neighbors = [] }: Detection, nameOf: NameOf) =>
  neighbors.map((neighbor) => ({ ...neighbor, ...named(neighbor.id, nameOf) }));

function recordWith(after: object, detection: Detection, nameOf: NameOf): object {
  const { kind, ids, from, to, time, values, detectionProbability, rule, inputs, limitations } = detection;
  return {
    kind,
    id: ids[0],
    ...named(ids[0], nameOf),
    ...after,
    from,
    to,
    ...(time === undefined ? {} : { time }),
    ...values,
    detectionProbability,
    limitations,
    rule,
    inputs,
  };
}

/** Given: protected lists as files or parties; all that ship where none is given. Returned: every satellite on them; problems of rows are told. */
export function readProtectedIds(
  lists: readonly string[] | undefined,
  context: CliContext,
): ReadonlySet<CatalogNumber> {
  const ids = new Set<CatalogNumber>();
  for (const path of lists?.map(protectedListPath) ?? knownProtectedLists().map((list) => list.path)) {
    const { entries, problems } = readProtectedList(readFileSync(path, "utf8"), { source: path });
    for (const problem of problems) context.problem(path, problem);
    for (const { id } of entries) ids.add(id);
  }
  return ids;
}
