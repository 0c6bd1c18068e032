import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useMemo, useRef } from "react";
import type { DetectionView } from "../../client/index.ts";
import { Age } from "../text/Age.tsx";
import { formatPercent, formatUtcMinute, formatUtcShort } from "../text/format.ts";
import { useText } from "../text/use-text.ts";
import { useRealm } from "../view/app-context.ts";
import { useListActions } from "../view/list-keys.ts";
import { AttentionMark } from "./AttentionMark.tsx";
import { type FeedItem, withoutSubject } from "./feed-order.ts";
import { ObjectTag } from "./ObjectTag.tsx";

/** Detections as the watch reads them: when, how near to a protected asset, what, who, why, and how sure and fresh. */
export function DetectionFeed({
  items,
  selected,
  select,
  open,
}: {
  readonly items: readonly FeedItem[];
  readonly selected: string | undefined;
  select(hash: string): void;
  open(item: DetectionView): void;
}) {
  const { t } = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 92,
    getItemKey: (index) => items[index].view.hash,
    overscan: 6,
  });
  const at = useMemo(() => items.findIndex(({ view }) => view.hash === selected), [items, selected]);
  useEffect(() => {
    if (at >= 0) virtualizer.scrollToIndex(at, { align: "auto" });
  }, [at, virtualizer]);
  const move = useCallback(
    (delta: 1 | -1) => {
      const next = at < 0 ? 0 : Math.min(Math.max(at + delta, 0), items.length - 1);
      if (items[next]) select(items[next].view.hash);
    },
    [at, items, select],
  );
  const openSelected = useCallback(() => {
    if (at >= 0) open(items[at].view);
  }, [at, items, open]);
  useListActions(useMemo(() => ({ move, open: openSelected }), [move, openSelected]));

  return (
    <div ref={scroller} className="pane-body feed">
      <ul className="table-rows" style={{ height: virtualizer.getTotalSize() }} aria-label={t("watch.feed")}>
        {virtualizer.getVirtualItems().map(({ index, start, key }) => (
          <li
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            className="feed-item"
            aria-current={index === at}
            style={{ transform: `translateY(${start}px)` }}
          >
            <FeedRow item={items[index]} select={select} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Objects named in a row; the rest is counted. */
const mostNamed = 3;

function FeedRow({
  item: { view, attention },
  select,
}: {
  readonly item: FeedItem;
  select(hash: string): void;
}) {
  const { t, pick, word } = useText();
  const { clock } = useRealm();
  const { detection } = view;
  const atMs = Date.parse(detection.time ?? detection.from);
  const isOtherYear = new Date(atMs).getUTCFullYear() !== new Date(clock.presentMs).getUTCFullYear();
  const concerned = detection.ids
    .map((id) => view.objects.find((object) => object.id === id))
    .filter((object) => object !== undefined);
  return (
    <>
      <button
        type="button"
        className="feed-select plain-button"
        aria-label={pick(view.why)}
        onClick={() => select(view.hash)}
      />
      <div className="row-line spread">
        <span className="row-line">
          <AttentionMark attention={attention} />
          <strong className="nowrap">{word("kind", detection.kind)}</strong>
        </span>
        <time className="small nowrap" dateTime={detection.time ?? detection.from}>
          {isOtherYear ? formatUtcMinute(atMs) : `${formatUtcShort(atMs)}${t("time.z")}`}
        </time>
      </div>
      <div className="row-line wrap feed-objects">
        {concerned.slice(0, mostNamed).map((object) => (
          <ObjectTag key={object.id} object={object} />
        ))}
        {concerned.length > mostNamed && (
          <span className="dim">{t("watch.and-more", { count: concerned.length - mostNamed })}</span>
        )}
      </div>
      <p className="feed-why">
        {withoutSubject(
          pick(view.why),
          concerned.map(({ name, id }) => name || String(id)),
        )}
      </p>
      <div className="row-line dim small feed-foot">
        <span>
          {t("watch.data-age")} <Age days={view.dataAgeDays} />
        </span>
        <span title={t("detection.probability-note")}>
          {t("watch.probability", { percent: formatPercent(detection.detectionProbability) })}
        </span>
      </div>
    </>
  );
}
