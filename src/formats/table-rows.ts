import { HoshimoriError } from "../core/index.ts";
import { readCsv } from "./csv.ts";
import type { ProblemList } from "./problem-list.ts";

/** Which table is read, and by what names its columns are called there. */
export interface TableShape<Name extends string> {
  readonly separator: "," | "\t";
  /** Words of a message when the input is another thing: "SOCRATES CSV (…)". */
  readonly expected: string;
  readonly needed: Readonly<Partial<Record<Name, string>>>;
  readonly optional?: Readonly<Partial<Record<Name, string>>>;
}

/** One line of a table: the trimmed text under each name, "" where it has none. */
export interface TableRow<Name extends string> {
  /** 1-based. */
  readonly line: number;
  readonly text: Readonly<Record<Name, string>>;
}

/**
 * Reads a table of one record a line whose first line names the columns, in any order and among others.
 * Quotes hold within a line only, so that one that never closes costs no more than its line. Where the header begins
 * with `#`, later lines that do are comments.
 *
 * Given: the text, what is expected, where problems go. Returned: the rows with as many fields as the header.
 * Errors: `table-not-recognized` where fewer than half of the needed columns are there, `table-column-missing` where some aren't.
 */
export function* tableRows<Name extends string>(
  text: string,
  shape: TableShape<Name>,
  source: string,
  problems: ProblemList,
): Generator<TableRow<Name>> {
  let columns: readonly (readonly [Name, number])[] | undefined;
  let width = 0;
  let hasComments = false;
  let line = 0;
  for (const content of linesOf(text)) {
    line++;
    if (content.trim() === "" || (hasComments && content.startsWith("#"))) continue;
    const fields = fieldsOf(content, shape.separator);
    if (!columns) {
      columns = columnsOf(fields, shape, source, line);
      width = fields.length;
      hasComments = content.startsWith("#");
    } else if (fields.length !== width) {
      problems.add("csv-field-count", line, 1, { found: fields.length, expected: width });
    } else {
      const row = {} as Record<Name, string>;
      for (const [name, at] of columns) row[name] = at < 0 ? "" : fields[at].trim();
      yield { line, text: row };
    }
  }
  if (!columns) throw new HoshimoriError("table-not-recognized", { source, expected: shape.expected });
}

/** Whether the first line names every needed column of the table. */
export function hasColumns<Name extends string>(text: string, shape: TableShape<Name>): boolean {
  const first = text.slice(0, 8192).trimStart().split("\n", 1)[0];
  const names = namesOf(fieldsOf(first, shape.separator));
  return Object.values<string | undefined>(shape.needed).every((name) => names.includes(named(name)));
}

function* linesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    yield text.slice(start, text[end - 1] === "\r" && end > start ? end - 1 : end);
    start = end + 1;
  }
}

const fieldsOf = (line: string, separator: string): readonly string[] =>
  separator === "," && line.includes('"') ? (readCsv(line)[0]?.fields ?? []) : line.split(separator);

const named = (name: string | undefined): string => (name ?? "").trim().toLowerCase();
const namesOf = (fields: readonly string[]): readonly string[] =>
  fields.map((field, at) => named(at === 0 ? field.replace(/^\ufeff?"?#?/, "") : field));

function columnsOf<Name extends string>(
  fields: readonly string[],
  { needed, optional, expected }: TableShape<Name>,
  source: string,
  line: number,
): readonly (readonly [Name, number])[] {
  const names = namesOf(fields);
  const wanted = Object.entries({ ...optional, ...needed }) as [Name, string][];
  const columns = wanted.map(([name, title]) => [name, names.indexOf(named(title))] as const);
  const missing = columns.filter(([name, at]) => at < 0 && name in needed).map(([name]) => needed[name]);
  if (missing.length * 2 > Object.keys(needed).length)
    throw new HoshimoriError("table-not-recognized", { source, expected });
  if (missing.length > 0)
    throw new HoshimoriError("table-column-missing", { source, line, columns: missing.join(", ") });
  return columns;
}
