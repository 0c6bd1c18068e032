import type { CatalogNumber } from "../../core/index.ts";
import type { ElementTable } from "../../orbit/index.ts";

/** Fewer launches than that are no catalog: its numbers tell no dates. */
const leastLaunches = 500;

/**
 * About when a catalog number was given: numbers ascend, so an object was cataloged after the newest launch among the
 * numbers below its own. Given: element sets, and the day they end (UTC days since 2000-01-01).
 * Returned: days since 2000-01-01 by number, good to a few weeks; undefined where the sets hold too few launches.
 */
export function catalogDates(
  table: ElementTable,
  lastDay: number,
): ((id: CatalogNumber) => number) | undefined {
  const launches: { readonly id: number; readonly year: number; readonly number: number }[] = [];
  const latest = new Map<number, number>();
  for (let row = 0; row < table.count; row++) {
    const match = /^(\d{4})-(\d{3})/.exec(table.internationalDesignator[row]);
    if (!match) continue;
    const [year, number] = [Number(match[1]), Number(match[2])];
    launches.push({ id: table.id[row], year, number });
    latest.set(year, Math.max(latest.get(year) ?? 0, number));
  }
  if (new Set(launches.map(({ year, number }) => `${year} ${number}`)).size < leastLaunches) return undefined;
  const thisYear = 2000 + lastDay / 365.25;
  const dayOf = (year: number, number: number): number => {
    const share = Math.floor(thisYear) === year ? thisYear - year : 1;
    return (year - 2000 + (share * number) / (latest.get(year) ?? number)) * 365.25;
  };
  const ascending = launches.sort((left, right) => left.id - right.id);
  const ids = Float64Array.from(ascending, ({ id }) => id);
  const days = new Float64Array(ids.length);
  let newest = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < ids.length; k++) {
    newest = Math.max(newest, dayOf(ascending[k].year, ascending[k].number));
    days[k] = newest;
  }
  return (id) => {
    let [low, high] = [0, ids.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (ids[middle] <= id) low = middle;
      else high = middle - 1;
    }
    return days[low];
  };
}
