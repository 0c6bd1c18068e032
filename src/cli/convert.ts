import { Command, Option } from "commander";
import { type CatalogNumber, HoshimoriError, type Problem } from "../core/index.ts";
import { readInputFile } from "../feeds/index.ts";
import {
  hasXmlForm,
  looksLikeMessage,
  type MessageKind,
  type NavigationMessage,
  ommMessages,
  readElementSetFile,
  readMessages,
  type TrackSpan,
  writeCzml,
  writeKml,
  writeKvn,
  writeOmmCsv,
  writeOmmJson,
  writeTle,
  writeXml,
} from "../formats/index.ts";
import { type ElementTable, elementsAt, indexElementSets } from "../orbit/index.ts";
import {
  addSeconds,
  elapsedSeconds,
  formatIsoUtc,
  type Instant,
  parseIsoUtc,
  systemClock,
} from "../time/index.ts";
import { type CliContext, commandContext } from "./output.ts";
import { catalogNumberOf } from "./propagate-times.ts";
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
const trackFormats = ["czml", "kml"] as const;
type ElementFormat = (typeof elementFormats)[number];
type MessageFormat = (typeof messageFormats)[number];
type TrackFormat = (typeof trackFormats)[number];
type Format = ElementFormat | MessageFormat | TrackFormat;

interface TrackOptions {
  readonly start?: string;
  readonly end?: string;
  readonly step?: string;
  readonly id?: readonly string[];
}

interface ConvertOptions extends TrackOptions {
  readonly to: Format;
}

/** Objects of one file of tracks without --id; more are slow to show and rarely meant. */
const mostObjects = 500;
/** Positions of one file of tracks: about 40 MB. */
const mostSamples = 1_000_000;

/** `hoshimori convert FILE --to FORMAT`: the file in another form, on standard output. */
export function convertCommand(): Command {
  return new Command("convert")
    .description("write element sets or messages in another form")
    .argument("<file>", "as for `hoshimori validate`; plain or .gz; - for standard input")
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

function writeTracks(
  bytes: Uint8Array,
  source: string,
  format: TrackFormat,
  options: TrackOptions,
  context: CliContext,
): boolean {
  const wanted = options.id?.map(requireCatalogNumber);
  const tell = (problem: Problem) => {
    context.problem(source, problem);
    process.exitCode = 1;
  };
  const { table, problems } = readElementSetFile(bytes, { source });
  for (const problem of problems) tell(problem);
  const index = indexElementSets(table);
  if (wanted === undefined && index.ids.length > mostObjects)
    throw new HoshimoriError("convert-too-many-objects", { count: index.ids.length, most: mostObjects });
  const known = new Set(index.ids);
  for (const id of new Set(wanted))
    if (!known.has(id)) tell({ code: "propagate-no-elements", line: 1, column: 1, parts: { id } });
  const ids = wanted === undefined ? index.ids : [...new Set(wanted)].filter((id) => known.has(id));
  if (ids.length === 0) return false;

  const span = spanOf(options, table, new Set(ids));
  const samples = ids.length * (Math.floor(elapsedSeconds(span.start, span.end) / span.stepSeconds) + 1);
  if (samples > mostSamples)
    throw new HoshimoriError("convert-too-many-samples", { count: samples, most: mostSamples });
  const rows = ids.map((id) => index.rowFor(id, span.start));
  const objects = rows.map((row) => elementsAt(table, row));
  const written = format === "czml" ? writeCzml(objects, span) : writeKml(objects, span);
  for (const problem of written.problems) tell({ ...problem, line: rows[problem.line - 1] + 1 });
  if (written.count === 0) return false;
  process.stdout.write(written.text);
  return true;
}

function requireCatalogNumber(value: string): CatalogNumber {
  const id = catalogNumberOf(value);
  if (id === undefined) throw new HoshimoriError("propagate-id", { value });
  return id;
}

/** The times asked for: without any, 24 hours by 300 s from the newest epoch of the objects, its second begun. */
function spanOf(options: TrackOptions, table: ElementTable, ids: ReadonlySet<CatalogNumber>): TrackSpan {
  const start = options.start === undefined ? newestEpoch(table, ids) : parseIsoUtc(options.start);
  const end = options.end === undefined ? addSeconds(start, 86_400) : parseIsoUtc(options.end);
  const stepSeconds = Number(options.step ?? 300);
  if (!(stepSeconds >= 1e-6 && Number.isFinite(stepSeconds)))
    throw new HoshimoriError("propagate-step", { value: options.step ?? "" });
  return { start, end, stepSeconds };
}

function newestEpoch(table: ElementTable, ids: ReadonlySet<CatalogNumber>): Instant {
  let newest = -1;
  for (let row = 0; row < table.count; row++)
    if (
      ids.has(table.id[row]) &&
      (newest < 0 ||
        (table.epochDays[row] - table.epochDays[newest] || table.epochNanos[row] - table.epochNanos[newest]) >
          0)
    )
      newest = row;
  return {
    scale: "UTC",
    days: table.epochDays[newest],
    nanos: Math.floor(table.epochNanos[newest] / 1e9) * 1e9,
  };
}

const isElementFormat = (format: string): format is ElementFormat =>
  (elementFormats as readonly string[]).includes(format);

function writeElements(
  bytes: Uint8Array,
  source: string,
  format: ElementFormat,
  context: CliContext,
): boolean {
  const { table, problems } = readElementSetFile(bytes, { source });
  for (const problem of problems) context.problem(source, problem);
  if (problems.length > 0) process.exitCode = 1;
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
      context.problem(source, { code: error.code, line: row + 1, column: 1, parts: error.parts });
      process.exitCode = 1;
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
    for (const problem of problems) context.problem(source, problem);
    if (problems.length > 0) process.exitCode = 1;
    messages = ommMessages(table, {
      creationDate: formatIsoUtc(systemClock.now(), 0).slice(0, -1),
      originator: "HOSHIMORI",
    });
  } else {
    const read = readMessages(bytes, { source });
    for (const problem of read.problems) context.problem(source, problem);
    if (read.problems.length > 0) process.exitCode = 1;
    messages = read.messages.filter((message) => message.kind === kind);
  }
  if (notation === "xml")
    messages = messages.filter((message) => {
      if (hasXmlForm(message)) return true;
      const { version, line } = message;
      context.problem(source, { code: "convert-no-xml-form", line, column: 1, parts: { kind, version } });
      process.exitCode = 1;
      return false;
    });
  if (messages.length === 0) return false;
  process.stdout.write(notation === "xml" ? writeXml(messages) : writeKvn(messages));
  return true;
}
