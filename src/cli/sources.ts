import { Command } from "commander";
import {
  type ComparedSource,
  compareSources,
  elementSetStates,
  ephemerisState,
  type SourceComparison,
} from "../catalog/index.ts";
import {
  type CatalogNumber,
  describeError,
  fillTemplate,
  HoshimoriError,
  type Problem,
  type TemplateParts,
} from "../core/index.ts";
import { readInputFile } from "../feeds/index.ts";
import {
  looksLikeMessage,
  readElementSetFile,
  readEphemerides,
  readMessages,
  type StateEphemeris,
} from "../formats/index.ts";
import { concatTables, type ElementTable } from "../orbit/index.ts";
import { compareInstants, type Instant, instantFromTable, parseIsoUtc } from "../time/index.ts";
import { elementSetFiles } from "./detect-input.ts";
import { type CliContext, commandContext } from "./output.ts";
import { catalogNumberOf } from "./propagate-times.ts";
import texts from "./sources-texts.json" with { type: "json" };

interface SourcesOptions {
  readonly id: string;
  readonly at?: string;
}

interface SourceFile {
  readonly name: string;
  readonly table: ElementTable;
  /** Of an OEM; a file is of one sort or the other. */
  readonly ephemerides: readonly StateEphemeris[];
}

/** `hoshimori sources FILE… --id N`: one object's sources side by side, from files alone. */
export const sourcesCommand = (): Command =>
  new Command("sources")
    .description("where different sources put one object at the same time, and how far they disagree")
    .argument("<files...>", `${elementSetFiles}; OEM`)
    .requiredOption("--id <number>", "catalog number of the object")
    .option("--at <time>", "common time, ISO 8601 UTC (default: the newest epoch of the object)")
    .addHelpText(
      "after",
      `
Each file is a source; in one file, sets whose names end in different publishers in brackets are sources of their own
("LAGEOS2 [DGF]", "LAGEOS2 [HTS]"). Of each the newest set with an epoch at or before the time is propagated, else the next after it.
An OEM is a source, too, where it names the object by its number or by the designator that the other files' sets have.
Distances are told from the source with the least age, in its radial, in-track and cross-track axes.`,
    )
    .action(async (files: string[], options: SourcesOptions, command: Command) => {
      await compareFiles(files, options, commandContext(command));
    });

async function compareFiles(
  files: readonly string[],
  options: SourcesOptions,
  context: CliContext,
): Promise<void> {
  const id = catalogNumberOf(options.id);
  if (id === undefined) throw new HoshimoriError("propagate-id", { value: options.id });
  const given = options.at === undefined ? undefined : parseIsoUtc(options.at);
  const read: SourceFile[] = [];
  for (const file of files) {
    const { name, bytes } = await readInputFile(file);
    const { problems, ...found } = contentOf(bytes, name);
    for (const problem of problems) context.problem(name, problem);
    read.push({ name, ...found });
  }
  const at = given ?? newestEpoch(read, id);
  if (!at) throw new HoshimoriError("sources-no-elements", { files: files.join(", "), id });
  const refs = refsOf(read, id);
  const states = read.flatMap(({ name, table, ephemerides }) => {
    const own = ephemerides.filter(({ objectRef }) => refs.has(objectRef));
    return [...elementSetStates(name, table, id, at), ...[ephemerisState(name, own, at) ?? []].flat()];
  });
  if (states.length === 0) throw new HoshimoriError("sources-no-elements", { files: files.join(", "), id });
  write(id, nameIn(read, id), compareSources(states, at), context);
}

function contentOf(
  bytes: Uint8Array,
  source: string,
): Omit<SourceFile, "name"> & { readonly problems: readonly Problem[] } {
  if (looksLikeMessage(bytes) && readMessages(bytes, { source }).messages.some(({ kind }) => kind === "oem"))
    return { table: concatTables([]), ...readEphemerides(bytes, { source }) };
  return { ephemerides: [], ...readElementSetFile(bytes, { source }) };
}

/** How a message may name the object: by its number, or by the designator that its element sets have. */
function refsOf(files: readonly SourceFile[], id: CatalogNumber): ReadonlySet<string> {
  const refs = new Set([String(id)]);
  for (const { table } of files)
    for (let row = 0; row < table.count; row++)
      if (table.id[row] === id && table.internationalDesignator[row])
        refs.add(table.internationalDesignator[row]);
  return refs;
}

function newestEpoch(files: readonly SourceFile[], id: CatalogNumber): Instant | undefined {
  let newest: Instant | undefined;
  for (const { table } of files)
    for (let row = 0; row < table.count; row++) {
      if (table.id[row] !== id) continue;
      const epoch = instantFromTable(table, row);
      if (!newest || compareInstants(epoch, newest) > 0) newest = epoch;
    }
  return newest;
}

function nameIn(files: readonly SourceFile[], id: CatalogNumber): string {
  for (const { table } of files) {
    const row = table.id.indexOf(id);
    if (row >= 0 && table.name[row]) return table.name[row];
  }
  return String(id);
}

function write(id: CatalogNumber, name: string, comparison: SourceComparison, context: CliContext): void {
  const { at, reference, sources, largestDistanceKm } = comparison;
  const text = (key: keyof typeof texts, parts: TemplateParts = {}) =>
    fillTemplate(texts[key][context.language], parts);
  const problemOf = ({ problem }: ComparedSource): string =>
    problem ? describeError({ code: problem, parts: { id } }, context.language) : "";
  if (context.json) {
    for (const source of sources) {
      const message = problemOf(source);
      const { problem, ...known } = source;
      context.out({ id, name, at, reference, ...known, ...(problem ? { error: problem, message } : {}) }, "");
    }
    return;
  }
  const head = [
    text("column-source"),
    text("column-kind"),
    text("column-epoch"),
    text("column-age"),
    text("column-radial"),
    text("column-in-track"),
    text("column-cross-track"),
    text("column-distance"),
  ];
  const rows = sources.map((source) => [
    source.source,
    text(source.kind),
    source.epoch.slice(0, 19),
    source.ageDays.toFixed(3),
    ...(source.ricKm
      ? [...source.ricKm, source.distanceKm ?? 0].map((km) => km.toFixed(3))
      : [problemOf(source)]),
  ]);
  context.out({}, text("heading", { name: `${name} (${id})`, at }));
  for (const line of aligned([head, ...rows])) context.out({}, line);
  if (reference !== undefined) context.out({}, text("reference", { source: reference }));
  if (largestDistanceKm !== undefined)
    context.out({}, text("largest", { distanceKm: largestDistanceKm.toFixed(3) }));
}

/** East Asian letters take two columns of a terminal. */
const widthOf = (value: string): number =>
  value.length + (value.match(/[\u3000-\u9fff\uff01-\uff60]/g)?.length ?? 0);

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ""))));
  const isText = (column: number) => column < 3;
  return rows.map((row) =>
    row
      .map((value, column) => {
        const blanks = " ".repeat(Math.max(0, widths[column] - widthOf(value)));
        return isText(column) ? value + blanks : blanks + value;
      })
      .join("  ")
      .trimEnd(),
  );
}
