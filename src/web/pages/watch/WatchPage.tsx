import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useMemo } from "react";
import type { DetectionView } from "../../../client/index.ts";
import { useDetections, useElements, useObjects } from "../../data/queries.ts";
import { AttentionMark } from "../../detections/AttentionMark.tsx";
import { type Attention, attentionOf, attentions } from "../../detections/attention.ts";
import { DetectionFeed } from "../../detections/DetectionFeed.tsx";
import { feedOrders, orderFeed } from "../../detections/feed-order.ts";
import { Empty, Loading, Problem } from "../../frame/Messages.tsx";
import { WatchStep } from "../../frame/WatchStep.tsx";
import { Inspector } from "../../inspect/Inspector.tsx";
import { markedIds } from "../../inspect/marked-ids.ts";
import { formatNumber } from "../../text/format.ts";
import { useText } from "../../text/use-text.ts";
import { useRealm } from "../../view/app-context.ts";
import { useSelection, useView } from "../../view/use-view.ts";
import { readList, toggleInList } from "../../view/view-search.ts";

const Globe = lazy(async () => ({ default: (await import("../../globe/Globe.tsx")).Globe }));

export function WatchPage() {
  return (
    <main className="page">
      <FeedPane />
      <GlobePane />
      <Inspector />
    </main>
  );
}

function FeedPane() {
  const { t, word } = useText();
  const { view, change } = useView();
  const { status, clock } = useRealm();
  const [selection, select] = useSelection();
  const navigate = useNavigate();
  const { data, error, refetch } = useDetections();
  const objects = useObjects();
  const kinds = useMemo(() => readList(view.kinds), [view.kinds]);
  const only = useMemo(() => readList(view.only), [view.only]);
  const order = view.order === "time" ? "time" : "matters";
  const items = useMemo(() => {
    const isProtected = objects?.isProtected ?? (() => false);
    return orderFeed(data?.items ?? [], isProtected, order, clock.presentMs).filter(
      ({ view: { detection }, attention }) =>
        (kinds.size === 0 || kinds.has(detection.kind)) && (only.size === 0 || only.has(attention)),
    );
  }, [data, objects, kinds, only, order, clock]);
  const counts = useMemo(() => {
    const found: Record<Attention, number> = { "near-protected": 0, "protected-itself": 0, other: 0 };
    for (const { detection } of data?.items ?? [])
      found[attentionOf(detection, objects?.isProtected ?? (() => false))]++;
    return found;
  }, [data, objects]);
  const selectHash = useCallback((hash: string) => select({ kind: "detection", hash }), [select]);
  const open = useCallback(
    (item: DetectionView) => {
      const [incidentId] = item.incidentIds;
      const search = { sel: `detection-${item.hash}` };
      if (incidentId) void navigate({ to: "/incidents/$incidentId", params: { incidentId }, search });
      // An area on Earth names no object: it is only selected.
      else if (item.detection.ids.length === 0) selectHash(item.hash);
      else
        void navigate({
          to: "/objects/$objectId",
          params: { objectId: String(item.detection.ids[0]) },
          search,
        });
    },
    [navigate, selectHash],
  );

  return (
    <section className="pane" aria-label={t("watch.feed")}>
      <div className="pane-head">
        <div className="row-line spread">
          <h2>{t("watch.feed")}</h2>
          <span className="dim small grow">
            {data &&
              t("watch.shown", { shown: formatNumber(items.length, 0), total: formatNumber(data.total, 0) })}
          </span>
          <fieldset className="joined plain-set" aria-label={t("watch.order")}>
            {feedOrders.map((each) => (
              <button
                key={each}
                type="button"
                className="tool-button"
                title={t(`watch-order-note.${each}`)}
                aria-pressed={order === each}
                onClick={() => change({ order: each === "time" ? each : undefined })}
              >
                {t(`watch-order.${each}`)}
              </button>
            ))}
          </fieldset>
        </div>
        <fieldset className="chips plain-set" aria-label={t("watch.by-attention")}>
          {attentions.map((attention) => (
            <button
              key={attention}
              type="button"
              className="chip"
              aria-pressed={only.has(attention)}
              onClick={() => change({ only: toggleInList(view.only, attention) })}
            >
              <AttentionMark attention={attention} worded />
              <span className="count">{formatNumber(counts[attention], 0)}</span>
            </button>
          ))}
        </fieldset>
        <fieldset className="chips plain-set" aria-label={t("watch.by-kind")}>
          {Object.entries(data?.byKind ?? {}).map(([kind, count]) => (
            <button
              key={kind}
              type="button"
              className="chip"
              aria-pressed={kinds.has(kind)}
              onClick={() => change({ kinds: toggleInList(view.kinds, kind) })}
            >
              {word("kind", kind)}
              <span className="count">{formatNumber(count, 0)}</span>
            </button>
          ))}
        </fieldset>
      </div>
      {data ? (
        items.length > 0 ? (
          <DetectionFeed
            items={items}
            selected={selection?.kind === "detection" ? selection.hash : undefined}
            select={selectHash}
            open={open}
          />
        ) : (
          <Empty title={t("watch.none")}>
            {t(data.total === 0 ? "watch.none-how" : "watch.none-filtered")}
          </Empty>
        )
      ) : status.watch.state === "running" ? (
        <div className="message">
          <strong>{t("watch.first-run")}</strong>
          <WatchStep />
        </div>
      ) : error ? (
        <Problem error={error} retry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </section>
  );
}

function GlobePane() {
  const { t } = useText();
  const { status } = useRealm();
  const [selection, select] = useSelection();
  const { data: table, error, refetch } = useElements();
  const objects = useObjects();
  const { data: detections } = useDetections();
  const marked = useMemo(() => markedIds(selection, detections?.items), [selection, detections]);
  const pick = useCallback(
    (id: number | undefined) => select(id === undefined ? undefined : { kind: "object", id }),
    [select],
  );
  const waiting =
    status.watch.state === "running" ? (
      <Empty title={t("watch.first-run")}>{t("globe.waits")}</Empty>
    ) : (
      <Loading />
    );

  return (
    <section className="pane center" aria-label={t("globe.title")}>
      {table && objects ? (
        <Suspense fallback={<Loading />}>
          <Globe table={table} objects={objects} marked={marked} pick={pick} />
        </Suspense>
      ) : error && status.watch.state !== "running" ? (
        <Problem error={error} retry={() => void refetch()} />
      ) : (
        waiting
      )}
    </section>
  );
}
