import { type RefObject, useEffect } from "react";
import type { Picture } from "./picture.ts";
import { placeLabels } from "./place-labels.ts";

/** Names beside the marked objects and the one under the pointer; written straight to the page, a few elements a frame. */
export function useLabels(
  picture: Picture | undefined,
  holder: RefObject<HTMLDivElement | null>,
  marked: readonly number[],
  nameOf: (row: number) => string,
): void {
  useEffect(() => {
    const parent = holder.current;
    if (!picture || !parent) return;
    const labels = new Map<number, { dot: HTMLElement; text: HTMLElement; width: number; height: number }>();
    const labelOf = (row: number) => {
      const known = labels.get(row);
      if (known) return known;
      const dot = document.createElement("i");
      const text = document.createElement("span");
      text.textContent = nameOf(row);
      parent.append(dot, text);
      const made = { dot, text, width: text.offsetWidth, height: text.offsetHeight };
      labels.set(row, made);
      return made;
    };
    const refresh = () => {
      const { hovered } = picture;
      const wanted = [...marked, ...(hovered === undefined || marked.includes(hovered) ? [] : [hovered])];
      for (const [row, { dot, text }] of labels)
        if (!wanted.includes(row)) {
          dot.remove();
          text.remove();
          labels.delete(row);
        }
      const seen = wanted.flatMap((row) => {
        const place = picture.scene.placeOf(row);
        const label = labelOf(row);
        label.dot.hidden = label.text.hidden = place === undefined;
        return place ? [{ row, label, ...place, width: label.width, height: label.height }] : [];
      });
      const places = placeLabels(seen, { width: parent.clientWidth, height: parent.clientHeight });
      seen.forEach(({ row, label, x, y }, i) => {
        const place = places[i];
        label.dot.className = label.text.className =
          row === marked[0] ? "first" : marked.includes(row) ? "marked" : "hovered";
        label.dot.style.transform = `translate(${x}px, ${y}px)`;
        label.text.hidden = place === undefined;
        if (place) label.text.style.transform = `translate(${place.x}px, ${place.y}px)`;
      });
    };
    refresh();
    const stop = picture.onFrame(refresh);
    return () => {
      stop();
      parent.replaceChildren();
    };
  }, [picture, holder, marked, nameOf]);
}
