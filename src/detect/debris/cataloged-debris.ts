import { objectTypeFromName } from "../../catalog/index.ts";
import type { ObjectType } from "../../formats/index.ts";
import type { ElementTable } from "../../orbit/index.ts";

/** Apogee and perigee kick motors: catalogs give them no type of their own. */
const isMotor = (name: string): boolean => /\b(AKM|PKM)\b/.test(name);

/**
 * Whether an object is cataloged as what has no engine to maneuver with: debris, a spent stage, a motor.
 * Given: rows of its element sets, and its type in the satellite catalog where known. Returned: what that type says; where
 * it says nothing, whether every name that the sets give says so (none: false). A name may be wrong: that is what the rule
 * that asks is about.
 */
export function isCatalogedDebris(
  table: ElementTable,
  rows: Iterable<number>,
  objectType: ObjectType = "unknown",
): boolean {
  if (objectType !== "unknown") return objectType === "debris" || objectType === "rocket-body";
  let isNamed = false;
  for (const row of rows) {
    const name = table.name[row];
    if (name === "") continue;
    if (!isMotor(name) && objectTypeFromName(name) === "unknown") return false;
    isNamed = true;
  }
  return isNamed;
}
