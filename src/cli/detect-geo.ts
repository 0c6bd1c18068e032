import { Command } from "commander";
import { describe } from "../core/index.ts";
import {
  type Detection,
  describeAhead,
  describeKeeping,
  detectGeo,
  groupHistories,
  type StationKeeping,
  stationKeeping,
} from "../detect/index.ts";
import {
  detectionLine,
  elementSetFiles,
  type NameOf,
  named,
  neighborRecord,
  percent,
  readTables,
} from "./detect-input.ts";
import { type CliContext, commandContext } from "./output.ts";

/** `hoshimori detect geo FILE…` */
export const detectGeoCommand = (): Command =>
  new Command("geo")
    .description("relocations and arrivals of neighbors in the geostationary belt")
    .argument("<files...>", elementSetFiles)
    .option("--table", "instead: how each station-keeper keeps its place, and who stands beside it")
    .action(async (files: string[], options: { table?: boolean }, command: Command) => {
      const context = commandContext(command);
      const { table, nameOf } = await readTables(files, context);
      if (options.table) {
        for (const row of stationKeeping(groupHistories(table), undefined, percent(context)))
          context.out(keepingRecord(row, nameOf), () => keepingLine(row, nameOf, context));
        return;
      }
      for (const detection of detectGeo(groupHistories(table), undefined, percent(context))) {
        const ahead = describeAhead(detection, nameOf);
        const more = ahead ? `\n  ${describe(ahead.key, context.language, ahead.parts)}` : "";
        context.out(geoRecord(detection, nameOf), detectionLine(detection, nameOf, context) + more);
      }
    });

const keepingRecord = (row: StationKeeping, nameOf: NameOf): object => ({
  ...row,
  ...named(row.id, nameOf),
  neighbors: row.neighbors.map((neighbor) => ({ ...neighbor, ...named(neighbor.id, nameOf) })),
});

const keepingLine = (row: StationKeeping, nameOf: NameOf, { language }: CliContext): string =>
  describeKeeping(row, nameOf)
    .map(({ key, parts }) => describe(key, language, parts))
    .join("; ");

/** The common record, with who stands on the way of an object that drifts on. */
function geoRecord(detection: Detection, nameOf: NameOf): object {
  const { ahead } = detection;
  if (!ahead) return neighborRecord(detection, nameOf);
  const passes = ahead.passes.map((pass) => ({ ...pass, ...named(pass.id, nameOf) }));
  return { ...neighborRecord(detection, nameOf), ahead: { ...ahead, passes } };
}
