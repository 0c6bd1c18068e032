import type { IsoUtc } from "../core/index.ts";
import type { ElementTable } from "../orbit/index.ts";
import { formatIsoUtc, instantFromTable, parseIsoUtc } from "../time/index.ts";

/**
 * Given: element sets in any order and a time. Returned: the newest epoch that is not after that time, since some sets are
 * published with an epoch in the future; undefined where there is none.
 */
export function newestEpochUntil(table: ElementTable, until: IsoUtc): IsoUtc | undefined {
  const end = parseIsoUtc(until);
  let newest = -1;
  for (let row = 0; row < table.count; row++) {
    const days = table.epochDays[row];
    const nanos = table.epochNanos[row];
    if (days > end.days || (days === end.days && nanos > end.nanos)) continue;
    if (newest < 0 || days > table.epochDays[newest]) newest = row;
    else if (days === table.epochDays[newest] && nanos > table.epochNanos[newest]) newest = row;
  }
  return newest < 0 ? undefined : formatIsoUtc(instantFromTable(table, newest));
}
