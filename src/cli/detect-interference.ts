import { Command } from "commander";
import { HoshimoriError } from "../core/index.ts";
import { type CellHistory, cellHistoryBuilder, type Detection, detectInterference } from "../detect/index.ts";
import { readInputFile } from "../feeds/index.ts";
import { readCellDay } from "../formats/index.ts";
import { readIsoUtc } from "../time/index.ts";
import { detectionLine, percent } from "./detect-input.ts";
import { type CliContext, commandContext } from "./output.ts";

/** `hoshimori detect interference FILE…` */
export const detectInterferenceCommand = (): Command =>
  new Command("interference")
    .description("areas where aircraft report degraded satellite navigation")
    .argument(
      "<files...>",
      "daily H3 cell counts as CSV or aircraft.json, plain, .gz, .bz2, .xz or .lzma; - for standard input",
    )
    .option("--day <date>", "UTC day of files that tell none, as 2022-03-05")
    .action(async (files: string[], { day }: { day?: string }, command: Command) => {
      const context = commandContext(command);
      const history = await readHistory(files, day, context);
      for (const detection of detectInterference(history, undefined, percent(context)))
        context.out(interferenceRecord(detection), detectionLine(detection, String, context));
    });

/** Throws `interference-no-counts` where no file holds counts with a day. */
async function readHistory(
  files: readonly string[],
  dayOption: string | undefined,
  context: CliContext,
): Promise<CellHistory> {
  const given = dayOption === undefined ? undefined : readIsoUtc(`${dayOption}T00:00:00Z`)?.days;
  if (dayOption !== undefined && given === undefined)
    throw new HoshimoriError("interference-day-option", { value: dayOption });
  const builder = cellHistoryBuilder();
  for (const file of files) {
    const input = await readInputFile(file);
    const { day = given, counts, problems } = readCellDay(input.bytes, input.name);
    for (const problem of problems) context.problem(input.name, problem);
    if (day === undefined)
      context.problem(input.name, { code: "interference-day-unknown", line: 1, column: 1 });
    else builder.add({ day, counts, input: input.sha256 });
  }
  const history = builder.done();
  if (history.days.length === 0)
    throw new HoshimoriError("interference-no-counts", { files: files.join(", ") });
  return history;
}

/** The record of the contract (DESIGN §7), further fields after. */
function interferenceRecord(detection: Detection): object {
  const { kind, from, to, time, values, footprint, detectionProbability, rule, inputs, limitations } =
    detection;
  const { latitudeDeg, longitudeDeg, cells, peak, chronic, ...further } = values;
  return {
    kind,
    latitudeDeg,
    longitudeDeg,
    cells,
    peak,
    from,
    to,
    chronic: chronic === 1,
    detectionProbability,
    time,
    ...further,
    footprint,
    limitations,
    rule,
    inputs,
  };
}
