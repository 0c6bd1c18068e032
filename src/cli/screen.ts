import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Command, Option } from "commander";
import { requireOwner } from "../catalog/index.ts";
import {
  type CatalogNumber,
  fillTemplate,
  HoshimoriError,
  type Language,
  type TemplateParts,
} from "../core/index.ts";
import { demoFiles, type InputFile, readDemoFile, readInputFile } from "../feeds/index.ts";
import { readElementSetFile, readSatcat } from "../formats/index.ts";
import type { ElementTable, OperationMode } from "../orbit/index.ts";
import {
  type Conjunction,
  mergeEpisodes,
  type ScreenOptions,
  type ScreenSummary,
  screenCatalog,
  startScreeningThreads,
  type VolumeEntry,
  type VolumeSet,
  volumeSet,
  volumeSetNames,
} from "../screen/index.ts";
import { formatIsoUtc, type Instant, parseIsoUtc } from "../time/index.ts";
import { type CliContext, commandContext } from "./output.ts";
import { catalogNumberOf } from "./propagate-times.ts";
import { type ScreenHistory, screenHistory } from "./screen-history.ts";
import texts from "./screen-texts.json" with { type: "json" };

type TextKey = keyof typeof texts;

interface ScreenCommandOptions {
  readonly id?: readonly string[];
  readonly owner?: readonly string[];
  readonly satcat?: string;
  readonly start: string;
  readonly hours: string;
  readonly within?: string;
  readonly volume?: string;
  readonly mode: OperationMode;
  readonly threads?: string;
  readonly episodes?: boolean;
  readonly history?: readonly string[];
  readonly hbr?: string;
}

/** `hoshimori screen FILE`: close approaches from a file of element sets alone. */
export function screenCommand(): Command {
  return new Command("screen")
    .description("minima of distance between objects: all on all, or chosen ones on all")
    .argument(
      "<file>",
      "TLE, 3LE, or OMM as CSV, JSON, KVN or XML; plain, .gz, .bz2, .xz or .lzma; - for standard input",
    )
    .option("--id <number>", "pairs with this object; may be repeated", collect)
    .option("--owner <code>", "pairs with this owner's objects (CelesTrak's code); may be repeated", collect)
    .option(
      "--satcat <file>",
      "satellite catalog that names the owners (default: the bundled one, payloads only)",
    )
    .requiredOption("--start <time>", "begin of the window, ISO 8601 UTC")
    .requiredOption("--hours <number>", "length of the window")
    .option("--within <km>", "largest distance of a minimum; either this or --volume")
    .option(
      "--volume <name>",
      `minima around which one object enters the other's screening volume: ${volumeSetNames.join(", ")}`,
    )
    .addOption(new Option("--mode <letter>", "SGP4 operation mode").choices(["i", "a"]).default("i"))
    .option("--threads <number>", "threads (default: one a processor); changes nothing but the time")
    .option("--episodes", "one record an episode for pairs slower than 0.05 km/s (written at the end)")
    .option(
      "--history <file...>",
      "element sets of the objects over weeks: covariances are estimated from them, and a probability is given",
    )
    .option(
      "--hbr <metres>",
      "with --history: combined radius (default: assumed by the kind of both objects)",
    )
    .addHelpText(
      "after",
      `
Of several element sets of one object the newest not after the start is used, else the nearest after it.
Screening volumes lie around the chosen objects, or around all (policies/screening-volumes.json, with source and status of each set).
maxProbability is the upper bound over the unknown size of the errors of public elements: it is no basis for a decision.
With --history each record whose objects the history tells of has probability (Foster, 2-D) and dilution ("diluted": with better known orbits
it would be larger), covarianceSource "estimated-from-history": how much an object's own sets disagree. No owner's covariance is behind it.`,
    )
    .action(async (file: string, options: ScreenCommandOptions, command: Command) => {
      await screenFile(file, options, commandContext(command));
    });
}

async function screenFile(file: string, options: ScreenCommandOptions, context: CliContext): Promise<void> {
  const start = parseIsoUtc(options.start);
  const hours = numberOf("--hours", options.hours, "24");
  const extent = extentOf(options);
  const threads = options.threads === undefined ? undefined : threadCountOf(options.threads);
  const hbrM = options.hbr === undefined ? undefined : numberOf("--hbr", options.hbr, "10");
  if (hbrM !== undefined && !(hbrM >= 0)) throw new HoshimoriError("pc-radius", { radius: hbrM });
  const ids = (options.id ?? []).map(requireCatalogNumber);
  const owners = (options.owner ?? []).map((code) => requireOwner(code).code);

  // All on all needs its threads at once: they load while the file is read.
  const isAll = ids.length === 0 && owners.length === 0;
  const started = isAll ? startScreeningThreads(threads ?? availableParallelism()) : undefined;

  const { name, bytes } = await readInputFile(file);
  const { table, problems } = readElementSetFile(bytes, { source: name });
  for (const problem of problems) context.problem(name, problem);
  if (table.count === 0) throw new HoshimoriError("screen-no-elements", { file: name });
  const chosen = [...ids, ...(await idsOfOwners(table, name, owners, options.satcat, context))];

  const history =
    options.history &&
    (await screenHistory(options.history, table, { start, operationMode: options.mode, hbrM }, context));
  const write = (conjunction: Conjunction) => writeConjunction(conjunction, history, context);

  const found = screenCatalog(table, {
    start,
    hours,
    ...("set" in extent ? { volume: extent.set } : extent),
    operationMode: options.mode,
    ...(chosen.length > 0 ? { primaries: new Set(chosen) } : {}),
    ...(threads === undefined ? {} : { threads }),
    ...(started ? { started } : {}),
    onProgress: progressWriter(context),
    onSummary: (summary) => writeSummary(summary, context),
  } satisfies ScreenOptions);
  if ("set" in extent) noteVolumes(extent.set, context);
  if (!context.json) context.note(history ? `${heading}  ${history.heading}` : heading);
  if (options.episodes) {
    const conjunctions: Conjunction[] = [];
    for await (const conjunction of found) conjunctions.push(conjunction);
    for (const conjunction of mergeEpisodes(conjunctions)) await write(conjunction);
  } else for await (const conjunction of found) await write(conjunction);
  history?.summarize();
}

/** Exactly one of `--within` and `--volume`. */
function extentOf({
  within,
  volume,
}: ScreenCommandOptions): { readonly withinKm: number } | { readonly set: VolumeSet } {
  if ((within === undefined) === (volume === undefined))
    throw new HoshimoriError("screen-distance-or-volume");
  if (volume !== undefined) return { set: volumeSet(volume) };
  return { withinKm: numberOf("--within", within ?? "", "5") };
}

function noteVolumes({ name, status, source }: VolumeSet, { note, language }: CliContext): void {
  const said = texts[status === "read" ? "volume-read" : "volume-unread"][language];
  note(fillTemplate(texts["volume-set"][language], { set: name, source, status: said }));
}

const collect = (value: string, sofar: readonly string[] = []): readonly string[] => [...sofar, value];

function numberOf(option: string, value: string, example: string): number {
  const number = value.trim() === "" ? Number.NaN : Number(value);
  if (Number.isNaN(number)) throw new HoshimoriError("option-not-a-number", { option, value, example });
  return number;
}

/** No machine the screening is for has more, and each holds some tens of megabytes. */
const maxThreads = 64;

function threadCountOf(value: string): number {
  const count = numberOf("--threads", value, "2");
  if (!Number.isInteger(count) || count < 1 || count > maxThreads)
    throw new HoshimoriError("threads-out-of-range", { value, max: maxThreads });
  return count;
}

function requireCatalogNumber(value: string): CatalogNumber {
  const id = catalogNumberOf(value);
  if (id === undefined)
    throw new HoshimoriError("option-not-a-number", { option: "--id", value, example: "25544" });
  return id;
}

async function idsOfOwners(
  table: ElementTable,
  file: string,
  owners: readonly string[],
  satcatPath: string | undefined,
  context: CliContext,
): Promise<CatalogNumber[]> {
  if (owners.length === 0) return [];
  const satcat = satcatPath === undefined ? await bundledSatcat() : await readInputFile(satcatPath);
  const { records, problems } = readSatcat(satcat.bytes, { source: satcat.name });
  for (const problem of problems) context.problem(satcat.name, problem);
  const present = new Set(table.id);
  return owners.flatMap((owner) => {
    const ids = records
      .filter((record) => record.owner === owner && present.has(record.id))
      .map(({ id }) => id);
    if (ids.length === 0) throw new HoshimoriError("screen-owner-unknown", { owner, file });
    return ids;
  });
}

async function bundledSatcat(): Promise<InputFile> {
  const file = demoFiles().find(({ role }) => role === "satcat");
  if (!file) throw new HoshimoriError("input-not-found", { path: "data/demo" });
  return readDemoFile(file);
}

const heading = [
  "id1".padStart(9),
  "id2".padStart(9),
  "time of closest approach".padEnd(27),
  "km".padStart(12),
  "km/s".padStart(10),
  "R, I, C km".padStart(33),
  "max Pc (TLE)".padStart(13),
  "age d".padStart(13),
  "names",
].join("  ");

async function writeConjunction(
  conjunction: Conjunction,
  history: ScreenHistory | undefined,
  context: CliContext,
): Promise<void> {
  const found = history?.probabilityOf(conjunction);
  context.out(
    () => ({ ...recordOf(conjunction), ...found }),
    () => {
      const line = lineOf(conjunction, context.language);
      return history ? `${line}  ${history.textOf(found)}` : line;
    },
  );
  if (process.stdout.writableNeedDrain) await once(process.stdout, "drain");
}

function recordOf({ tca, episode, ...rest }: Conjunction): object {
  const { id1, id2, name1, name2, ...figures } = rest;
  return {
    id1,
    id2,
    name1,
    name2,
    tca: timeOf(tca),
    ...figures,
    probabilityBasis: "TLE",
    ...(episode
      ? { episode: { from: timeOf(episode.from), to: timeOf(episode.to), minima: episode.minima } }
      : {}),
  };
}

function lineOf(c: Conjunction, language: Language): string {
  const ages = `${c.ageDays1.toFixed(1)} ${c.ageDays2.toFixed(1)}`;
  return [
    String(c.id1).padStart(9),
    String(c.id2).padStart(9),
    timeOf(c.tca).padEnd(27),
    c.missDistanceKm.toFixed(6).padStart(12),
    c.relativeSpeedKmPerS.toFixed(6).padStart(10),
    c.ricKm.map((component) => component.toFixed(4).padStart(11)).join(""),
    (c.maxProbability?.toExponential(1) ?? "").padStart(13),
    ages.padStart(13),
    `${c.name1} · ${c.name2}${c.episode ? ` (${c.episode.minima}×)` : ""}`,
    ...(c.volume?.entered ?? []).map((entry) => `[${textOfEntry(entry, language)}]`),
  ].join("  ");
}

function textOfEntry({ of, regime, insideAtTca, unverified }: VolumeEntry, language: Language): string {
  const parts = unverified?.map((part) => texts[`volume-part-${part}`][language]).join(", ");
  return [
    fillTemplate(texts["volume-of"][language], { regime, id: of }),
    insideAtTca ? "" : texts["volume-beside"][language],
    parts === undefined ? "" : fillTemplate(texts["volume-unchecked"][language], { parts }),
  ].join("");
}

const timeOf = (instant: Instant): string => formatIsoUtc(instant, 6);

/** A whole percent at a time. */
function progressWriter(context: CliContext): NonNullable<ScreenOptions["onProgress"]> {
  let shown = -1;
  const step = process.stderr.isTTY ? 1 : 10;
  return ({ fraction, minima }) => {
    const percent = Math.floor(100 * fraction);
    if (percent < shown + step && percent < 100) return;
    if (percent === shown) return;
    shown = percent;
    context.progress(fillTemplate(texts.progress[context.language], { percent, minima }));
  };
}

function writeSummary(summary: ScreenSummary, { note, language }: CliContext): void {
  const { objects, minima, skipped, sameOrbit, unusedSets, volume } = summary;
  const say = (key: TextKey, parts: TemplateParts) => note(fillTemplate(texts[key][language], parts));
  say("summary", { objects, minima });
  if (volume) {
    const { set, regimes, outside } = volume;
    const counts = regimes.map(({ regime, objects }) => `${regime} ${objects}`);
    if (counts.length > 0) say("volume-regimes", { regimes: counts.join(", ") });
    if (outside.length > 0)
      say("volume-outside", { set, objects: outside.length, ids: someOf(outside.map(String)) });
  }
  if (unusedSets > 0) say("unused-sets", { sets: unusedSets });
  if (skipped.length > 0)
    say("skipped", { objects: skipped.length, ids: someOf(skipped.map(({ id }) => String(id))) });
  if (sameOrbit.length > 0)
    say("same-orbit", { groups: sameOrbit.length, ids: someOf(sameOrbit.map((ids) => ids.join("="))) });
}

const someOf = (texts: readonly string[]): string =>
  texts.slice(0, 10).join(", ") + (texts.length > 10 ? ", …" : "");
