import "uplot/dist/uPlot.min.css";
import { useEffect, useMemo, useRef } from "react";
import uPlot from "uplot";
import type { DetectionView, ObjectHistoryColumns } from "../../client/index.ts";
import { formatNumber } from "../text/format.ts";
import { useText } from "../text/use-text.ts";
import { useApp } from "../view/app-context.ts";
import { type HistoryMark, type HistorySeries, historyMarks, historySeries } from "./history-series.ts";

const units = {
  "semi-major-axis": "unit.km",
  inclination: "unit.deg",
  eccentricity: undefined,
  longitude: "unit.deg-east",
} as const;

/** Plots of one height under one time axis; what was found stands in all of them as ticks and bands. */
export function SmallMultiples({
  history,
  detections,
}: {
  readonly history: ObjectHistoryColumns;
  readonly detections: readonly DetectionView[];
}) {
  const { t } = useText();
  const series = useMemo(() => historySeries(history), [history]);
  const marks = useMemo(() => historyMarks(detections), [detections]);
  const unitOf = (key: HistorySeries["key"]) => {
    const unit = units[key];
    return unit && t(unit);
  };
  return (
    <div className="multiples">
      {series.map((each, i) => (
        <figure key={each.key}>
          <figcaption className="caption">
            {t(`orbit.${each.key}`)} <span className="dim">{unitOf(each.key)}</span>
          </figcaption>
          <Plot series={each} marks={marks} withAxis={i === series.length - 1} />
        </figure>
      ))}
    </div>
  );
}

const plotHeight = 132;
const axisHeight = 30;

function Plot({
  series,
  marks,
  withAxis,
}: {
  readonly series: HistorySeries;
  readonly marks: readonly HistoryMark[];
  readonly withAxis: boolean;
}) {
  const { t } = useText();
  const { settings } = useApp();
  const holder = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the mode changes the colors that CSS hands out
  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const plot = new uPlot(
      options(element, marks, withAxis),
      [[...series.timesS], [...series.values]],
      element,
    );
    const size = new ResizeObserver(([entry]) =>
      plot.setSize({ width: entry.contentRect.width, height: heightOf(withAxis) }),
    );
    size.observe(element);
    return () => {
      size.disconnect();
      plot.destroy();
    };
  }, [series, marks, withAxis, settings.mode]);
  return (
    <div
      ref={holder}
      role="img"
      aria-label={t("plot.label", {
        what: t(`orbit.${series.key}`),
        count: series.values.length,
        marks: marks.length,
      })}
    />
  );
}

const heightOf = (withAxis: boolean) => plotHeight + (withAxis ? axisHeight : 0);

function options(element: HTMLElement, marks: readonly HistoryMark[], withAxis: boolean): uPlot.Options {
  const color = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const [line, grid, dim, mark, wash] = ["--ink", "--line", "--dim", "--gold", "--gold-wash"].map(color);
  const font = `11px ${getComputedStyle(document.body).fontFamily}`;
  return {
    width: element.clientWidth,
    height: heightOf(withAxis),
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
    legend: { show: false },
    cursor: { sync: { key: "history" }, drag: { x: true, y: false } },
    scales: { y: { range: yRange } },
    axes: [
      {
        show: true,
        size: withAxis ? axisHeight : 4,
        stroke: dim,
        font,
        grid: { stroke: grid, width: 1 },
        ticks: { stroke: grid, size: 4 },
        ...(withAxis ? {} : { values: () => [] }),
      },
      {
        size: 84,
        stroke: dim,
        font,
        grid: { stroke: grid, width: 1 },
        ticks: { stroke: grid, size: 4 },
        space: 28,
        values: (_plot, splits) => splits.map((value) => formatNumber(value, decimalsFor(splits))),
      },
    ],
    series: [
      {},
      {
        stroke: line,
        width: 1,
        points: { show: true, size: 3, fill: line, stroke: line },
      },
    ],
    hooks: {
      drawAxes: [(plot) => drawMarks(plot, marks, mark, wash)],
    },
  };
}

/** Some room above and below; a constant gets a span it can lie in. */
function yRange(_plot: uPlot, least: number, most: number): [number, number] {
  const room = Math.max((most - least) * 0.1, Math.abs(most) * 1e-7, 1e-7);
  return [least - room, most + room];
}

function decimalsFor(splits: readonly number[]): number {
  const step = splits.length > 1 ? Math.abs(splits[1] - splits[0]) : 1;
  return Math.min(Math.max(Math.ceil(-Math.log10(step || 1) + 1e-9), 0), 7);
}

function drawMarks(plot: uPlot, marks: readonly HistoryMark[], stroke: string, wash: string): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  for (const { fromS, toS } of marks) {
    const from = plot.valToPos(fromS, "x", true);
    const to = plot.valToPos(toS, "x", true);
    if (to - from > 2) {
      ctx.fillStyle = wash;
      ctx.fillRect(from, bbox.top, to - from, bbox.height);
    }
    ctx.fillStyle = stroke;
    ctx.fillRect(from, bbox.top, Math.max(1, devicePixelRatio), to - from > 2 ? 6 : bbox.height);
  }
  ctx.restore();
}
