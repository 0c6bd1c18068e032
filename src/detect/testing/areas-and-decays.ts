import type { Detection } from "../detection.ts";
import { groupHistories } from "../history.ts";
import { buildCellHistory } from "../interference/cell-history.ts";
import { detectInterference } from "../interference/detect-interference.ts";
import { detectLaunches } from "../launch/detect-launches.ts";
import { detectReentry } from "../reentry/detect-reentry.ts";
import { gateMassDecay } from "../space-weather/mass-decay.ts";
import { cellDay, cellsAround } from "./cell-days.ts";
import { lowSet } from "./low-orbits.ts";
import { firstDay, tableOf } from "./synthetic.ts";

/** Areas, re-entries and launches with every limitation that the rules know. */
export function areasReentriesAndLaunches(): Detection[] {
  const world = cellsAround(55, 20, 40);
  const high = world.slice(0, 7);
  const days = Array.from({ length: 40 }, (_, day) => cellDay(day, world, day > 0 ? high : []));
  const decaying = groupHistories(
    tableOf(
      [1, 2, 3, 4, 5].map((id) => lowSet(id, 0)),
      [
        lowSet(90, 0, { internationalDesignator: "1998-067ZZ" }),
        lowSet(90, 0.1, { internationalDesignator: "1998-067ZZ", meanMotionDot: 0.012 }),
      ],
      [lowSet(91, 60, { meanMotionRevPerDay: 14 })],
    ),
  );
  const weather = (kp: number) => [{ day: firstDay, kp: [kp], f107: 140, isPredicted: false }];
  const launched = groupHistories(tableOf([lowSet(1, 0, { internationalDesignator: "2026-080A" })]));
  return [
    ...detectInterference(buildCellHistory([cellDay(8099, world, high)])),
    ...detectInterference(buildCellHistory(days)),
    ...[undefined, weather(2), weather(7), []].flatMap((given) =>
      gateMassDecay(detectReentry(decaying), decaying, given),
    ),
    ...detectLaunches(launched, { protectedIds: new Set(), launches: new Map() }),
  ];
}
