import {
  type CatalogNumber,
  HoshimoriError,
  type PartyCode,
  type Problem,
  type TextKey,
  textTable,
} from "../core/index.ts";
import { readCsv } from "../formats/index.ts";

/** One satellite that a party wants watched, and why. */
export interface ProtectedEntry {
  readonly id: CatalogNumber;
  readonly party: PartyCode;
  /** Name when the list was made; "" where the list has none. */
  readonly name: string;
  /** A reason code with texts in both languages ({@link protectedReasonKey}), or free text. */
  readonly reason: string;
  /** Where the entry comes from. */
  readonly source: string;
}

export interface ReadProtectedList {
  readonly entries: readonly ProtectedEntry[];
  readonly problems: readonly Problem[];
}

const neededColumns = ["id", "party", "reason", "source"] as const;

/**
 * Reads a protected list: CSV with the columns id, party (ISO 3166-1 alpha-2), reason, source, and perhaps name.
 *
 * Given: the text and the name of the file. Returned: the good entries, and a problem with line and column for each other row.
 * Errors: `protected-list-column-missing` where the header lacks a column.
 */
export function readProtectedList(
  csvText: string,
  options: { readonly source?: string } = {},
): ReadProtectedList {
  const [header, ...rows] = readCsv(csvText);
  const names = header?.fields.map((field) => field.trim().toLowerCase()) ?? [];
  const missing = neededColumns.filter((column) => !names.includes(column));
  if (missing.length > 0)
    throw new HoshimoriError("protected-list-column-missing", {
      source: options.source ?? "input",
      columns: missing.join(", "),
    });
  const entries: ProtectedEntry[] = [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const { line, fields } of rows) {
    const value = (column: string) => fields[names.indexOf(column)]?.trim() ?? "";
    const columnOf = (column: string) =>
      1 + fields.slice(0, names.indexOf(column)).join(",").length + (names.indexOf(column) > 0 ? 1 : 0);
    const refuse = (code: Problem["code"], column: string) =>
      problems.push({ code, line, column: columnOf(column), parts: { value: value(column).slice(0, 40) } });
    const key = `${Number(value("id"))} ${value("party")}`;
    if (fields.length !== names.length)
      problems.push({
        code: "csv-field-count",
        line,
        column: 1,
        parts: { found: fields.length, expected: names.length },
      });
    else if (!/^\d{1,9}$/.test(value("id"))) refuse("protected-list-number", "id");
    else if (!/^[A-Z]{2}$/.test(value("party"))) refuse("protected-list-party", "party");
    else if (value("reason") === "") refuse("protected-list-reason", "reason");
    else if (seen.has(key)) refuse("protected-list-twice", "id");
    else {
      seen.add(key);
      entries.push({
        id: Number(value("id")),
        party: value("party"),
        name: value("name"),
        reason: value("reason"),
        source: value("source"),
      });
    }
  }
  return { entries, problems };
}

/** Given: an entry's reason. Returned: the key of its text in both languages, or undefined for free text. */
export function protectedReasonKey(reason: string): TextKey | undefined {
  const key = `protected-${reason}`;
  return isTextKey(key) ? key : undefined;
}

const isTextKey = (key: string): key is TextKey => Object.hasOwn(textTable, key);
