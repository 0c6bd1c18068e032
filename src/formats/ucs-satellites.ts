import type { CatalogNumber, Problem } from "../core/index.ts";
import { isoDate } from "./iso-date.ts";
import { type ProblemList, problemList } from "./problem-list.ts";
import { hasColumns, type TableShape, tableRows } from "./table-rows.ts";

const ucsOrbitClasses = ["LEO", "MEO", "GEO", "Elliptical"] as const;
type UcsOrbitClass = (typeof ucsOrbitClasses)[number];

/** One satellite of the database of the Union of Concerned Scientists. What it leaves blank is left out. */
export interface UcsSatellite {
  readonly id: CatalogNumber;
  readonly name: string;
  /** As in an OMM ("2019-089H"). */
  readonly internationalDesignator?: string;
  /** Countries of the operator or owner in UCS's words: "USA", "ESA", "Multinational". */
  readonly countries: readonly string[];
  readonly operator?: string;
  /** "Civil", "Commercial", "Government", "Military". */
  readonly users: readonly string[];
  readonly purpose?: string;
  readonly orbitClass?: UcsOrbitClass;
  /** UTC calendar date, "2019-12-11". */
  readonly launchDate?: string;
}

export interface ReadUcsSatellites {
  /** In the order of the file. */
  readonly records: readonly UcsSatellite[];
  readonly problems: readonly Problem[];
}

const columns = {
  name: "Current Official Name of Satellite",
  countries: "Country of Operator/Owner",
  operator: "Operator/Owner",
  users: "Users",
  purpose: "Purpose",
  orbitClass: "Class of Orbit",
  launchDate: "Date of Launch",
  designator: "COSPAR Number",
  id: "NORAD Number",
} as const;
type Column = keyof typeof columns;

const shapeOf = (text: string): TableShape<Column> => ({
  separator: text.slice(0, 8192).split("\n", 1)[0].includes("\t") ? "\t" : ",",
  expected: "the UCS Satellite Database as CSV or tab-separated text",
  needed: columns,
});

export const looksLikeUcsSatellites = (text: string): boolean => hasColumns(text, shapeOf(text));

/**
 * Reads the satellite database of the Union of Concerned Scientists, CSV or tab-separated as it was published until 2023.
 *
 * Given: decompressed bytes, and the name of the input for messages. Returned: the records, and a problem for each row
 * without a catalog number and each field that can't be read (which is left out of its record); rows of blanks only are none.
 * Errors: `table-not-recognized`, `table-column-missing`. Source: ucsusa.org/resources/satellite-database, users' manual.
 */
export function readUcsSatellites(
  bytes: Uint8Array,
  options: { readonly source?: string } = {},
): ReadUcsSatellites {
  const problems = problemList();
  const records: UcsSatellite[] = [];
  const text = new TextDecoder().decode(bytes);
  for (const { line, text: row } of tableRows(text, shapeOf(text), options.source ?? "input", problems)) {
    if (Object.values(row).every((value) => value === "")) continue;
    if (/^\d{1,9}$/.test(row.id)) records.push(recordOf(row, line, problems));
    else problems.add("table-row-value", line, 1, { field: columns.id, value: row.id.slice(0, 40) });
  }
  return { records, problems: problems.done() };
}

function recordOf(row: Readonly<Record<Column, string>>, line: number, problems: ProblemList): UcsSatellite {
  /** The value read from a field that isn't blank; a problem where it can't be read. */
  const read = <Value>(column: Column, reader: (text: string) => Value | undefined): Value | undefined => {
    if (row[column] === "") return undefined;
    const value = reader(row[column]);
    if (value === undefined)
      problems.add("table-field-value", line, 1, { field: columns[column], value: row[column].slice(0, 40) });
    return value;
  };
  const words = (column: Column): string | undefined => unquoted(row[column]) || undefined;
  const designator = read("designator", (text) => (/^\d{4}-\d{3}[A-Z]{1,3}$/.test(text) ? text : undefined));
  const orbitClass = read("orbitClass", (text) =>
    ucsOrbitClasses.find((name) => name.toLowerCase() === text.toLowerCase()),
  );
  const launchDate = read("launchDate", dateOf);
  const operator = words("operator");
  const purpose = words("purpose");
  return {
    id: Number(row.id),
    name: unquoted(row.name),
    ...(designator === undefined ? {} : { internationalDesignator: designator }),
    countries: listOf(row.countries),
    ...(operator === undefined ? {} : { operator }),
    users: listOf(row.users),
    ...(purpose === undefined ? {} : { purpose }),
    ...(orbitClass === undefined ? {} : { orbitClass }),
    ...(launchDate === undefined ? {} : { launchDate }),
  };
}

/** Tab-separated files have quotes around fields with commas, too. */
const unquoted = (text: string): string =>
  /^".*"$/.test(text) ? text.slice(1, -1).replaceAll('""', '"').trim() : text;

const listOf = (text: string): readonly string[] => [
  ...new Set(
    unquoted(text)
      .split("/")
      .map((word) => word.trim())
      .filter(Boolean),
  ),
];

/** "12/11/19" is December 11, 2019; years from 57 on are those of 1957 … 1999. */
function dateOf(text: string): string | undefined {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})$/.exec(text);
  if (!match) return undefined;
  const [month, day, short] = match.slice(1).map(Number);
  const year = match[3].length === 4 ? short : short >= 57 ? 1900 + short : 2000 + short;
  return isoDate(year, month, day);
}
