import type { Detection } from "../detect/index.ts";
import { contentHash, type Sha256Hex } from "../digest/index.ts";
import { elapsedSeconds, type Instant, parseIsoUtc } from "../time/index.ts";

/** A detection with its content hash and its times in seconds since 2000-01-01 UTC, for comparing only. */
export interface DatedDetection {
  readonly detection: Detection;
  readonly hash: Sha256Hex;
  readonly fromS: number;
  readonly toS: number;
  /** The detection's own time where it has one, else the middle of its span. */
  readonly timeS: number;
}

const origin: Instant = { scale: "UTC", days: 0, nanos: 0 };
const seconds = (iso: string): number => elapsedSeconds(origin, parseIsoUtc(iso));

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Given: detections in any order, with repetitions. Returned: each content once, by time, then kind, then hash.
 * Errors: those of `parseIsoUtc` for a time that is none.
 */
export function dateDetections(detections: readonly Detection[]): DatedDetection[] {
  const byHash = new Map<Sha256Hex, DatedDetection>();
  for (const detection of detections) {
    const hash = contentHash(detection);
    if (byHash.has(hash)) continue;
    const fromS = seconds(detection.from);
    const toS = seconds(detection.to);
    const timeS = detection.time === undefined ? (fromS + toS) / 2 : seconds(detection.time);
    byHash.set(hash, { detection, hash, fromS, toS, timeS });
  }
  return [...byHash.values()].sort(
    (a, b) => a.fromS - b.fromS || byText(a.detection.kind, b.detection.kind) || byText(a.hash, b.hash),
  );
}
