import { type CatalogNumber, HoshimoriError } from "../core/index.ts";
import type { ElementTable } from "../orbit/index.ts";
import type { Instant } from "../time/index.ts";
import { screeningPolicy } from "./policy.ts";

/** What every way of screening needs to know. */
export interface SpanOptions {
  readonly start: Instant;
  /** Length of the window, hours. */
  readonly hours: number;
  /** Largest distance of a minimum, km. */
  readonly withinKm: number;
  /** Pairs with at least one of these (one-on-all, set-on-all); all on all unless given. */
  readonly primaries?: ReadonlySet<CatalogNumber>;
  /** SGP4's operation mode; "i" (improved) unless given. CelesTrak screens in "a". */
  readonly operationMode?: "i" | "a";
}

/** Longest window, hours: public elements say nothing beyond some weeks. */
const maxHours = 24 * 60;

/** Errors: `screen-hours-out-of-range`, `screen-threshold-out-of-range`, `screen-primary-missing`. */
export function checkSpan(table: ElementTable, options: SpanOptions): void {
  const { hours, withinKm, primaries } = options;
  if (!(hours > 0 && hours <= maxHours))
    throw new HoshimoriError("screen-hours-out-of-range", { hours, max: maxHours });
  if (!(withinKm > 0 && withinKm <= screeningPolicy.maxThresholdKm))
    throw new HoshimoriError("screen-threshold-out-of-range", {
      withinKm,
      max: screeningPolicy.maxThresholdKm,
    });
  if (primaries) checkPrimaries(table, primaries);
}

function checkPrimaries(table: ElementTable, primaries: ReadonlySet<CatalogNumber>): void {
  const present = new Set(table.id.subarray(0, table.count));
  const missing = [...primaries].filter((id) => !present.has(id));
  if (missing.length > 0)
    throw new HoshimoriError("screen-primary-missing", {
      ids: missing.slice(0, 10).join(", "),
      count: missing.length,
    });
}
