import { type CatalogNumber, HoshimoriError } from "../core/index.ts";
import type { ElementTable } from "../orbit/index.ts";
import type { Instant } from "../time/index.ts";
import { screeningPolicy } from "./policy.ts";
import { type VolumeSet, volumeSet } from "./volume-set.ts";

/** What every way of screening needs to know. */
export interface SpanOptions {
  readonly start: Instant;
  /** Length of the window, hours. */
  readonly hours: number;
  /** Largest distance of a minimum, km. Either this or `volume`. */
  readonly withinKm?: number;
  /** A set of `policies/screening-volumes.json` by its name, or an own one: minima around which one object enters the other's volume. */
  readonly volume?: string | VolumeSet;
  /** Pairs with at least one of these (one-on-all, set-on-all); all on all unless given. Only these have a volume. */
  readonly primaries?: ReadonlySet<CatalogNumber>;
  /** SGP4's operation mode; "i" (improved) unless given. CelesTrak screens in "a". */
  readonly operationMode?: "i" | "a";
}

/** Longest window, hours: public elements say nothing beyond some weeks. */
const maxHours = 24 * 60;

/** What bounds a screening: a distance, or volumes. */
export type ScreeningExtent =
  | { readonly kind: "distance"; readonly withinKm: number }
  | { readonly kind: "volume"; readonly set: VolumeSet };

/**
 * Given: a table and options. Returned: what bounds the screening. Errors: `screen-hours-out-of-range`,
 * `screen-distance-or-volume`, `screen-threshold-out-of-range`, `screen-volume-…`, `screen-primary-missing`.
 */
export function checkSpan(table: ElementTable, options: SpanOptions): ScreeningExtent {
  const { hours, primaries } = options;
  if (!(hours > 0 && hours <= maxHours))
    throw new HoshimoriError("screen-hours-out-of-range", { hours, max: maxHours });
  const extent = extentOf(options);
  if (primaries) checkPrimaries(table, primaries);
  return extent;
}

function extentOf({ withinKm, volume }: SpanOptions): ScreeningExtent {
  if (volume !== undefined && withinKm === undefined) return { kind: "volume", set: volumeSet(volume) };
  if (withinKm === undefined || volume !== undefined) throw new HoshimoriError("screen-distance-or-volume");
  if (!(withinKm > 0 && withinKm <= screeningPolicy.maxThresholdKm))
    throw new HoshimoriError("screen-threshold-out-of-range", {
      withinKm,
      max: screeningPolicy.maxThresholdKm,
    });
  return { kind: "distance", withinKm };
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
