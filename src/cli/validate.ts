import { Command } from "commander";
import { describeError, fillTemplate, HoshimoriError, type Problem } from "../core/index.ts";
import { readInputFile } from "../feeds/index.ts";
import {
  looksLikeMessage,
  looksLikeXml,
  readElementSetFile,
  readMessages,
  readOpenTable,
  readSatcat,
} from "../formats/index.ts";
import { type CliContext, commandContext } from "./output.ts";
import texts from "./validate-texts.json" with { type: "json" };

/** `hoshimori validate FILE`: what is wrong with a file, each place with its remedy. */
export function validateCommand(): Command {
  return new Command("validate")
    .description("what is wrong with a file of messages, element sets or catalog entries")
    .argument(
      "<file>",
      "OPM, OMM, OEM, OCM, CDM, TDM, NDM in KVN or XML; TLE, 3LE, OMM CSV or JSON; SATCAT, GCAT, UCS, SOCRATES, gpsjam, aircraft.json, QZSS operations; plain, .gz, .bz2, .xz or .lzma; - for standard input",
    )
    .addHelpText("after", "\nExit code 0: no problem; 1: problems; 3: the file can't be read at all.")
    .action(async (file: string, _: unknown, command: Command) => {
      await validateFile(file, commandContext(command));
    });
}

async function validateFile(file: string, context: CliContext): Promise<void> {
  const { name, bytes } = await readInputFile(file);
  const { problems, found } = contentOf(bytes, name);
  for (const { code, line, column, parts } of problems) {
    const message = describeError(parts === undefined ? { code } : { code, parts }, context.language);
    context.out({ line, column, code, message }, `${name}:${line}:${column}: ${message} [${code}]`);
  }
  // The last problem may stand for many that were counted only.
  const count = problems.reduce(
    (sum, { code, parts }) => sum + (code === "problems-more" ? Number(parts?.count) : 1),
    0,
  );
  const text = problems.length === 0 ? texts.valid : texts.problems;
  context.note(fillTemplate(text[context.language], { found, count }));
  if (problems.length > 0) process.exitCode = 1;
}

/** What is in the bytes, in words like `2 oem` or `16091 tle`, and its problems. */
export function contentOf(
  bytes: Uint8Array,
  source: string,
): { problems: readonly Problem[]; found: string } {
  if (looksLikeMessage(bytes) || looksLikeXml(bytes)) {
    const { messages, problems, unread } = readMessages(bytes, { source });
    const counts = new Map<string, number>();
    for (const kind of [...messages.map((message) => message.kind), ...unread])
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return { problems, found: [...counts].map(([kind, count]) => `${count} ${kind}`).join(", ") || "0" };
  }
  const open = readOpenTable(bytes, { source });
  if (open) return { problems: open.problems, found: `${open.count} ${open.kind}` };
  try {
    const { table, problems, format } = readElementSetFile(bytes, { source });
    return { problems, found: `${table.count} ${format}` };
  } catch (error) {
    if (!(error instanceof HoshimoriError)) throw error;
    // A SATCAT has columns of an OMM, too, and so is taken for one that lacks the others.
    const isSatcat = error.code === "omm-csv-column-missing" && hasSatcatColumns(bytes);
    if (error.code !== "input-not-recognized" && !isSatcat) throw error;
  }
  const { records, problems } = readSatcat(bytes, { source });
  return { problems, found: `${records.length} satcat` };
}

/** Columns that a SATCAT has and an OMM has not. */
const hasSatcatColumns = (bytes: Uint8Array): boolean =>
  /OBJECT_TYPE|PAYLOAD_FLAG/i.test(new TextDecoder().decode(bytes.subarray(0, 4096)).split("\n", 1)[0]);
