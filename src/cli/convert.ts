import { Command, Option } from "commander";
import { HoshimoriError } from "../core/index.ts";
import { readInputFile } from "../feeds/index.ts";
import {
  hasXmlForm,
  looksLikeMessage,
  type MessageKind,
  type NavigationMessage,
  ommMessages,
  readElementSets,
  readMessages,
  writeKvn,
  writeOmmCsv,
  writeOmmJson,
  writeTle,
  writeXml,
} from "../formats/index.ts";
import { type ElementTable, elementsAt } from "../orbit/index.ts";
import { formatIsoUtc, systemClock } from "../time/index.ts";
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

/** `hoshimori convert FILE --to FORMAT`: the file in another form, on standard output. */
export function convertCommand(): Command {
  return new Command("convert")
    .description("write element sets or messages in another form")
    .argument("<file>", "as for `hoshimori validate`; plain or .gz; - for standard input")
    .addOption(
      new Option("--to <format>", "form to write")
        .choices([...elementFormats, ...messageFormats])
        .makeOptionMandatory(),
    )
    .addHelpText(
      "after",
      `
A message is written with all that it holds; what has problems is left out, told on standard error, and the exit code is 1.
A TLE rounds what it holds and takes catalog numbers up to 339,999; the other forms keep every digit.`,
    )
    .action(async (file: string, { to }: { to: ElementFormat | MessageFormat }, command: Command) => {
      await convertFile(file, to, commandContext(command));
    });
}

async function convertFile(
  file: string,
  format: ElementFormat | MessageFormat,
  context: CliContext,
): Promise<void> {
  const { name, bytes } = await readInputFile(file);
  const isWritten = isElementFormat(format)
    ? writeElements(bytes, name, format, context)
    : writeMessages(bytes, name, format, context);
  if (!isWritten)
    throw new HoshimoriError("convert-no-records", {
      source: name,
      format,
      found: contentOf(bytes, name).found,
    });
}

const isElementFormat = (format: string): format is ElementFormat =>
  (elementFormats as readonly string[]).includes(format);

function writeElements(
  bytes: Uint8Array,
  source: string,
  format: ElementFormat,
  context: CliContext,
): boolean {
  const { table, problems } = readElementSets(bytes, { source });
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
    const { table, problems } = readElementSets(bytes, { source });
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
