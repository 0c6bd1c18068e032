import type { CatalogNumber, Problem } from "../core/index.ts";
import { HoshimoriError } from "../core/index.ts";
import { readCsv, type SatcatRecord } from "../formats/index.ts";
import { daysFromCivil } from "../time/index.ts";
import policy from "./coverage-policy.json" with { type: "json" };

/** The orbit that another catalog (GCAT) last states for an object, relative to Earth. */
export interface SecondCatalogOrbit {
  readonly id: CatalogNumber;
  /** UTC calendar date of the stated orbit. */
  readonly date: string;
  readonly perigeeKm: number;
  readonly apogeeKm: number;
  /** True where that catalog names the mission planetary: its orbit is a way, not a stay. */
  readonly planetary: boolean;
}

/** What shows that an object is in Earth orbit; the text of each is in texts/catalog.json. */
export type EarthOrbitEvidence = "orbit-center" | "orbit-figures" | "second-catalog";

/**
 * What shows that an object without elements is in Earth orbit.
 *
 * A blank period in the SATCAT tells nothing by itself: probes on their way around the Sun have one (Pioneer 5), and so
 * have satellites whose orbit is not published (Japan's information-gathering satellites). So, in this order:
 * 1. `orbit-center`: the SATCAT's ORBIT_CENTER is Earth or an object docked to, and ORBIT_TYPE is no landing or impact.
 *    Another center is a clear no.
 * 2. `orbit-figures`: no center is given (reduced catalogs leave it out), but period, apogee and perigee are; the SATCAT fills
 *    them from element sets around Earth only.
 * 3. `second-catalog`: another catalog states a bound orbit around Earth with its date, no planetary mission, inside the Moon's
 *    orbit, and young enough or high enough to still hold (coverage-policy.json).
 *
 * Given: the record, the other catalog's orbit where there is one, and the day of interest (days since 2000-01-01).
 * Returned: the evidence, or undefined: then nothing loaded shows it, and no state may claim it.
 */
export function earthOrbitEvidence(
  record: SatcatRecord,
  second: SecondCatalogOrbit | undefined,
  onDay: number,
): EarthOrbitEvidence | undefined {
  if (record.orbitCenter !== undefined) {
    const atEarth = record.orbitCenter === "EA" || /^\d+$/.test(record.orbitCenter);
    return atEarth && !["LAN", "IMP"].includes(record.orbitType ?? "") ? "orbit-center" : undefined;
  }
  if (record.periodMin !== undefined && record.apogeeKm !== undefined && record.perigeeKm !== undefined)
    return record.apogeeKm <= policy.secondCatalog.highestApogeeKm ? "orbit-figures" : undefined;
  return second && holdsStill(second, onDay) ? "second-catalog" : undefined;
}

function holdsStill(orbit: SecondCatalogOrbit, onDay: number): boolean {
  const { longestAgeYears, agelessPerigeeKm, lowestPerigeeKm, highestApogeeKm } = policy.secondCatalog;
  const bound = orbit.perigeeKm >= lowestPerigeeKm && orbit.apogeeKm >= orbit.perigeeKm;
  const ageYears = (onDay - dayOfDate(orbit.date)) / 365.25;
  const stillThere = ageYears <= longestAgeYears || orbit.perigeeKm >= agelessPerigeeKm;
  return bound && orbit.apogeeKm <= highestApogeeKm && !orbit.planetary && stillThere;
}

/** Days since 2000-01-01 of a calendar date "2026-08-10". */
export const dayOfDate = (date: string): number =>
  daysFromCivil(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));

const columns = ["id", "date", "perigeeKm", "apogeeKm", "planetary"] as const;

/**
 * Reads the orbits of another catalog from CSV with the columns id, date, perigeeKm, apogeeKm, planetary ("yes" or empty).
 * Given: text. Returned: orbits by catalog number, and problems. Errors: `second-catalog-column-missing`.
 */
export function readSecondCatalog(
  text: string,
  source = "input",
): {
  readonly orbits: ReadonlyMap<CatalogNumber, SecondCatalogOrbit>;
  readonly problems: readonly Problem[];
} {
  const [header, ...rows] = readCsv(text);
  const at = columns.map((column) => header?.fields.indexOf(column) ?? -1);
  const missing = columns.filter((_, index) => at[index] < 0);
  if (missing.length > 0)
    throw new HoshimoriError("second-catalog-column-missing", { source, columns: missing.join(", ") });
  const orbits = new Map<CatalogNumber, SecondCatalogOrbit>();
  const problems: Problem[] = [];
  for (const { line, fields } of rows) {
    const [id, date, perigee, apogee, planetary] = at.map((index) => fields[index] ?? "");
    const orbit = {
      id: Number(id),
      date,
      perigeeKm: Number(perigee),
      apogeeKm: Number(apogee),
      planetary: planetary === "yes",
    };
    const good = /^\d{1,9}$/.test(id) && /^\d{4}-\d\d-\d\d$/.test(date) && perigee !== "" && apogee !== "";
    if (good && Number.isFinite(orbit.perigeeKm + orbit.apogeeKm)) orbits.set(orbit.id, orbit);
    else problems.push({ code: "second-catalog-row", line, column: 1 });
  }
  return { orbits, problems };
}
