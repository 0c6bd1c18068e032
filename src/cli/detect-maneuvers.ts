import { Command } from "commander";
import { type Detection, detectManeuvers, groupHistories } from "../detect/index.ts";
import { detectionLine, elementSetFiles, type NameOf, named, percent, readTables } from "./detect-input.ts";
import { commandContext } from "./output.ts";

/** `hoshimori detect maneuvers FILE…` */
export const detectManeuversCommand = (): Command =>
  new Command("maneuvers")
    .description("changes of speed along the track, from the history of element sets")
    .argument("<files...>", elementSetFiles)
    .action(async (files: string[], _options: unknown, command: Command) => {
      const context = commandContext(command);
      const { table, nameOf } = await readTables(files, context);
      for (const detection of detectManeuvers(groupHistories(table), undefined, percent(context)))
        context.out(maneuverRecord(detection, nameOf), detectionLine(detection, nameOf, context));
    });

/** The record of the contract (DESIGN §7): the object's number first, further fields after. */
function maneuverRecord(detection: Detection, nameOf: NameOf): object {
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
