import { Command, Option } from "commander";
import type { HistoryCovariance } from "../catalog/index.ts";
import { fillTemplate, HoshimoriError, norm, subtract, type TemplateParts } from "../core/index.ts";
import { readInputFile } from "../feeds/index.ts";
import { type Cdm, readCdms } from "../formats/index.ts";
import {
  type BodyShape,
  bodyShapes,
  collisionProbability,
  type PcMethod,
  type PcResult,
  pcMethods,
} from "../screen/index.ts";
import { formatIsoUtc } from "../time/index.ts";
import { type CliContext, commandContext } from "./output.ts";
import { encounterOf, statedRadiusM } from "./pc-encounter.ts";
import { readHistory, withHistoryCovariance } from "./pc-history.ts";
import texts from "./pc-texts.json" with { type: "json" };

interface PcCommandOptions {
  readonly method: PcMethod;
  readonly hbr?: string;
  readonly shape: BodyShape;
  readonly samples?: string;
  readonly seed?: string;
  readonly history?: string;
}

/** `hoshimori pc FILE`: probability of collision from conjunction data messages. */
export function pcCommand(): Command {
  return new Command("pc")
    .description("probability of collision from conjunction data messages (CDM)")
    .argument(
      "<file>",
      "CDM in KVN or XML, one or several; plain, .gz, .bz2, .xz or .lzma; - for standard input",
    )
    .addOption(new Option("--method <name>", "how to compute it").choices([...pcMethods]).default("foster"))
    .option("--hbr <metres>", "combined hard-body radius (default: the message's HBR field or comment)")
    .addOption(
      new Option("--shape <name>", "foster: the body's shape in the plane")
        .choices([...bodyShapes])
        .default("circle"),
    )
    .option("--samples <number>", "monte-carlo: pairs of orbits drawn (default: 100000)")
    .option(
      "--history <file>",
      "element sets from which a covariance is estimated where a message brings none (of position only)",
    )
    .option("--seed <number>", "monte-carlo: seed of the random numbers (default: 1)")
    .addHelpText(
      "after",
      `
foster, chan, alfano: in the encounter plane, for short encounters; max: the largest over the size of the covariance.
nc2d, nc3d, monte-carlo: paths curve. Where a method does not hold for an encounter, the record's violations say so.`,
    )
    .action(async (file: string, options: PcCommandOptions, command: Command) => {
      await pcFile(file, options, commandContext(command));
    });
}

async function pcFile(file: string, options: PcCommandOptions, context: CliContext): Promise<void> {
  const hbrM = numberOf("--hbr", options.hbr, "20");
  const samples = numberOf("--samples", options.samples, "100000");
  const seed = numberOf("--seed", options.seed, "1");
  if (hbrM !== undefined && !(hbrM >= 0)) throw new HoshimoriError("pc-radius", { radius: hbrM });
  const history = options.history === undefined ? undefined : await readHistory([options.history], context);
  const { name, bytes } = await readInputFile(file);
  const { cdms, problems } = readCdms(bytes, { source: name });
  for (const problem of problems) context.problem(name, problem);
  if (cdms.length === 0) throw new HoshimoriError("pc-no-message", { file: name });
  if (!context.json) context.note(heading(context));
  for (const message of cdms) {
    const { cdm, estimated } = history
      ? withHistoryCovariance(message, history)
      : { cdm: message, estimated: [] };
    try {
      const radiusM = hbrM ?? statedRadiusM(cdm);
      if (radiusM === undefined) throw new HoshimoriError("pc-no-radius", { file: name });
      const result = collisionProbability(encounterOf(cdm, radiusM), {
        method: options.method,
        shape: options.shape,
        ...(samples === undefined ? {} : { samples }),
        ...(seed === undefined ? {} : { seed }),
      });
      write(cdm, radiusM, result, estimated, context);
    } catch (error) {
      // A message that can't be computed doesn't lose the ones after it.
      if (!(error instanceof HoshimoriError) || !perMessage.has(error.code)) throw error;
      context.problem(name, { code: error.code, line: cdm.line, column: 1, parts: error.parts });
      process.exitCode = 1;
    }
  }
  if (problems.some(({ code }) => losesMessage.has(code))) process.exitCode = 1;
}

const perMessage = new Set(["pc-no-radius", "pc-radius", "pc-frame"]);
const losesMessage = new Set([
  "cdm-field-missing",
  "cdm-object-count",
  "cdm-xml-not-understood",
  "problems-more",
]);

function numberOf(option: string, value: string | undefined, example: string): number | undefined {
  if (value === undefined) return undefined;
  const number = value.trim() === "" ? Number.NaN : Number(value);
  if (!Number.isFinite(number)) throw new HoshimoriError("option-not-a-number", { option, value, example });
  return number;
}

/** Designators are numbers as a rule, with leading zeros; others stay as they are. */
const idOf = (designator: string): number | string =>
  /^\d{1,9}$/.test(designator) ? Number(designator) : designator;

const missKm = ({ objects: [one, two] }: Cdm): number => norm(subtract(two.positionKm, one.positionKm));

function write(
  cdm: Cdm,
  hbrM: number,
  result: PcResult,
  estimated: readonly (HistoryCovariance | undefined)[],
  context: CliContext,
): void {
  const { method, probability, refusal, violations, remedied, plane, dilution, limits } = result;
  const { maxProbability, maxScale, hits, samples } = result;
  const [one, two] = cdm.objects;
  const tca = formatIsoUtc(cdm.tca, 6);
  const record = {
    id1: idOf(one.designator),
    id2: idOf(two.designator),
    name1: one.name,
    name2: two.name,
    tca,
    missDistanceKm: missKm(cdm),
    probability,
    method,
    hbrM,
    relativeSpeedKmPerS: plane?.relativeSpeedKmPerS,
    tcaOffsetS: plane?.tcaOffsetS,
    sigmaKm: plane?.sigma,
    refusal,
    violations: violations.length > 0 ? violations : undefined,
    remedied: remedied || undefined,
    dilution,
    maxProbability,
    maxScale,
    hits,
    samples,
    limits95: limits,
    statedProbability: cdm.collisionProbability,
    statedMethod: cdm.collisionProbabilityMethod,
    messageId: cdm.messageId,
    estimatedCovariance1: estimated[0],
    estimatedCovariance2: estimated[1],
  };
  const line = [
    String(record.id1).padStart(9),
    String(record.id2).padStart(9),
    tca.padEnd(27),
    record.missDistanceKm.toFixed(6).padStart(13),
    (probability?.toExponential(3) ?? "–").padStart(10),
    method.padEnd(11),
    (dilution ?? "").padEnd(8),
    (maxProbability?.toExponential(1) ?? "").padStart(8),
    `${one.name} · ${two.name}`,
  ].join("  ");
  context.out(record, line);
  const pair = `${record.id1} · ${record.id2}`;
  explain(pair, result, context);
  for (const [k, estimate] of estimated.entries())
    if (estimate) {
      const key = estimate.basis === "object" ? "estimated" : "estimated-by-regime";
      const { ageDays, pairs, regime } = estimate;
      const id = [record.id1, record.id2][k] as number;
      context.note(
        fillTemplate(texts[key][context.language], { pair, id, age: ageDays.toFixed(1), pairs, regime }),
      );
    }
}

function explain(
  pair: string,
  { method, refusal, violations, remedied }: PcResult,
  context: CliContext,
): void {
  const say = (key: keyof typeof texts, parts: TemplateParts = {}) =>
    fillTemplate(texts[key][context.language], parts);
  if (refusal) context.note(say("refused", { pair, method, reason: say(refusal) }));
  if (violations.length > 0) {
    const reasons = violations
      .map((violation) => say(violation))
      .join(context.language === "ja" ? "、" : ", ");
    context.note(say("violated", { pair, method, reasons }));
  }
  if (remedied) context.note(say("remedied", { pair }));
}

const heading = ({ language }: CliContext): string =>
  [
    "id1".padStart(9),
    "id2".padStart(9),
    "TCA".padEnd(27),
    texts["heading-distance"][language].padStart(13),
    "Pc".padStart(10),
    "method".padEnd(11),
    "side".padEnd(8),
    "max Pc".padStart(8),
    "names",
  ].join("  ");
