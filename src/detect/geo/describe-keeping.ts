import { type DetectionText, fixed, type NameOf } from "../detection-text.ts";
import { geoRules } from "../rules.ts";
import type { StationKeeping } from "./station-keeping.ts";

/** Given: a row of the table. Returned: its clauses in order: place, cadence, neighbors. */
export function describeKeeping(row: StationKeeping, nameOf: NameOf = String): DetectionText[] {
  const within = fixed(geoRules.neighbor.parameters.outsideDeg, 1);
  const maneuvers = row.eastWestManeuvers;
  return [
    {
      key: "detect-keeper",
      parts: {
        object: nameOf(row.id),
        longitude: fixed(row.longitudeDeg, 2),
        west: fixed(row.westOffsetDeg, 3),
        east: fixed(row.eastOffsetDeg, 3),
        band: fixed(row.eastOffsetDeg - row.westOffsetDeg, 3),
        inclination: fixed(row.inclinationDeg, 2),
        days: fixed((Date.parse(row.to) - Date.parse(row.from)) / 86_400_000, 0),
      },
    },
    row.cadenceDays === undefined
      ? { key: "detect-keeper-few-maneuvers", parts: { maneuvers } }
      : { key: "detect-keeper-cadence", parts: { maneuvers, cadence: fixed(row.cadenceDays, 1) } },
    row.neighbors.length === 0
      ? { key: "detect-keeper-alone", parts: { within } }
      : {
          key: "detect-keeper-neighbors",
          parts: {
            within,
            neighbors: row.neighbors
              .map(({ id, separationDeg }) => `${nameOf(id)} (${fixed(separationDeg, 2)}°)`)
              .join(", "),
          },
        },
  ];
}
