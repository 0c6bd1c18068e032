import { Command } from "commander";
import { describe, type Language, type TextKey } from "../core/index.ts";
import {
  detectLateObjects,
  detectProximity,
  groupHistories,
  type StandingFormation,
  standingFormations,
} from "../detect/index.ts";
import {
  detectionLine,
  elementSetFiles,
  type NameOf,
  neighborRecord,
  percent,
  readTables,
} from "./detect-input.ts";
import { commandContext } from "./output.ts";

interface Options {
  readonly standing?: boolean;
}

/** `hoshimori detect proximity FILE…` */
export const detectProximityCommand = (): Command =>
  new Command("proximity")
    .description(
      "who came and stayed beside whom, and who appeared late, in low, medium and eccentric orbits",
    )
    .argument("<files...>", elementSetFiles)
    .option("--standing", "instead: who stands beside whom since the data began, a table and no alerts")
    .action(async (files: string[], options: Options, command: Command) => {
      const context = commandContext(command);
      const { table, nameOf } = await readTables(files, context);
      const histories = groupHistories(table);
      if (options.standing) {
        for (const formation of standingFormations(histories))
          context.out(
            { kind: "standing-formation", ...formation },
            formationLine(formation, nameOf, context.language),
          );
        return;
      }
      const stays = detectProximity(histories, undefined, percent(context));
      for (const detection of [...stays, ...detectLateObjects(histories)])
        context.out(neighborRecord(detection, nameOf), detectionLine(detection, nameOf, context));
    });

function formationLine(formation: StandingFormation, nameOf: NameOf, language: Language): string {
  const { ids, from, to, nearestKm, farthestKm, unforcedMisfitRatio } = formation;
  return describe("standing-formation", language, {
    objects: ids.map(nameOf).join(" / "),
    nearest: nearestKm,
    farthest: farthestKm,
    from: from.slice(0, 10),
    to: to.slice(0, 10),
    motion: describe(motionKey(unforcedMisfitRatio), language),
  });
}

function motionKey(misfitRatio: number | undefined): TextKey {
  if (misfitRatio === undefined) return "standing-formation-unknown";
  return misfitRatio > 1 ? "standing-formation-forced" : "standing-formation-natural";
}
