import type { DetectionView } from "../../client/index.ts";
import { type Attention, attentionOf, attentions } from "./attention.ts";

/** A detection with how near it is to protected assets. */
export interface FeedItem {
  readonly view: DetectionView;
  readonly attention: Attention;
}

/** "matters": what is part of an incident first, then by nearness to protected assets, then what is nearest to the present; "time": newest first. */
export const feedOrders = ["matters", "time"] as const;
export type FeedOrder = (typeof feedOrders)[number];

const timeOf = ({ view: { detection } }: FeedItem): number => Date.parse(detection.time ?? detection.to);

/** Given detections, the protected list, an order and the realm's present (ms since 1970), returned the feed. */
export function orderFeed(
  detections: readonly DetectionView[],
  isProtected: (id: number) => boolean,
  order: FeedOrder,
  presentMs: number,
): FeedItem[] {
  const items = detections.map((view) => ({ view, attention: attentionOf(view.detection, isProtected) }));
  const rank = ({ view, attention }: FeedItem) =>
    (view.incidentIds.length > 0 ? 0 : attentions.length) + attentions.indexOf(attention);
  if (order === "time") return items.sort((a, b) => timeOf(b) - timeOf(a));
  const fromPresent = (item: FeedItem) => Math.abs(timeOf(item) - presentMs);
  return items.sort((a, b) => rank(a) - rank(b) || fromPresent(a) - fromPresent(b));
}

/**
 * The why-line without its subject, where the names already stand above it:
 * "QZS-3: drift 0.1 → 0.0" gives "drift 0.1 → 0.0". Anything else stays as it is.
 */
export function withoutSubject(why: string, names: readonly string[]): string {
  const colon = /: |：/.exec(why);
  if (!colon || names.length === 0) return why;
  const subject = why.slice(0, colon.index);
  return names.every((name) => subject.includes(name)) ? why.slice(colon.index + colon[0].length) : why;
}
