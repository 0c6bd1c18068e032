import { pictureReach } from "./picture-clock.ts";

const totalMs = pictureReach.backMs + pictureReach.aheadMs;

/** Place of an instant on the time bar, 0 … 1; outside for what lies beyond its reach. */
export const shareOf = (ms: number, presentMs: number): number =>
  (ms - presentMs + pictureReach.backMs) / totalMs;

/** The instant at a place of the time bar. */
export const instantAt = (share: number, presentMs: number): number =>
  presentMs - pictureReach.backMs + share * totalMs;

/** Midnights UTC within reach of the time bar, ms since 1970. */
export function midnights(presentMs: number): number[] {
  const day = 86_400_000;
  const first = Math.ceil((presentMs - pictureReach.backMs) / day) * day;
  const found: number[] = [];
  for (let ms = first; ms <= presentMs + pictureReach.aheadMs; ms += day) found.push(ms);
  return found;
}
