import { Command } from "commander";
import { debrisManeuvers, detectManeuvers, groupHistories } from "../detect/index.ts";
import {
  detectionLine,
  elementSetFiles,
  objectRecord,
  percent,
  readSatcatRecords,
  readTables,
} from "./detect-input.ts";
import { commandContext } from "./output.ts";

interface Options {
  readonly satcat?: string;
}

/** `hoshimori detect maneuvers FILE…`: maneuvers, then those of objects cataloged as debris once more under that kind. */
export const detectManeuversCommand = (): Command =>
  new Command("maneuvers")
    .description("changes of speed along the track, and who of debris, stages and motors made them")
    .argument("<files...>", elementSetFiles)
    .option("--satcat <file>", "satellite catalog with object types (default: names tell)")
    .action(async (files: string[], options: Options, command: Command) => {
      const context = commandContext(command);
      const { table, nameOf } = await readTables(files, context);
      const records = await readSatcatRecords(options.satcat, context);
      const types = new Map(records.map(({ id, objectType }) => [id, objectType]));
      const histories = groupHistories(table);
      const maneuvers = detectManeuvers(histories, undefined, percent(context));
      for (const detection of [...maneuvers, ...debrisManeuvers(maneuvers, histories, types)])
        context.out(objectRecord(detection, nameOf), detectionLine(detection, nameOf, context));
    });
