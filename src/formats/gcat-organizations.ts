import type { Problem } from "../core/index.ts";
import { gcatFields } from "./gcat-fields.ts";
import { problemList } from "./problem-list.ts";
import { hasColumns, type TableShape, tableRows } from "./table-rows.ts";
import type { VagueDate } from "./vague-date.ts";

/** One organization of GCAT: a state, an owner, a maker, a launch agency …. What it marks "-" is left out. */
export interface GcatOrganization {
  readonly code: string;
  /** The code that is the same for one organization under all its names. */
  readonly unifiedCode: string;
  /** Code of the state it belongs to, itself an organization. */
  readonly state?: string;
  /** "CY" state, "O" owner, "PL" payload maker, "LA" launch agency, "LV" rocket maker …. */
  readonly types: readonly string[];
  /** A academic or amateur, B business, C civil, D defense. */
  readonly class?: string;
  readonly from?: VagueDate;
  readonly to?: VagueDate;
  readonly shortName?: string;
  readonly name: string;
  readonly englishName?: string;
  /** In its own script. */
  readonly nativeName?: string;
  readonly location?: string;
  /** Code of the organization that it is part of. */
  readonly parent?: string;
}

export interface ReadGcatOrganizations {
  /** In the order of the file. */
  readonly records: readonly GcatOrganization[];
  readonly problems: readonly Problem[];
}

const needed = {
  code: "Code",
  unifiedCode: "UCode",
  state: "StateCode",
  type: "Type",
  class: "Class",
  name: "Name",
} as const;
const optional = {
  from: "TStart",
  to: "TStop",
  shortName: "ShortName",
  englishName: "EName",
  nativeName: "UName",
  location: "Location",
  parent: "Parent",
} as const;
const titles = { ...needed, ...optional };
const shape: TableShape<keyof typeof titles> = {
  separator: "\t",
  expected: "GCAT's organizations as TSV, whose first line begins with #Code",
  needed,
  optional,
};

export const looksLikeGcatOrganizations = (text: string): boolean => hasColumns(text, shape);

/**
 * Reads GCAT's table of organizations (orgs.tsv).
 *
 * Given: decompressed bytes, and the name of the input for messages. Returned: the records, and a problem for each row
 * without a code and each date that can't be read (which is left out of its record).
 * Errors: `table-not-recognized`, `table-column-missing`. Source: planet4589.org/space/gcat, "Organizations".
 */
export function readGcatOrganizations(
  bytes: Uint8Array,
  options: { readonly source?: string } = {},
): ReadGcatOrganizations {
  const problems = problemList();
  const records: GcatOrganization[] = [];
  const rows = tableRows(new TextDecoder().decode(bytes), shape, options.source ?? "input", problems);
  for (const row of rows) {
    const { word, date } = gcatFields(row, titles, problems);
    const { text, line } = row;
    if (text.code === "" || text.code.length > 20) {
      problems.add("table-row-value", line, 1, { field: needed.code, value: text.code.slice(0, 40) });
      continue;
    }
    records.push({
      code: text.code,
      unifiedCode: text.unifiedCode,
      ...word("state"),
      types: text.type === "-" ? [] : text.type.split("/").filter(Boolean),
      ...word("class"),
      ...date("from"),
      ...date("to"),
      ...word("shortName"),
      name: text.name,
      ...word("englishName"),
      ...word("nativeName"),
      ...word("location"),
      ...word("parent"),
    });
  }
  return { records, problems: problems.done() };
}
