import { median } from "../../core/index.ts";
import { type ElementTable, keplerAxisKm, wgs72EarthRadiusKm } from "../../orbit/index.ts";
import type { ReentryParameters } from "../rules.ts";
import { decayRevPerDay2 } from "./decay-rate.ts";
import { remainingLifeDays } from "./remaining-life.ts";

/** When an orbit ends, as a span; nothing here says where. UTC days since 2000-01-01. */
export interface ReentryWindow {
  /** Epoch of the set it is computed at. */
  readonly atDays: number;
  readonly fromDays: number;
  readonly toDays: number;
  readonly remainingLifeDays: number;
  readonly perigeeKm: number;
  readonly decayRevPerDay2: number;
  /** Sets whose lives were combined. */
  readonly sets: number;
  /** Largest over smallest decay of these sets; far from 1 where the orbit is also maneuvered or the sets are poor. */
  readonly decaySpread: number;
}

/** Altitude of the perigee over the equatorial radius, km. */
const perigeeKmAt = (table: ElementTable, row: number): number =>
  keplerAxisKm(table.meanMotionRevPerDay[row]) * (1 - table.eccentricity[row]) - wgs72EarthRadiusKm;

/**
 * The window as known at one row of a history: the median of the ends that the sets of the last tenth of the remaining life (a
 * quarter of a day at least) predict, ± `lifeShare` of the life, at least `leastHalfWindowHours`.
 *
 * Given: an object's sets ascending by epoch, their epochs in UTC days, the row. Returned: the window; undefined where the perigee
 * is above `maxPerigeeKm`, the orbit more eccentric than `maxEccentricity`, the mean motion doesn't grow as the sets print, or the life is longer than `maxLifeDays`.
 */
export function reentryWindow(
  table: ElementTable,
  days: Float64Array,
  row: number,
  parameters: ReentryParameters,
): ReentryWindow | undefined {
  const { maxPerigeeKm, maxEccentricity, maxLifeDays, lifeShare, leastHalfWindowHours } = parameters;
  const perigeeKm = perigeeKmAt(table, row);
  if (!(perigeeKm <= maxPerigeeKm && table.eccentricity[row] <= maxEccentricity)) return undefined;
  if (!isFallingAsPrinted(table, days, row, parameters)) return undefined;
  const own = lifeAt(table, row, maxLifeDays);
  if (!(own <= maxLifeDays)) return undefined;
  const ends: number[] = [];
  const decays: number[] = [];
  for (let k = row; k >= 0 && days[row] - days[k] <= Math.max(0.25, own / 10); k--) {
    const life = lifeAt(table, k, 2 * maxLifeDays);
    if (!Number.isFinite(life)) continue;
    ends.push(days[k] + life);
    decays.push(decayRevPerDay2(table, k));
  }
  const end = Math.max(median(ends), days[row]);
  const life = end - days[row];
  const half = Math.max(lifeShare * life, leastHalfWindowHours / 24);
  return {
    atDays: days[row],
    fromDays: Math.max(end - half, days[row]),
    toDays: end + half,
    remainingLifeDays: life,
    perigeeKm,
    decayRevPerDay2: decayRevPerDay2(table, row),
    sets: ends.length,
    decaySpread: Math.max(...decays) / Math.min(...decays),
  };
}

const lifeAt = (table: ElementTable, row: number, mostDays: number): number =>
  remainingLifeDays(
    {
      meanMotionRevPerDay: table.meanMotionRevPerDay[row],
      eccentricity: table.eccentricity[row],
      decayRevPerDay2: decayRevPerDay2(table, row),
    },
    mostDays,
  );

/**
 * Whether the mean motion grew since a day before at `leastSeenDecayShare` of the smaller printed rate or more. A satellite that
 * holds or raises its orbit by thrust prints the drag it works against. True where no set is one to five days older.
 */
function isFallingAsPrinted(
  table: ElementTable,
  days: Float64Array,
  row: number,
  { leastSeenDecayShare }: ReentryParameters,
): boolean {
  let before = row;
  while (before >= 0 && days[row] - days[before] < 1) before--;
  if (before < 0 || days[row] - days[before] > 5) return true;
  const seen =
    (table.meanMotionRevPerDay[row] - table.meanMotionRevPerDay[before]) / (days[row] - days[before]);
  const printed = Math.min(decayRevPerDay2(table, row), decayRevPerDay2(table, before));
  return seen >= leastSeenDecayShare * printed;
}
