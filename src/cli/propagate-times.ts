import { type CatalogNumber, HoshimoriError, type Problem } from "../core/index.ts";
import { readCsv } from "../formats/index.ts";
import { addSeconds, compareInstants, elapsedSeconds, type Instant, parseIsoUtc } from "../time/index.ts";

/** One state that was asked for. */
export interface Point {
  readonly id: CatalogNumber;
  readonly time: Instant;
}

/** Given: text of an option or a field. Returned: the catalog number, or undefined where it is none. */
export const catalogNumberOf = (text: string): CatalogNumber | undefined =>
  /^\d{1,9}$/.test(text) ? Number(text) : undefined;

/**
 * Given: CSV with lines `id,time` (a header, comments with # and further columns are skipped).
 * Returned: the points in their order, and a problem for every line that is none.
 */
export function readPoints(text: string): {
  readonly points: readonly Point[];
  readonly problems: readonly Problem[];
} {
  const points: Point[] = [];
  const problems: Problem[] = [];
  for (const [index, { line, fields }] of readCsv(text).entries()) {
    const [idText = "", timeText = ""] = fields.map((field) => field.trim());
    const isHeader = index === 0 && idText.toLowerCase() === "id";
    if (isHeader || idText.startsWith("#")) continue;
    const id = catalogNumberOf(idText);
    if (id === undefined) {
      problems.push({
        code: "propagate-point",
        line,
        column: 1,
        parts: { text: fields.join(",").slice(0, 60) },
      });
      continue;
    }
    try {
      points.push({ id, time: parseIsoUtc(timeText) });
    } catch (error) {
      if (!(error instanceof HoshimoriError)) throw error;
      problems.push({ code: error.code, line, column: fields[0].length + 2, parts: error.parts });
    }
  }
  return { points, problems };
}

/** Given: option texts of a grid. Returned: its instants, both ends included, counted from the start without drift. */
export function gridOf(startText: string, endText: string, stepText: string): readonly Instant[] {
  const start = parseIsoUtc(startText);
  const end = parseIsoUtc(endText);
  const step = Number(stepText);
  if (!(step >= 1e-6 && Number.isFinite(step)))
    throw new HoshimoriError("propagate-step", { value: stepText });
  if (compareInstants(end, start) < 0)
    throw new HoshimoriError("propagate-end-before-start", { start: startText, end: endText });
  // A millionth of a step covers the rounding of elapsed / step where the end lies on the grid.
  const steps = Math.floor(elapsedSeconds(start, end) / step + 1e-6);
  return Array.from({ length: steps + 1 }, (_, index) => addSeconds(start, index * step));
}
