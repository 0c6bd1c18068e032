import type { CatalogNumber, TemplateParts, TextKey } from "../core/index.ts";
import type { Detection } from "./detection.ts";

/** A text of the table with its parts; `describe(key, language, parts)` makes the line. */
export interface DetectionText {
  readonly key: TextKey;
  readonly parts: TemplateParts;
}

/**
 * Given: a detection, and how an object is called (its catalog number unless told).
 * Returned: the why-line of the feed as text key and parts; neutral, the same for every owner.
 */
export function describeDetection(
  detection: Detection,
  nameOf: (id: CatalogNumber) => string = String,
): DetectionText {
  return { key: "detect-maneuver" as TextKey, parts: { object: nameOf(detection.ids[0]) } };
}
