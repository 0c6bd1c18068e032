import { Command } from "commander";
import { type CatalogNumber, describe, HoshimoriError } from "../core/index.ts";
import {
  type Detection,
  describeDetection,
  detectGeo,
  detectManeuvers,
  groupHistories,
  type Progress,
} from "../detect/index.ts";
import { readInputFile } from "../feeds/index.ts";
import { readElementSetFile } from "../formats/index.ts";
import { concatTables, type ElementTable } from "../orbit/index.ts";
import { type CliContext, commandContext } from "./output.ts";

/** `hoshimori detect maneuvers FILE…` and `detect geo FILE…`: rules on files alone; opens no data folder. */
export function detectCommand(): Command {
  return new Command("detect")
    .description("find what changed in orbit, from element sets alone")
    .addCommand(
      new Command("maneuvers")
        .description("changes of speed along the track, from the history of element sets")
        .argument(
          "<files...>",
          "TLE, 3LE, or OMM as CSV, JSON, KVN or XML, plain or .gz; - for standard input",
        )
        .action(async (files: string[], _options: unknown, command: Command) => {
          const context = commandContext(command);
          const { table, nameOf } = await readTables(files, context);
          for (const detection of detectManeuvers(groupHistories(table), undefined, percent(context)))
            context.out(maneuverRecord(detection, nameOf), line(detection, nameOf, context));
        }),
    )
    .addCommand(
      new Command("geo")
        .description("relocations and arrivals of neighbors in the geostationary belt")
        .argument(
          "<files...>",
          "TLE, 3LE, or OMM as CSV, JSON, KVN or XML, plain or .gz; - for standard input",
        )
        .action(async (files: string[], _options: unknown, command: Command) => {
          const context = commandContext(command);
          const { table, nameOf } = await readTables(files, context);
          for (const detection of detectGeo(groupHistories(table), undefined, percent(context)))
            context.out(geoRecord(detection, nameOf), line(detection, nameOf, context));
        }),
    );
}

interface ReadTables {
  readonly table: ElementTable;
  /** The newest name given, or the catalog number. */
  nameOf(id: CatalogNumber): string;
}

async function readTables(files: readonly string[], context: CliContext): Promise<ReadTables> {
  const tables: ElementTable[] = [];
  for (const file of files) {
    const input = await readInputFile(file);
    const { table, problems } = readElementSetFile(input.bytes, { source: input.name });
    for (const problem of problems) context.problem(input.name, problem);
    tables.push(table);
  }
  const table = concatTables(tables);
  if (table.count === 0) throw new HoshimoriError("detect-no-element-sets", { files: files.join(", ") });
  const names = new Map<CatalogNumber, string>();
  for (let row = 0; row < table.count; row++) if (table.name[row]) names.set(table.id[row], table.name[row]);
  return { table, nameOf: (id) => names.get(id) ?? String(id) };
}

/** Tenths of the work done, each once, so that a log stays short. */
function percent(context: CliContext): Progress {
  let shown = 0;
  return (fraction) => {
    const tenths = Math.floor(fraction * 10);
    if (tenths > shown) context.progress(`${tenths * 10} %`);
    shown = Math.max(shown, tenths);
  };
}

const line = (detection: Detection, nameOf: (id: CatalogNumber) => string, context: CliContext): string => {
  const { key, parts } = describeDetection(detection, nameOf);
  return `${detection.from.slice(0, 16)}Z  ${describe(key, context.language, parts)}`;
};

const named = (id: CatalogNumber, nameOf: (id: CatalogNumber) => string): { readonly name?: string } =>
  nameOf(id) === String(id) ? {} : { name: nameOf(id) };

/** The record of the contract (DESIGN §7): the object's number first, further fields after. */
function maneuverRecord(detection: Detection, nameOf: (id: CatalogNumber) => string): object {
  const { kind, ids, from, to, time, values, detectionProbability, rule, inputs, limitations } = detection;
  return {
    kind,
    id: ids[0],
    ...named(ids[0], nameOf),
    from,
    to,
    time,
    ...values,
    detectionProbability,
    limitations,
    rule,
    inputs,
  };
}

function geoRecord(detection: Detection, nameOf: (id: CatalogNumber) => string): object {
  const { kind, ids, from, to, values, neighbors, detectionProbability, rule, inputs, limitations } =
    detection;
  return {
    kind,
    id: ids[0],
    ...named(ids[0], nameOf),
    neighbors: (neighbors ?? []).map((neighbor) => ({ ...neighbor, ...named(neighbor.id, nameOf) })),
    from,
    to,
    ...values,
    detectionProbability,
    limitations,
    rule,
    inputs,
  };
}
