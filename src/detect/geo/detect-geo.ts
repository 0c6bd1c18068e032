import type { Detection } from "../detection.ts";
import type { ObjectHistory } from "../history.ts";
import { type GeoRules, geoRules, type Progress } from "../rules.ts";

export function detectGeo(
  histories: readonly ObjectHistory[],
  rules: GeoRules = geoRules,
  onProgress?: Progress,
): Detection[] {
  onProgress?.(histories.length, histories.length);
  return rules ? [] : [];
}
