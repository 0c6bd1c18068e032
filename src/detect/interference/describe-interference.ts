import type { Detection } from "../detection.ts";
import { type DetectionText, fixed } from "../detection-text.ts";

/** "2022-03-05"; both ends of an area's days are whole days. */
const toDay = (iso: string): string => iso.slice(0, 10);

export const describeInterference = ({ values, from, to }: Detection): DetectionText => ({
  key: values.chronic === 1 ? "detect-interference-standing" : "detect-interference",
  parts: {
    latitude: fixed(values.latitudeDeg, 1),
    longitude: fixed(values.longitudeDeg, 1),
    cells: values.cells ?? "–",
    percent: fixed(values.peak === undefined ? undefined : values.peak * 100, 0),
    days: values.activeDays ?? "–",
    loaded: values.loadedDays ?? "–",
    from: toDay(from),
    to: toDay(to),
  },
});
