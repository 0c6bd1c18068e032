import type { CatalogNumber } from "../../core/index.ts";
import type { ElementTable } from "../../orbit/index.ts";
import { gabbardPoints } from "./gabbard.ts";

/**
 * Protected objects whose range of heights overlaps that of a piece, with a margin. Planes turn, so heights alone say whom a
 * cloud can reach. Given: sets, the cloud's rows, protected objects, the margin. Returned: catalog numbers, ascending.
 */
export function crossedBy(
  table: ElementTable,
  rows: readonly number[],
  protectedIds: ReadonlySet<CatalogNumber>,
  marginKm: number,
): CatalogNumber[] {
  const cloud = gabbardPoints(table, rows);
  const newest = new Map<CatalogNumber, number>();
  for (let row = 0; row < table.count; row++) {
    if (!protectedIds.has(table.id[row])) continue;
    const known = newest.get(table.id[row]);
    if (known === undefined || table.epochDays[row] > table.epochDays[known]) newest.set(table.id[row], row);
  }
  return gabbardPoints(table, [...newest.values()])
    .filter(({ perigeeKm, apogeeKm }) =>
      cloud.some((piece) => piece.perigeeKm <= apogeeKm + marginKm && piece.apogeeKm >= perigeeKm - marginKm),
    )
    .map(({ id }) => id)
    .sort((left, right) => left - right);
}
