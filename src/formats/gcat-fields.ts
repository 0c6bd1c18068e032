import type { ProblemList } from "./problem-list.ts";
import type { TableRow } from "./table-rows.ts";
import { parseVagueDate, type VagueDate } from "./vague-date.ts";

type Made<K extends string, Value> = { [P in K]?: Value };

/**
 * How the fields of a row of GCAT become those of a record: "-", "?" and nothing mean absent, and a field that can't be read is told
 * under the name that its column has in the file, and left out.
 */
export function gcatFields<Name extends string>(
  { line, text }: TableRow<Name>,
  titles: Readonly<Record<Name, string>>,
  problems: ProblemList,
) {
  const made = <K extends Name, Value>(
    key: K,
    reader: (text: string) => Value | undefined,
  ): Made<K, Value> => {
    if (text[key] === "" || text[key] === "-" || text[key] === "?") return {};
    const value = reader(text[key]);
    if (value !== undefined) return { [key]: value } as Made<K, Value>;
    problems.add("table-field-value", line, 1, { field: titles[key], value: text[key].slice(0, 40) });
    return {};
  };
  return {
    word: <K extends Name>(key: K): Made<K, string> => made(key, (word) => word),
    /** "*" means that it has not come yet. */
    date: <K extends Name>(key: K): Made<K, VagueDate> =>
      text[key] === "*" ? {} : made(key, parseVagueDate),
    number: <K extends Name>(key: K): Made<K, number> =>
      made(key, (printed) => (Number.isFinite(Number(printed)) ? Number(printed) : undefined)),
  };
}
