import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useCallback, useEffect, useMemo, useRef } from "react";
import type { ListActions } from "../view/list-keys.ts";

/** A list of things that each need some lines: only those in sight exist; j and k move, and what is moved to opens. */
export function ItemList<Item>({
  label,
  items,
  idOf,
  chosen,
  open,
  empty,
  useKeys,
  children,
}: {
  readonly label: string;
  readonly items: readonly Item[];
  idOf(item: Item): string;
  readonly chosen: string | undefined;
  open(item: Item): void;
  readonly empty: ReactNode;
  useKeys(actions: ListActions): void;
  children(item: Item): ReactNode;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 84,
    getItemKey: (index) => idOf(items[index]),
    overscan: 6,
  });
  const at = useMemo(() => items.findIndex((item) => idOf(item) === chosen), [items, idOf, chosen]);
  useEffect(() => {
    if (at >= 0) virtualizer.scrollToIndex(at, { align: "auto" });
  }, [at, virtualizer]);
  const move = useCallback(
    (delta: 1 | -1) => {
      const next = at < 0 ? 0 : Math.min(Math.max(at + delta, 0), items.length - 1);
      if (items[next]) open(items[next]);
    },
    [at, items, open],
  );
  const openChosen = useCallback(() => {
    if (items[at]) open(items[at]);
  }, [at, items, open]);
  useKeys(useMemo(() => ({ move, open: openChosen }), [move, openChosen]));

  return (
    <div ref={scroller} className="pane-body">
      {items.length === 0 && empty}
      <ul className="table-rows" style={{ height: virtualizer.getTotalSize() }} aria-label={label}>
        {virtualizer.getVirtualItems().map(({ index, start, key }) => (
          <li
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            className="feed-item"
            style={{ transform: `translateY(${start}px)` }}
          >
            <button
              type="button"
              className="plain-button item"
              aria-current={index === at}
              onClick={() => open(items[index])}
            >
              {children(items[index])}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
