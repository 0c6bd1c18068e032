import { Command, Option } from "commander";
import { HoshimoriError, type Problem } from "../core/index.ts";
import { readInputFile } from "../feeds/index.ts";
import {
  hasXmlForm,
  looksLikeMessage,
  type MessageKind,
  type NavigationMessage,
  ommMessages,
  readElementSetFile,
  readMessages,
  writeKvn,
  writeOmmCsv,
  writeOmmJson,
  writeTle,
  writeXml,
} from "../formats/index.ts";
import { type ElementTable, elementsAt } from "../orbit/index.ts";
import { formatIsoUtc, systemClock } from "../time/index.ts";
import {
  mostObjects,
  type TrackFormat,
  type TrackOptions,
  trackFormats,
  writeTracks,
} from "./convert-tracks.ts";
import { type CliContext, commandContext } from "./output.ts";
import { contentOf } from "./validate.ts";

const elementFormats = ["tle", "3le", "omm-json", "omm-csv"] as const;
const messageFormats = [
  "omm-kvn",
  "omm-xml",
  "opm-kvn",
  "opm-xml",
  "oem-kvn",
  "oem-xml",
  "ocm-kvn",
  "ocm-xml",
  "cdm-kvn",
  "cdm-xml",
  "tdm-kvn",
  "tdm-xml",
] as const;
type ElementFormat = (typeof elementFormats)[number];
type MessageFormat = (typeof messageFormats)[number];
type Format = ElementFormat | MessageFormat | TrackFormat;

interface ConvertOptions extends TrackOptions {
  readonly to: Format;
}

/** `hoshimori convert FILE --to FORMAT`: the file in another form, on standard output. */
export function convertCommand(): Command {
  return new Command("convert")
    .description("write element sets or messages in another form")
    .argument("<file>", "as for `hoshimori validate`; plain, .gz, .bz2, .xz or .lzma; - for standard input")
    .addOption(
      new Option("--to <format>", "form to write")
        .choices([...elementFormats, ...messageFormats, ...trackFormats])
        .makeOptionMandatory(),
    )
    .option("--start <time>", "czml, kml: first time, ISO 8601 UTC (default: the newest epoch)")
    .option("--end <time>", "czml, kml: last time (default: 24 hours after the first)")
    .option("--step <seconds>", "czml, kml: seconds from one time to the next (default: 300)")
    .option("--id <number>", "czml, kml: this object only; may be repeated", collect)
    .addHelpText(
      "after",
      `
A message is written with all that it holds; what has problems is left out, told on standard error, and the exit code is 1.
A TLE rounds what it holds and takes catalog numbers up to 339,999; the other forms keep every digit.
CZML (for Cesium) and KML (for Google Earth) hold positions by SGP4 in the Earth's frame, with UT1 taken as UTC (up to 0.4 km off in
low orbit), of the set whose epoch is nearest before the first time, else nearest after. Without --id the file has at most ${mostObjects} objects.`,
    )
    .action(async (file: string, options: ConvertOptions, command: Command) => {
      await convertFile(file, options, commandContext(command));
    });
}

const collect = (value: string, sofar: readonly string[] = []): readonly string[] => [...sofar, value];

async function convertFile(file: string, options: ConvertOptions, context: CliContext): Promise<void> {
  const format = options.to;
  const isTrack = isTrackFormat(format);
  const forTracks = (["start", "end", "step", "id"] as const).find((name) => options[name] !== undefined);
  if (!isTrack && forTracks !== undefined)
    throw new HoshimoriError("convert-only-for-tracks", { option: `--${forTracks}`, format });
  const { name, bytes } = await readInputFile(file);
  let isWritten: boolean;
  if (isTrack) isWritten = writeTracks(bytes, name, format, options, context);
  else if (isElementFormat(format)) isWritten = writeElements(bytes, name, format, context);
  else isWritten = writeMessages(bytes, name, format, context);
  if (!isWritten)
    throw new HoshimoriError("convert-no-records", {
      source: name,
      format,
      found: contentOf(bytes, name).found,
    });
}

const isTrackFormat = (format: string): format is TrackFormat =>
  (trackFormats as readonly string[]).includes(format);

const isElementFormat = (format: string): format is ElementFormat =>
  (elementFormats as readonly string[]).includes(format);

/** What is wrong with the input is told, and the exit code is 1. */
function tell(problems: readonly Problem[], source: string, context: CliContext): void {
  for (const problem of problems) context.problem(source, problem);
  if (problems.length > 0) process.exitCode = 1;
}

function writeElements(
  bytes: Uint8Array,
  source: string,
  format: ElementFormat,
  context: CliContext,
): boolean {
  const { table, problems } = readElementSetFile(bytes, { source });
  tell(problems, source, context);
  if (table.count === 0) return false;
  if (format === "omm-csv") process.stdout.write(writeOmmCsv(table));
  else if (format === "omm-json") process.stdout.write(writeOmmJson(table));
  else process.stdout.write(tleText(table, format === "3le", source, context));
  return true;
}

/** What doesn't fit into a TLE is told and left out. */
function tleText(table: ElementTable, isTitled: boolean, source: string, context: CliContext): string {
  const texts: string[] = [];
  for (let row = 0; row < table.count; row++) {
    const elements = elementsAt(table, row);
    try {
      texts.push(writeTle(isTitled ? elements : { ...elements, name: "" }));
    } catch (error) {
      if (!(error instanceof HoshimoriError)) throw error;
      tell([{ code: error.code, line: row + 1, column: 1, parts: error.parts }], source, context);
    }
  }
  return texts.join("");
}

function writeMessages(
  bytes: Uint8Array,
  source: string,
  format: MessageFormat,
  context: CliContext,
): boolean {
  const [kind, notation] = format.split("-") as [MessageKind, "kvn" | "xml"];
  let messages: readonly NavigationMessage[];
  if (kind === "omm" && !looksLikeMessage(bytes)) {
    const { table, problems } = readElementSetFile(bytes, { source });
    tell(problems, source, context);
    messages = ommMessages(table, {
      creationDate: formatIsoUtc(systemClock.now(), 0).slice(0, -1),
      originator: "HOSHIMORI",
    });
  } else {
    const read = readMessages(bytes, { source });
    tell(read.problems, source, context);
    messages = read.messages.filter((message) => message.kind === kind);
  }
  if (notation === "xml")
    messages = messages.filter((message) => {
      if (hasXmlForm(message)) return true;
      const { version, line } = message;
      tell([{ code: "convert-no-xml-form", line, column: 1, parts: { kind, version } }], source, context);
      return false;
    });
  if (messages.length === 0) return false;
  process.stdout.write(notation === "xml" ? writeXml(messages) : writeKvn(messages));
  return true;
}
