import { Command } from "commander";
import { type Detection, detectGeo, groupHistories } from "../detect/index.ts";
import { detectionLine, elementSetFiles, type NameOf, named, percent, readTables } from "./detect-input.ts";
import { commandContext } from "./output.ts";

/** `hoshimori detect geo FILE…` */
export const detectGeoCommand = (): Command =>
  new Command("geo")
    .description("relocations and arrivals of neighbors in the geostationary belt")
    .argument("<files...>", elementSetFiles)
    .action(async (files: string[], _options: unknown, command: Command) => {
      const context = commandContext(command);
      const { table, nameOf } = await readTables(files, context);
      for (const detection of detectGeo(groupHistories(table), undefined, percent(context)))
        context.out(geoRecord(detection, nameOf), detectionLine(detection, nameOf, context));
    });

/** The record of the contract (DESIGN §7): the object's number and its neighbors first, further fields after. */
function geoRecord(detection: Detection, nameOf: NameOf): object {
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
