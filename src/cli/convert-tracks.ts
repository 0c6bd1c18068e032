import { type CatalogNumber, HoshimoriError, type Problem } from "../core/index.ts";
import { readElementSetFile, type TrackSpan, writeCzml, writeKml } from "../formats/index.ts";
import { type ElementTable, elementsAt, indexElementSets } from "../orbit/index.ts";
import { addSeconds, elapsedSeconds, type Instant, parseIsoUtc } from "../time/index.ts";
import type { CliContext } from "./output.ts";
import { catalogNumberOf } from "./propagate-times.ts";

export const trackFormats = ["czml", "kml"] as const;
export type TrackFormat = (typeof trackFormats)[number];

export interface TrackOptions {
  readonly start?: string;
  readonly end?: string;
  readonly step?: string;
  readonly id?: readonly string[];
}

/** Objects of one file of tracks without --id; more are slow to show and rarely meant. */
export const mostObjects = 500;
/** Positions of one file of tracks: about 40 MB. */
const mostSamples = 1_000_000;

/**
 * Writes positions of objects over time to standard output. Given: a file of element sets, the form, what was asked for.
 * Returned: false where nothing could be written. Errors: `convert-too-many-…`, `propagate-…`.
 */
export function writeTracks(
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
