import { useMemo } from "react";
import type { ObjectIndex } from "../data/object-index.ts";
import { formatNumber } from "../text/format.ts";
import { useText } from "../text/use-text.ts";
import { useApp } from "../view/app-context.ts";
import { drawnTypes, paletteOf, typeIndex } from "./palette.ts";
import type { PictureReport } from "./picture.ts";
import { oldestDays } from "./propagation-messages.ts";

const shapes = [
  "M5 1a4 4 0 1 1 0 8a4 4 0 0 1 0-8Z",
  "M1.5 1.5h7v7h-7Z",
  "M5 1 9 9H1Z",
  "M5 .5 9.5 5 5 9.5.5 5Z",
];

/** What the points are, how many of each, and how many can't be drawn and why. */
export function Legend({
  objects,
  withElements,
  report,
}: {
  readonly objects: ObjectIndex;
  readonly withElements: number;
  readonly report: PictureReport | undefined;
}) {
  const { t, word } = useText();
  const { settings } = useApp();
  const { types } = paletteOf(settings.mode, settings.colorSet);
  const counts = useMemo(() => {
    const found = drawnTypes.map(() => 0);
    for (let row = 0; row < withElements; row++) found[typeIndex(objects.columns.objectType[row])]++;
    return found;
  }, [objects, withElements]);
  return (
    <div className="globe-legend">
      <ul>
        {drawnTypes.map((type, i) => (
          <li key={type}>
            <svg viewBox="0 0 10 10" width="9" height="9" aria-hidden="true">
              <path d={shapes[i]} fill={types[i]} />
            </svg>
            {word("object-type", type)}
            <span className="dim">{formatNumber(counts[i], 0)}</span>
          </li>
        ))}
      </ul>
      {report && (
        <p>
          {t("globe.drawn", { count: formatNumber(report.drawn, 0) })}{" "}
          <span className="dim">
            {t("globe.not-drawn", {
              stale: formatNumber(report.stale, 0),
              days: oldestDays,
              none: formatNumber(objects.count - withElements, 0),
              failed: formatNumber(report.failed, 0),
            })}
          </span>
        </p>
      )}
    </div>
  );
}
