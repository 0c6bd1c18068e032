import { HoshimoriError, type Problem, type Vec3 } from "../core/index.ts";
import { compareInstants, type Instant, readIsoUtc } from "../time/index.ts";
import { problemList } from "./problem-list.ts";
import { hasColumns, type TableShape, tableRows } from "./table-rows.ts";

/** One burn that the operator of QZSS states to have carried out. */
export interface QzssManeuver {
  /** UTC. */
  readonly start: Instant;
  readonly end: Instant;
  /** Where the file says so (geostationary satellites): "NS" north-south, "EW" east-west. */
  readonly direction?: "NS" | "EW";
  /** DVX, DVY, DVZ as printed; the file doesn't say which axes these are, so only their norm means something by itself. */
  readonly deltaVMPerS: Vec3;
}

export interface ReadQzssManeuvers {
  /** In the order of the file. */
  readonly records: readonly QzssManeuver[];
  readonly problems: readonly Problem[];
}

const needed = {
  start: "DATE TIME START(UTC)",
  end: "END(UTC)",
  x: "DVX(m/s)",
  y: "DVY(m/s)",
  z: "DVZ(m/s)",
} as const;
const optional = { direction: "NS/EW" } as const;
const titles = { ...needed, ...optional };
type Column = keyof typeof titles;
const shape: TableShape<Column> = {
  separator: ",",
  expected: "operational history of a QZSS satellite (ohi-qzs….txt) with a part SATELLITE/MANEUVER",
  needed,
  optional,
};
const part = /^#\+SATELLITE\/MANEUVER[ \t\r]*$/m;

export const looksLikeQzssManeuvers = (text: string): boolean => {
  const begin = part.exec(text);
  return begin !== null && hasColumns(text.slice(begin.index + begin[0].length), shape);
};

/**
 * Reads the burns in the operational history information of a QZSS satellite (`ohi-qzs*.txt`, Cabinet Office of Japan, CC BY 4.0).
 * Other parts (mass, unloading, attitude mode) are passed over; columns are found by their names.
 *
 * Given: decompressed bytes, and the name of the input for messages. Returned: the burns, and a problem for each row left out.
 * Errors: `table-not-recognized`, `table-column-missing`. Source: qzss.go.jp/en/technical/qzssinfo; the layout as two public
 * readers describe it (maneuver-detect, Ginan's qzss_ohi_merge), no file of the operator having been at hand.
 */
export function readQzssManeuvers(
  bytes: Uint8Array,
  options: { readonly source?: string } = {},
): ReadQzssManeuvers {
  const source = options.source ?? "input";
  const problems = problemList();
  const records: QzssManeuver[] = [];
  const text = maneuverPart(new TextDecoder().decode(bytes));
  if (text === undefined)
    throw new HoshimoriError("table-not-recognized", { source, expected: shape.expected });
  for (const { line, text: row } of tableRows(text, shape, source, problems)) {
    const burn = burnOf(row);
    if (typeof burn === "string")
      problems.add("table-row-value", line, 1, { field: titles[burn], value: row[burn].slice(0, 40) });
    else records.push(burn);
  }
  return { records, problems: problems.done() };
}

/** The part with the burns and as many empty lines before it as the file has lines there, so that places stay right. */
function maneuverPart(text: string): string | undefined {
  const begin = part.exec(text);
  if (!begin) return undefined;
  const start = begin.index + begin[0].length;
  const end = text.indexOf("\n#-", start);
  return (
    "\n".repeat(text.slice(0, start).split("\n").length - 1) + text.slice(start, end < 0 ? undefined : end)
  );
}

/** The burn of a row, or the column that keeps it from being one. */
function burnOf(row: Readonly<Record<Column, string>>): QzssManeuver | Column {
  const [start, end] = [row.start, row.end].map((text) => readIsoUtc(text.replace(" ", "T")));
  const { direction } = row;
  if (!start) return "start";
  if (!end || compareInstants(end, start) < 0) return "end";
  if (direction !== "NS" && direction !== "EW" && direction !== "") return "direction";
  const wrong = (["x", "y", "z"] as const).find(
    (axis) => row[axis] === "" || !Number.isFinite(Number(row[axis])),
  );
  if (wrong) return wrong;
  return {
    start,
    end,
    ...(direction === "" ? {} : { direction }),
    deltaVMPerS: [Number(row.x), Number(row.y), Number(row.z)],
  };
}
