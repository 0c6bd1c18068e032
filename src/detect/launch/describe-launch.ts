import type { Detection } from "../detection.ts";
import { type DetectionText, fixed } from "../detection-text.ts";

export const describeLaunch = ({ values, neighbors, rule }: Detection): DetectionText => ({
  key: "detect-launch",
  parts: {
    launch: `${values.launchYear ?? "–"}-${String(values.launchNumber ?? "–").padStart(3, "0")}`,
    count: values.count ?? "–",
    inclination: fixed(values.inclinationDeg, 1),
    perigee: fixed(values.perigeeKm, 0),
    apogee: fixed(values.apogeeKm, 0),
    planes: values.planes ?? "–",
    coplanar: neighbors?.length ?? 0,
    within: String(rule.parameters.coplanarDeg ?? "–"),
  },
});
