import { Command } from "commander";
import { detectLateObjects, detectProximity, groupHistories } from "../detect/index.ts";
import { detectionLine, elementSetFiles, neighborRecord, percent, readTables } from "./detect-input.ts";
import { commandContext } from "./output.ts";

/** `hoshimori detect proximity FILE…` */
export const detectProximityCommand = (): Command =>
  new Command("proximity")
    .description(
      "who came and stayed beside whom, and who appeared late, in low, medium and eccentric orbits",
    )
    .argument("<files...>", elementSetFiles)
    .action(async (files: string[], _options: unknown, command: Command) => {
      const context = commandContext(command);
      const { table, nameOf } = await readTables(files, context);
      const histories = groupHistories(table);
      const stays = detectProximity(histories, undefined, percent(context));
      for (const detection of [...stays, ...detectLateObjects(histories)])
        context.out(neighborRecord(detection, nameOf), detectionLine(detection, nameOf, context));
    });
