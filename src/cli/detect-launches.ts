import { Command } from "commander";
import { type Detection, detectLaunches, groupHistories } from "../detect/index.ts";
import { knownLaunches } from "../watch/index.ts";
import {
  detectionLine,
  elementSetFiles,
  type NameOf,
  namedNeighbors,
  percent,
  readProtectedIds,
  readSatcatRecords,
  readTables,
} from "./detect-input.ts";
import { commandContext } from "./output.ts";

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
      const protectedIds = readProtectedIds(options.protect, context);
      const launches = knownLaunches(await readSatcatRecords(options.satcat, context));
      const found = detectLaunches(
        groupHistories(table),
        { protectedIds, launches },
        undefined,
        percent(context),
      );
      for (const detection of found)
        context.out(launchRecord(detection, nameOf), detectionLine(detection, nameOf, context));
    });

function launchRecord(detection: Detection, nameOf: NameOf): object {
  const { kind, ids, from, to, values, detectionProbability, rule, inputs, limitations } = detection;
  const { launchYear, launchNumber, ...further } = values;
  return {
    kind,
    launch: `${launchYear}-${String(launchNumber).padStart(3, "0")}`,
    ids,
    neighbors: namedNeighbors(detection, nameOf),
    from,
    to,
    ...further,
    detectionProbability,
    limitations,
    rule,
    inputs,
  };
}
