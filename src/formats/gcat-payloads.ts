import type { CatalogNumber, Problem } from "../core/index.ts";
import { gcatFields } from "./gcat-fields.ts";
import { type ProblemList, problemList } from "./problem-list.ts";
import { hasColumns, type TableRow, type TableShape, tableRows } from "./table-rows.ts";
import type { VagueDate } from "./vague-date.ts";

/** One payload of Jonathan McDowell's General Catalog of Artificial Space Objects (psatcat). What it marks "-" is left out. */
export interface GcatPayload {
  /** "S00002"; the first letter names the catalog, "S" that with the numbers of the SATCAT. */
  readonly jcat: string;
  /** Catalog number, for those of the S catalog. */
  readonly id?: CatalogNumber;
  readonly piece?: string;
  readonly name: string;
  readonly program?: string;
  /** Letters: A amateur or academic, B business, C civil, D defense; several for mixed ones. */
  readonly class?: string;
  /** "COM", "IMG", "NAV" …. */
  readonly category?: string;
  /** Control center, a code of the organizations. */
  readonly control?: string;
  /** S success, F failure, U unknown, N none: how the mission went. */
  readonly result?: string;
  /** State of registry at the United Nations, in brackets where it registered none. */
  readonly unState?: string;
  readonly unRegistry?: string;
  readonly launchDate?: VagueDate;
  /** Last contact or last maneuver (TLast). */
  readonly lastDate?: VagueDate;
  /** End of operation (TOp). */
  readonly operationEnd?: VagueDate;
  /** Believed to be in operation when the catalog was made: TOp is "*". */
  readonly isOperating: boolean;
  /** End of the payload (TDate), and how it ended (TF). */
  readonly endDate?: VagueDate;
  readonly endKind?: string;
  /** When the orbit that follows was that of the payload. */
  readonly orbitDate?: VagueDate;
  readonly perigeeKm?: number;
  readonly apogeeKm?: number;
  readonly inclinationDeg?: number;
}

export interface ReadGcatPayloads {
  /** In the order of the file. */
  readonly records: readonly GcatPayload[];
  readonly problems: readonly Problem[];
}

const needed = { jcat: "JCAT", piece: "Piece", name: "Name", class: "Class", category: "Category" } as const;
const optional = {
  launchDate: "LDate",
  lastDate: "TLast",
  operationEnd: "TOp",
  endDate: "TDate",
  endKind: "TF",
  program: "Program",
  control: "Control",
  result: "Result",
  unState: "UNState",
  unRegistry: "UNReg",
  orbitDate: "DispEpoch",
  perigeeKm: "DispPeri",
  apogeeKm: "DispApo",
  inclinationDeg: "DispInc",
} as const;
const titles = { ...needed, ...optional };
type Column = keyof typeof titles;
const shape: TableShape<Column> = {
  separator: "\t",
  expected: "GCAT's psatcat as TSV, whose first line begins with #JCAT",
  needed,
  optional,
};

export const looksLikeGcatPayloads = (text: string): boolean => hasColumns(text, shape);

/**
 * Reads GCAT's table of payloads (psatcat.tsv).
 *
 * Given: decompressed bytes, and the name of the input for messages. Returned: the records, and a problem for each row
 * without an identifier and each field that can't be read (which is left out of its record).
 * Errors: `table-not-recognized`, `table-column-missing`. Source: planet4589.org/space/gcat, "Payload catalog columns".
 */
export function readGcatPayloads(
  bytes: Uint8Array,
  options: { readonly source?: string } = {},
): ReadGcatPayloads {
  const problems = problemList();
  const records: GcatPayload[] = [];
  const rows = tableRows(new TextDecoder().decode(bytes), shape, options.source ?? "input", problems);
  for (const row of rows) {
    const { jcat } = row.text;
    if (/^[A-Z]\d{5,9}$/.test(jcat)) records.push(payloadOf(row, problems));
    else problems.add("table-row-value", row.line, 1, { field: titles.jcat, value: jcat.slice(0, 40) });
  }
  return { records, problems: problems.done() };
}

function payloadOf(row: TableRow<Column>, problems: ProblemList): GcatPayload {
  const { word, date, number } = gcatFields(row, titles, problems);
  const { jcat, name, operationEnd } = row.text;
  return {
    jcat,
    ...(jcat.startsWith("S") ? { id: Number(jcat.slice(1)) } : {}),
    ...word("piece"),
    name,
    ...word("program"),
    ...word("class"),
    ...word("category"),
    ...word("control"),
    ...word("result"),
    ...word("unState"),
    ...word("unRegistry"),
    ...date("launchDate"),
    ...date("lastDate"),
    ...date("operationEnd"),
    isOperating: operationEnd === "*",
    ...date("endDate"),
    ...word("endKind"),
    ...date("orbitDate"),
    ...number("perigeeKm"),
    ...number("apogeeKm"),
    ...number("inclinationDeg"),
  };
}
