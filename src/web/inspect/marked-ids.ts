import type { DetectionView } from "../../client/index.ts";
import type { Selection } from "../view/selection.ts";

/** Given the selection and the feed, returned the objects that the globe marks, the selected one first. */
export function markedIds(
  selection: Selection | undefined,
  detections: readonly DetectionView[] | undefined,
): number[] {
  switch (selection?.kind) {
    case undefined:
      return [];
    case "object":
      return [selection.id];
    case "conjunction":
      return [selection.id1, selection.id2];
    case "detection": {
      const found = detections?.find(({ hash }) => hash === selection.hash);
      return found
        ? [...new Set([...found.detection.ids, ...(found.detection.neighbors ?? []).map(({ id }) => id)])]
        : [];
    }
  }
}
