import { Command } from "commander";
import { describe } from "../core/index.ts";
import { type Detection, describeAhead, detectGeo, groupHistories } from "../detect/index.ts";
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
      for (const detection of detectGeo(groupHistories(table), undefined, percent(context))) {
        const ahead = describeAhead(detection, nameOf);
        const more = ahead ? `\n  ${describe(ahead.key, context.language, ahead.parts)}` : "";
        context.out(geoRecord(detection, nameOf), detectionLine(detection, nameOf, context) + more);
      }
    });

/** The record of the contract (DESIGN §7): the object's number and its neighbors first, further fields after. */
function geoRecord(detection: Detection, nameOf: NameOf): object {
  const { kind, ids, from, to, values, neighbors, ahead, detectionProbability, rule, inputs, limitations } =
    detection;
  return {
    kind,
    id: ids[0],
    ...named(ids[0], nameOf),
    neighbors: (neighbors ?? []).map((neighbor) => ({ ...neighbor, ...named(neighbor.id, nameOf) })),
    from,
    to,
    ...values,
    ...(ahead
      ? { ahead: { ...ahead, passes: ahead.passes.map((pass) => ({ ...pass, ...named(pass.id, nameOf) })) } }
      : {}),
    detectionProbability,
    limitations,
    rule,
    inputs,
  };
}
