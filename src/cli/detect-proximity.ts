import { Command } from "commander";
import { detectProximity, groupHistories } from "../detect/index.ts";
import { detectionLine, elementSetFiles, neighborRecord, percent, readTables } from "./detect-input.ts";
import { commandContext } from "./output.ts";

/** `hoshimori detect proximity FILE…` */
export const detectProximityCommand = (): Command =>
  new Command("proximity")
    .description("who came and stayed beside whom in low, medium and eccentric orbits")
    .argument("<files...>", elementSetFiles)
    .action(async (files: string[], _options: unknown, command: Command) => {
      const context = commandContext(command);
      const { table, nameOf } = await readTables(files, context);
      for (const detection of detectProximity(groupHistories(table), undefined, percent(context)))
        context.out(neighborRecord(detection, nameOf), detectionLine(detection, nameOf, context));
    });
