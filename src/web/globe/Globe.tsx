import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { ElementTable } from "../../orbit/index.ts";
import type { ObjectIndex } from "../data/object-index.ts";
import { useText } from "../text/use-text.ts";
import { useApp, useRealm } from "../view/app-context.ts";
import { Legend } from "./Legend.tsx";
import { paletteOf, typeIndex } from "./palette.ts";
import { type Picture, type PictureReport, startPicture } from "./picture.ts";
import { useLabels } from "./use-labels.ts";

/** Every object of the element block at the picture's time; marked ones with label and orbit, the first of them in gold. */
export function Globe({
  table,
  objects,
  marked,
  pick,
}: {
  readonly table: ElementTable;
  readonly objects: ObjectIndex;
  readonly marked: readonly number[];
  pick(id: number | undefined): void;
}) {
  const { t } = useText();
  const { settings } = useApp();
  const { clock } = useRealm();
  const canvas = useRef<HTMLCanvasElement>(null);
  const labels = useRef<HTMLDivElement>(null);
  const [picture, setPicture] = useState<Picture>();
  const [report, setReport] = useState<PictureReport>();
  const [failed, setFailed] = useState<{ key: "globe.no-webgl" | "globe.no-states"; detail: string }>();
  const rowOf = useMemo(() => new Map(Array.from(table.id, (id, row) => [id, row])), [table]);
  const pickRef = useRef(pick);
  pickRef.current = pick;

  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const types = Uint8Array.from(table.id, (id) => typeIndex(objects.of(id)?.objectType ?? "unknown"));
    try {
      const started = startPicture(element, table, types, clock, {
        report: setReport,
        failed: (detail) => setFailed({ key: "globe.no-states", detail }),
      });
      started.onPick((row) => pickRef.current(row === undefined ? undefined : table.id[row]));
      setPicture(started);
      return () => {
        setPicture(undefined);
        started.stop();
      };
    } catch (error) {
      setFailed({ key: "globe.no-webgl", detail: error instanceof Error ? error.message : String(error) });
      return undefined;
    }
  }, [table, objects, clock]);

  useEffect(() => picture?.scene.paint(paletteOf(settings.mode, settings.colorSet)), [picture, settings]);
  const rows = useMemo(
    () => marked.map((id) => rowOf.get(id)).filter((row): row is number => row !== undefined),
    [marked, rowOf],
  );
  useEffect(() => picture?.mark(rows), [picture, rows]);
  const nameOf = useCallback((row: number) => objects.nameOf(table.id[row]), [objects, table]);
  useLabels(picture, labels, rows, nameOf);

  if (failed !== undefined)
    return <div className="message problem">{t(failed.key, { detail: failed.detail })}</div>;
  return (
    <div
      className="globe"
      data-frames-per-second={report?.framesPerSecond.toFixed(1)}
      data-drawn={report?.drawn}
    >
      <canvas ref={canvas} aria-label={t("globe.label", { count: table.count })} role="img" />
      <div ref={labels} className="globe-labels" aria-hidden="true" />
      <Legend objects={objects} withElements={table.count} report={report} />
    </div>
  );
}
