import type { ElementTable } from "../orbit/index.ts";
import { minutesSinceRowEpoch } from "../orbit/index.ts";
import { addSeconds, convertScale, type Instant } from "../time/index.ts";
import type { Conjunction } from "./conjunction.ts";
import { minimumFields as fields, type MinimaBlock, minimumWidth } from "./minima-block.ts";
import type { PassVolumes } from "./volume-plan.ts";

const minutesPerDay = 1440;

/**
 * Given the rows' table, the start of the screening and a block of minima, yielded the conjunctions in the block's order; with
 * volumes only those around which one is entered.
 */
export function* conjunctionsOf(
  table: ElementTable,
  start: Instant,
  block: MinimaBlock,
  volumes?: PassVolumes,
): Generator<Conjunction> {
  const utc = convertScale(start, "UTC");
  for (let record = 0; record < block.count; record++) {
    const v = block.values.subarray(record * minimumWidth, (record + 1) * minimumWidth);
    const row1 = v[fields.row1];
    const row2 = v[fields.row2];
    const entered = volumes?.test(row1, row2, v[fields.seconds]);
    if (entered?.length === 0) continue;
    const tca = addSeconds(utc, v[fields.seconds]);
    const probability = v[fields.maxProbability];
    yield {
      id1: table.id[row1],
      id2: table.id[row2],
      name1: table.name[row1],
      name2: table.name[row2],
      tca,
      missDistanceKm: v[fields.distance],
      relativeSpeedKmPerS: v[fields.speed],
      ricKm: [v[fields.ric], v[fields.ric + 1], v[fields.ric + 2]],
      velocityRicKmPerS: [v[fields.velocityRic], v[fields.velocityRic + 1], v[fields.velocityRic + 2]],
      ageDays1: minutesSinceRowEpoch(table, row1, tca) / minutesPerDay,
      ageDays2: minutesSinceRowEpoch(table, row2, tca) / minutesPerDay,
      ...(Number.isNaN(probability) ? {} : { maxProbability: probability }),
      ...(volumes && entered ? { volume: { set: volumes.set, status: volumes.status, entered } } : {}),
    };
  }
}
