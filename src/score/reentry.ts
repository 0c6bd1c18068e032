import type { CatalogNumber } from "../core/index.ts";
import type { Detection } from "../detect/index.ts";
import { utcDaysOfIso } from "../time/index.ts";
import { type Interval, wilsonInterval } from "./intervals.ts";

/** Windows of one span of remaining life against what a satellite catalog says later. */
export interface ReentryBand {
  readonly lifeFromDays: number;
  readonly lifeToDays: number;
  readonly windows: number;
  /** Of these, objects whose decay date the catalog gives. */
  readonly decayed: number;
  /** Decay days (whole UTC days) that overlap their window. */
  readonly inside: number;
  /** Share inside of those decayed, 95 %. */
  readonly share: Interval;
  /** Median of the true remaining life (to noon of the day) over the predicted one. */
  readonly medianLifeRatio: number;
}

const daysOf = (iso: string): number => utcDaysOfIso(iso) ?? Number.NaN;

/**
 * Given: re-entry detections, the decay dates of a later satellite catalog ("2022-08-20"), limits of the bands by predicted
 * remaining life, days. Returned: one score a band. A date says no hour, so a window hits where it overlaps that day.
 */
export function scoreReentry(
  detections: readonly Detection[],
  decayDates: ReadonlyMap<CatalogNumber, string>,
  bandLimitsDays: readonly number[] = [0, 1, 2, 5, 10, 20, 30],
): ReentryBand[] {
  const windows = detections
    .filter(({ kind }) => kind === "reentry")
    .map(({ ids, from, to, values }) => {
      const date = decayDates.get(ids[0]);
      const [fromDays, toDays, life] = [daysOf(from), daysOf(to), values.remainingLifeDays];
      const day = date === undefined ? undefined : daysOf(`${date}T00:00:00Z`);
      return { fromDays, toDays, life, day, atDays: (fromDays + toDays) / 2 - life };
    });
  return bandLimitsDays.slice(1).map((lifeToDays, k): ReentryBand => {
    const lifeFromDays = bandLimitsDays[k];
    const own = windows.filter(({ life }) => life >= lifeFromDays && life < lifeToDays);
    const decayed = own.flatMap((window) =>
      window.day === undefined ? [] : [{ ...window, day: window.day }],
    );
    const inside = decayed.filter(({ day, fromDays, toDays }) => fromDays < day + 1 && toDays >= day).length;
    const ratios = decayed.map(({ day, atDays, life }) => (day + 0.5 - atDays) / life).sort((a, b) => a - b);
    return {
      lifeFromDays,
      lifeToDays,
      windows: own.length,
      decayed: decayed.length,
      inside,
      share: wilsonInterval(inside, decayed.length),
      medianLifeRatio: ratios[Math.floor(ratios.length / 2)] ?? Number.NaN,
    };
  });
}
