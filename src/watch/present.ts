import type { IsoUtc, Realm } from "../core/index.ts";
import type { ElementTable } from "../orbit/index.ts";
import { type Clock, formatIsoUtc, instantFromTable } from "../time/index.ts";

/**
 * The present of a realm: in replay the newest epoch that is not after the wall clock (recorded data have no other
 * present), in the other realms the clock itself.
 */
export function presentOf(realm: Realm, table: ElementTable, clock: Clock): IsoUtc {
  const wall = clock.now();
  if (realm !== "replay" || table.count === 0) return formatIsoUtc(wall);
  let newest = -1;
  for (let row = 0; row < table.count; row++) {
    if (table.epochDays[row] > wall.days) continue;
    if (newest < 0 || isLater(table, row, newest)) newest = row;
  }
  return formatIsoUtc(newest < 0 ? wall : instantFromTable(table, newest));
}

const isLater = (table: ElementTable, row: number, other: number): boolean =>
  table.epochDays[row] > table.epochDays[other] ||
  (table.epochDays[row] === table.epochDays[other] && table.epochNanos[row] > table.epochNanos[other]);
