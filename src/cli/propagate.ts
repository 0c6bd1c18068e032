import { Command, Option } from "commander";
import { type CatalogNumber, describeError, type ErrorCode, HoshimoriError } from "../core/index.ts";
import { readInputFile } from "../feeds/index.ts";
import { readElementSetFile } from "../formats/index.ts";
import {
  type ElementTable,
  indexElementSets,
  initializeSgp4Row,
  minutesSinceEpoch,
  type OperationMode,
  propagateSgp4,
  type Sgp4Model,
  sgp4StatusCode,
} from "../orbit/index.ts";
import {
  type EarthOrientation,
  earthOrientationFromRows,
  formatIsoUtc,
  type Instant,
  parseEarthOrientation,
  zeroEarthOrientation,
} from "../time/index.ts";
import { type CliContext, commandContext } from "./output.ts";
import { type FrameName, frameNames, frameTurner } from "./propagate-frames.ts";
import { catalogNumberOf, gridOf, type Point, readPoints } from "./propagate-times.ts";

interface PropagateOptions {
  readonly start?: string;
  readonly end?: string;
  readonly step?: string;
  readonly at?: string;
  readonly id?: readonly string[];
  readonly frame: FrameName;
  readonly mode: OperationMode;
  readonly eop?: string;
}

/** `hoshimori propagate FILE`: states of objects at times, from files alone. */
export function propagateCommand(): Command {
  return new Command("propagate")
    .description("positions and velocities by SGP4/SDP4 from a file of element sets")
    .argument(
      "<file>",
      "TLE, 3LE, or OMM as CSV, JSON, KVN or XML; plain, .gz, .bz2, .xz or .lzma; - for standard input",
    )
    .option("--start <time>", "first time, ISO 8601 UTC")
    .option("--end <time>", "last time")
    .option("--step <seconds>", "seconds from one time to the next")
    .option("--at <points.csv>", "instead: a file with lines id,time")
    .option("--id <number>", "this object only; may be repeated (default: all of the file)", collect)
    .addOption(new Option("--frame <name>", "frame of the result").choices(frameNames).default("teme"))
    .addOption(new Option("--mode <letter>", "SGP4 operation mode").choices(["i", "a"]).default("i"))
    .option("--eop <file>", "Earth orientation (IERS C04 CSV or finals2000A) for gcrf and itrf")
    .addHelpText(
      "after",
      `
Where the file has several element sets of one object, the set with the nearest epoch before the time is used,
else the nearest after. Where SGP4 gives no position, the record has "error" instead of a state.
Without --eop, UT1 is taken as UTC: itrf is then up to 0.4 km off in low orbit (0.9 s of Earth rotation).`,
    )
    .action(async (file: string, options: PropagateOptions, command: Command) => {
      await propagateFile(file, options, commandContext(command));
    });
}

async function propagateFile(file: string, options: PropagateOptions, context: CliContext): Promise<void> {
  const ids = options.id?.map(requireCatalogNumber);
  const grid = gridFrom(options);
  const { name, bytes } = await readInputFile(file);
  const { table, problems } = readElementSetFile(bytes, { source: name });
  for (const problem of problems) context.problem(name, problem);
  if (table.count === 0) throw new HoshimoriError("propagate-no-sets", { source: name });
  const states = stateWriter(table, options, await orientationFrom(options.eop, context), context);

  if (grid) {
    for (const id of ids ?? states.ids) for (const time of grid) states.write({ id, time });
  } else if (options.at !== undefined) {
    const points = await readInputFile(options.at);
    const read = readPoints(new TextDecoder().decode(points.bytes));
    for (const problem of read.problems) context.problem(points.name, problem);
    if (read.problems.length > 0) process.exitCode = 1;
    if (read.points.length === 0) throw new HoshimoriError("propagate-no-points", { source: points.name });
    const wanted = ids && new Set(ids);
    for (const point of read.points) if (!wanted || wanted.has(point.id)) states.write(point);
  }
}

const collect = (value: string, sofar: readonly string[] = []): readonly string[] => [...sofar, value];

function requireCatalogNumber(value: string): CatalogNumber {
  const id = catalogNumberOf(value);
  if (id === undefined) throw new HoshimoriError("propagate-id", { value });
  return id;
}

function gridFrom({ start, end, step, at }: PropagateOptions): readonly Instant[] | undefined {
  const anyOfGrid = start !== undefined || end !== undefined || step !== undefined;
  if (at !== undefined) {
    if (anyOfGrid) throw new HoshimoriError("propagate-times-twice");
    return undefined;
  }
  if (start === undefined || end === undefined || step === undefined)
    throw new HoshimoriError("propagate-times-missing");
  return gridOf(start, end, step);
}

async function orientationFrom(path: string | undefined, context: CliContext): Promise<EarthOrientation> {
  if (path === undefined) return zeroEarthOrientation;
  const { name, bytes } = await readInputFile(path);
  const { rows, problems } = parseEarthOrientation(new TextDecoder().decode(bytes));
  for (const problem of problems) context.problem(name, problem);
  if (rows.length === 0) throw new HoshimoriError("eop-no-rows");
  return earthOrientationFromRows(rows, name);
}

/** Writes one record a point; models are made once and kept. */
function stateWriter(
  table: ElementTable,
  { frame, mode }: PropagateOptions,
  orientation: EarthOrientation,
  context: CliContext,
) {
  const index = indexElementSets(table);
  const models = new Map<number, Sgp4Model>();
  const turn = frameTurner(frame, orientation);
  const teme = new Float64Array(6);

  const modelOf = (row: number): Sgp4Model => {
    const known = models.get(row);
    if (known) return known;
    const model = initializeSgp4Row(table, row, mode);
    models.set(row, model);
    return model;
  };
  const writeError = (id: CatalogNumber, time: string, code: ErrorCode) => {
    const message = describeError({ code, parts: { id } }, context.language);
    context.out({ id, time, error: code, message }, `${id}  ${time}  ${message}`);
  };
  return {
    ids: index.ids,
    write({ id, time: instant }: Point): void {
      const time = formatTime(instant);
      const row = index.rowFor(id, instant);
      if (row < 0) {
        writeError(id, time, "propagate-no-elements");
        return;
      }
      const model = modelOf(row);
      const error = sgp4StatusCode(propagateSgp4(model, minutesSinceEpoch(model, instant), teme));
      if (error) {
        writeError(id, time, error);
        return;
      }
      const { positionKm, velocityKmPerS } = turn(teme, instant);
      context.out(
        { id, time, frame, positionKm, velocityKmPerS },
        stateLine(id, time, positionKm, velocityKmPerS),
      );
    },
  };
}

/** Six decimals, or nine where the time has nanoseconds. */
const formatTime = (instant: Instant): string => formatIsoUtc(instant, instant.nanos % 1000 === 0 ? 6 : 9);

function stateLine(
  id: CatalogNumber,
  time: string,
  positionKm: readonly number[],
  velocityKmPerS: readonly number[],
): string {
  const position = positionKm.map((value) => value.toFixed(6).padStart(17)).join("");
  const velocity = velocityKmPerS.map((value) => value.toFixed(9).padStart(14)).join("");
  return `${String(id).padStart(9)}  ${time}${position}${velocity}`;
}
