import type { CatalogNumber } from "../core/index.ts";
import { readCsv } from "../formats/index.ts";

/**
 * Reads the names that objects have had: CSV with a header, catalog number, and names separated by "|".
 * Given: text. Returned: names by catalog number, in the order of the file; rows without a number are passed over.
 */
export function readNames(csvText: string): ReadonlyMap<CatalogNumber, readonly string[]> {
  const names = new Map<CatalogNumber, readonly string[]>();
  for (const { fields } of readCsv(csvText).slice(1))
    if (/^\d{1,9}$/.test(fields[0]))
      names.set(
        Number(fields[0]),
        (fields[1] ?? "")
          .split("|")
          .map((name) => name.trim())
          .filter((name) => name !== ""),
      );
  return names;
}
