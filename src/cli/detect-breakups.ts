import { Command } from "commander";
import { buildObjectCatalog } from "../catalog/index.ts";
import { type CatalogNumber, HoshimoriError } from "../core/index.ts";
import { type Detection, detectBreakups, gabbardPoints } from "../detect/index.ts";
import { concatTables, type ElementTable } from "../orbit/index.ts";
import {
  detectionLine,
  elementSetFiles,
  type NameOf,
  named,
  percent,
  readEachTable,
  readProtectedIds,
  readSatcatRecords,
} from "./detect-input.ts";
import { commandContext } from "./output.ts";

interface Options {
  readonly protect?: readonly string[];
  readonly satcat?: string;
  readonly gabbard?: boolean;
}

/** `hoshimori detect breakups FILE…` */
export const detectBreakupsCommand = (): Command =>
  new Command("breakups")
    .description("clouds of pieces traced back: when and from which object, one record a cloud")
    .argument("<files...>", `${elementSetFiles}; one catalog a file`)
    .option("--protect <file or code...>", "protected lists: CSV files, or JP, US (default: all that ship)")
    .option("--satcat <file>", "satellite catalog with object types (default: names tell)")
    .option("--gabbard", "add period, perigee and apogee of each piece")
    .action(async (files: string[], options: Options, command: Command) => {
      const context = commandContext(command);
      const tables = (await readEachTable(files, context)).filter(({ count }) => count > 0);
      if (tables.length === 0)
        throw new HoshimoriError("detect-no-element-sets", { files: files.join(", ") });
      const objects = buildObjectCatalog(await readSatcatRecords(options.satcat, context), tables);
      const nameOf: NameOf = (id) => objects.get(id)?.name.trim() || String(id);
      const protectedIds = readProtectedIds(options.protect, context);
      const found = detectBreakups(tables, { objects, protectedIds }, undefined, percent(context));
      const table = options.gabbard ? concatTables(tables) : undefined;
      for (const detection of found)
        context.out(breakupRecord(detection, nameOf, table), detectionLine(detection, nameOf, context));
    });

/** The record of the contract (DESIGN §7): parent, count of pieces, time and window first, further fields after. */
function breakupRecord(detection: Detection, nameOf: NameOf, table: ElementTable | undefined): object {
  const { kind, from, to, time, values, breakup, detectionProbability, rule, inputs, limitations } =
    detection;
  const { launch = "", pieces = [], candidates = [], parents = [], crossed = [] } = breakup ?? {};
  return {
    kind,
    ...(parents.length > 0 ? { parent: parents[0].id, ...named(parents[0].id, nameOf) } : {}),
    pieces: pieces.length,
    ...(time === undefined ? {} : { time }),
    from,
    to,
    detectionProbability,
    launch,
    ...(candidates.length > 0 ? { candidates } : {}),
    ...(parents.length > 0
      ? { parents: parents.map((parent) => ({ ...parent, ...named(parent.id, nameOf) })) }
      : {}),
    ...values,
    ...(time === undefined ? {} : { crossed: crossed.map((id) => ({ id, ...named(id, nameOf) })) }),
    pieceIds: pieces,
    ...(table ? { gabbard: gabbardOf(table, pieces) } : {}),
    limitations,
    rule,
    inputs,
  };
}

function gabbardOf(table: ElementTable, pieces: readonly CatalogNumber[]) {
  const wanted = new Set(pieces);
  const rows = [...table.id.keys()].filter((row) => wanted.has(table.id[row]));
  const first = new Map<CatalogNumber, number>();
  for (const row of rows) if (!first.has(table.id[row])) first.set(table.id[row], row);
  return gabbardPoints(table, [...first.values()]);
}
