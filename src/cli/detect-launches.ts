import { Command } from "commander";
import { readProtectedList } from "../catalog/index.ts";
import type { CatalogNumber } from "../core/index.ts";
import { type Detection, detectLaunches, groupHistories, type KnownLaunch } from "../detect/index.ts";
import { readInputFile } from "../feeds/index.ts";
import { readSatcat } from "../formats/index.ts";
import { knownLaunches, knownProtectedLists, protectedListPath } from "../watch/index.ts";
import { detectionLine, elementSetFiles, type NameOf, named, percent, readTables } from "./detect-input.ts";
import { type CliContext, commandContext } from "./output.ts";

interface Options {
  readonly protect?: readonly string[];
  readonly satcat?: string;
}

/** `hoshimori detect launches FILE…` */
export const detectLaunchesCommand = (): Command =>
  new Command("launches")
    .description("objects of new launches, their planes, and protected objects in the same plane")
    .argument("<files...>", elementSetFiles)
    .option("--protect <file or code...>", "protected lists: CSV files, or JP, US (default: all that ship)")
    .option("--satcat <file>", "satellite catalog with launch dates and sites")
    .action(async (files: string[], options: Options, command: Command) => {
      const context = commandContext(command);
      const { table, nameOf } = await readTables(files, context);
      const protectedIds = await readProtected(options.protect, context);
      const launches = options.satcat === undefined ? new Map() : await readLaunches(options.satcat, context);
      const found = detectLaunches(
        groupHistories(table),
        { protectedIds, launches },
        undefined,
        percent(context),
      );
      for (const detection of found)
        context.out(launchRecord(detection, nameOf), detectionLine(detection, nameOf, context));
    });

async function readProtected(
  given: readonly string[] | undefined,
  context: CliContext,
): Promise<Set<CatalogNumber>> {
  const ids = new Set<CatalogNumber>();
  for (const path of given?.map(protectedListPath) ?? knownProtectedLists().map((list) => list.path)) {
    const input = await readInputFile(path);
    const { entries, problems } = readProtectedList(new TextDecoder().decode(input.bytes), {
      source: input.name,
    });
    for (const problem of problems) context.problem(input.name, problem);
    for (const { id } of entries) ids.add(id);
  }
  return ids;
}

async function readLaunches(file: string, context: CliContext): Promise<ReadonlyMap<string, KnownLaunch>> {
  const input = await readInputFile(file);
  const { records, problems } = readSatcat(input.bytes, { source: input.name });
  for (const problem of problems) context.problem(input.name, problem);
  return knownLaunches(records);
}

function launchRecord(detection: Detection, nameOf: NameOf): object {
  const { kind, ids, from, to, values, neighbors, detectionProbability, rule, inputs, limitations } =
    detection;
  const { launchYear, launchNumber, ...further } = values;
  return {
    kind,
    launch: `${launchYear}-${String(launchNumber).padStart(3, "0")}`,
    ids,
    neighbors: (neighbors ?? []).map((neighbor) => ({ ...neighbor, ...named(neighbor.id, nameOf) })),
    from,
    to,
    ...further,
    detectionProbability,
    limitations,
    rule,
    inputs,
  };
}
