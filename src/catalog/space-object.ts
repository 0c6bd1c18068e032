import type { CatalogNumber } from "../core/index.ts";
import type { ObjectType, SatcatRecord } from "../formats/index.ts";
import type { ElementTable } from "../orbit/index.ts";

/** A cataloged thing in orbit: what the satellite catalog and the element sets say about it. */
export interface SpaceObject extends SatcatRecord {
  /** Earlier and other names, oldest first, the present one left out. */
  readonly otherNames: readonly string[];
  /** Where `objectType` comes from: the satellite catalog, the convention of names, or nowhere. */
  readonly objectTypeFrom: "satcat" | "name" | "nothing";
}

export type ObjectCatalog = ReadonlyMap<CatalogNumber, SpaceObject>;

/**
 * The type that a catalog name states by convention: "… R/B" rocket body, "… DEB" debris.
 * Any other name states nothing. Source: CelesTrak, "SATCAT format", OBJECT_NAME.
 */
export function objectTypeFromName(name: string): ObjectType {
  if (/\bR\/B\b/.test(name)) return "rocket-body";
  return /\bDEB\b/.test(name) ? "debris" : "unknown";
}

/**
 * Joins satellite catalog and element sets into one entry an object. The satellite catalog wins; an object that only
 * element sets know has their newest name, no owner, and the type that its name states.
 *
 * Given: records (later ones replace earlier ones of the same number), tables of element sets, and other names by number.
 * Returned: objects by catalog number.
 */
export function buildObjectCatalog(
  satcat: readonly SatcatRecord[],
  tables: readonly ElementTable[],
  otherNames: ReadonlyMap<CatalogNumber, readonly string[]> = new Map(),
): ObjectCatalog {
  const named = namesInTables(tables);
  const objects = new Map<CatalogNumber, SpaceObject>();
  for (const record of satcat)
    objects.set(record.id, fromSatcat(record, named.get(record.id)?.names, otherNames.get(record.id)));
  for (const [id, { names, internationalDesignator }] of named) {
    if (objects.has(id)) continue;
    const all = [...(otherNames.get(id) ?? []), ...names];
    const name = all.at(-1) ?? "";
    const objectType = objectTypeFromName(name);
    objects.set(id, {
      id,
      name,
      internationalDesignator,
      owner: "",
      objectType,
      objectTypeFrom: objectType === "unknown" ? "nothing" : "name",
      otherNames: without(all, name),
    });
  }
  return objects;
}

function fromSatcat(
  record: SatcatRecord,
  inTables: ReadonlySet<string> = new Set(),
  others: readonly string[] = [],
): SpaceObject {
  const objectType = record.objectType === "unknown" ? objectTypeFromName(record.name) : record.objectType;
  const objectTypeFrom =
    record.objectType !== "unknown" ? "satcat" : objectType === "unknown" ? "nothing" : "name";
  return {
    ...record,
    objectType,
    objectTypeFrom,
    otherNames: without([...others, ...inTables], record.name),
  };
}

const without = (names: readonly string[], present: string): readonly string[] => [
  ...new Set(names.filter((name) => name !== "" && name !== present)),
];

interface Named {
  readonly names: Set<string>;
  internationalDesignator: string;
}

/** Names in the order of the tables and rows; the designator of the last row that has one. */
function namesInTables(tables: readonly ElementTable[]): Map<CatalogNumber, Named> {
  const named = new Map<CatalogNumber, Named>();
  for (const table of tables)
    for (let row = 0; row < table.count; row++) {
      let entry = named.get(table.id[row]);
      if (!entry) {
        entry = { names: new Set(), internationalDesignator: "" };
        named.set(table.id[row], entry);
      }
      if (table.name[row] !== "") entry.names.add(table.name[row]);
      if (table.internationalDesignator[row] !== "")
        entry.internationalDesignator = table.internationalDesignator[row];
    }
  return named;
}
