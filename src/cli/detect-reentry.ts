import { Command } from "commander";
import { detectReentry, gateMassDecay, groupHistories } from "../detect/index.ts";
import { readInputFile } from "../feeds/index.ts";
import { readSpaceWeather, type SpaceWeatherDay } from "../formats/index.ts";
import { detectionLine, elementSetFiles, objectRecord, percent, readTables } from "./detect-input.ts";
import { type CliContext, commandContext } from "./output.ts";

/** `hoshimori detect reentry FILE…` */
export const detectReentryCommand = (): Command =>
  new Command("reentry")
    .description("windows of time in which orbits end; never an instant, never a place")
    .argument("<files...>", elementSetFiles)
    .option("--space-weather <file>", "Kp and F10.7 by day: GFZ's text or CelesTrak's SW-All.csv")
    .action(async (files: string[], { spaceWeather }: { spaceWeather?: string }, command: Command) => {
      const context = commandContext(command);
      const { table, nameOf } = await readTables(files, context);
      const weather = spaceWeather === undefined ? undefined : await readWeather(spaceWeather, context);
      const histories = groupHistories(table);
      const found = detectReentry(histories, undefined, percent(context));
      for (const detection of gateMassDecay(found, histories, weather))
        context.out(objectRecord(detection, nameOf), detectionLine(detection, nameOf, context));
    });

async function readWeather(file: string, context: CliContext): Promise<readonly SpaceWeatherDay[]> {
  const input = await readInputFile(file);
  const { days, problems } = readSpaceWeather(input.bytes, { source: input.name });
  for (const problem of problems) context.problem(input.name, problem);
  return days;
}
