import type { CatalogNumber } from "../core/index.ts";
import type { ElementTable } from "../orbit/index.ts";
import type { SpaceObjectRow } from "../store/index.ts";

/**
 * How objects are called: by the satellite catalog, else by their newest element set that has a name, else by number.
 * Given: what the store holds. Returned: the name of a catalog number.
 */
export function objectNames(
  objects: readonly SpaceObjectRow[],
  table: ElementTable,
): (id: CatalogNumber) => string {
  const names = new Map<CatalogNumber, string>();
  for (let row = 0; row < table.count; row++)
    if (table.name[row] !== "") names.set(table.id[row], table.name[row]);
  for (const { id, name } of objects) if (name !== "") names.set(id, name);
  return (id) => names.get(id) ?? String(id);
}
