import { HoshimoriError, type Problem } from "../core/index.ts";
import { daysFromCivil } from "../time/index.ts";
import { isoDate } from "./iso-date.ts";
import { type ProblemList, problemList } from "./problem-list.ts";
import { hasColumns, type TableShape, tableRows } from "./table-rows.ts";

/** Geomagnetic and solar activity of one UTC day. */
export interface SpaceWeatherDay {
  /** UTC days since 2000-01-01. */
  readonly day: number;
  /** Three-hourly Kp, 0 … 9, those that are given; thirds are rounded to three decimals. */
  readonly kp: readonly number[];
  /** Mean ap of the day. */
  readonly ap?: number;
  /** Observed flux at 10.7 cm, 10⁻²² W m⁻² Hz⁻¹. */
  readonly f107?: number;
  /** Whether the source says that the day is a forecast. */
  readonly isPredicted: boolean;
}

export interface ReadSpaceWeather {
  /** In the order of the file, each day once. */
  readonly days: readonly SpaceWeatherDay[];
  readonly problems: readonly Problem[];
}

const kpColumns = ["kp1", "kp2", "kp3", "kp4", "kp5", "kp6", "kp7", "kp8"] as const;
type Column = (typeof kpColumns)[number] | "date" | "ap" | "f107" | "type";

/** Source: CelesTrak, SpaceData/SW-All.csv; Kp is printed ten times as large ("43" for 4 1/3). */
const celestrak: TableShape<Column> = {
  separator: ",",
  expected: "space weather: GFZ's Kp_ap_Ap_SN_F107 text or CelesTrak's SW-All.csv",
  needed: {
    date: "DATE",
    ...(Object.fromEntries(kpColumns.map((name) => [name, name.toUpperCase()])) as Record<
      (typeof kpColumns)[number],
      string
    >),
    ap: "AP_AVG",
    f107: "F10.7_OBS",
  },
  optional: { type: "F10.7_DATA_TYPE" },
};

/** Fields of a line of GFZ's text: date 0–2, Kp 7–14, Ap 23, F10.7 observed 25. Source: the file's own head (kp.gfz.de). */
const gfz = { fields: 28, kp: 7, ap: 23, f107: 25 };

/** A date, days since 1932, the same to midday: no other table of ours begins so. */
const gfzLine = /^\d{4} \d\d \d\d +\d+ +\d+\.\d /m;

export const looksLikeSpaceWeather = (text: string): boolean =>
  hasColumns(text, celestrak) || gfzLine.test(text);

/**
 * Reads Kp, Ap and F10.7 by day.
 *
 * Given: decompressed bytes of GFZ's text ("#YYY MM DD days …", missing values −1) or CelesTrak's CSV (missing values blank).
 * Returned: the days, and a problem for each line left out. Errors: `table-not-recognized` for another file.
 */
export function readSpaceWeather(
  bytes: Uint8Array,
  options: { readonly source?: string } = {},
): ReadSpaceWeather {
  const text = new TextDecoder().decode(bytes);
  const problems = problemList();
  const source = options.source ?? "input";
  const isCelestrak = hasColumns(text, celestrak);
  if (!isCelestrak && !gfzLine.test(text))
    throw new HoshimoriError("table-not-recognized", { source, expected: celestrak.expected });
  const rows = isCelestrak ? celestrakDays(text, source, problems) : gfzDays(text, problems);
  const byDay = new Map<number, SpaceWeatherDay>();
  for (const row of rows) if (!byDay.has(row.day)) byDay.set(row.day, row);
  return { days: [...byDay.values()], problems: problems.done() };
}

function* celestrakDays(text: string, source: string, problems: ProblemList): Generator<SpaceWeatherDay> {
  for (const { line, text: row } of tableRows(text, celestrak, source, problems)) {
    const kp = kpColumns
      .map((name) => numberWithin(row[name], 0, 90))
      .map((tenths) => tenths && thirdOf(tenths));
    const day = dayOf(row.date);
    if (day === undefined)
      problems.add("table-row-value", line, 1, { field: "DATE", value: row.date.slice(0, 40) });
    else
      yield {
        day,
        kp: kp.filter((value) => value !== undefined),
        ...optional("ap", numberWithin(row.ap, 0, 400)),
        ...optional("f107", numberWithin(row.f107, 1, 1000)),
        isPredicted: /^PR/.test(row.type),
      };
  }
}

function* gfzDays(text: string, problems: ProblemList): Generator<SpaceWeatherDay> {
  for (const [k, content] of text.split("\n").entries()) {
    if (content.trim() === "" || content.startsWith("#")) continue;
    const fields = content.trim().split(/\s+/);
    const day = dayOf(fields.slice(0, 3).join("-"));
    if (fields.length !== gfz.fields)
      problems.add("csv-field-count", k + 1, 1, { found: fields.length, expected: gfz.fields });
    else if (day === undefined)
      problems.add("table-row-value", k + 1, 1, { field: "YYY MM DD", value: content.slice(0, 10) });
    else
      yield {
        day,
        kp: fields.slice(gfz.kp, gfz.kp + 8).flatMap((value) => numberWithin(value, 0, 9) ?? []),
        ...optional("ap", numberWithin(fields[gfz.ap], 0, 400)),
        ...optional("f107", numberWithin(fields[gfz.f107], 1, 1000)),
        isPredicted: false,
      };
  }
}

/** "43" is 4 1/3, "37" is 3 2/3: tenths of a Kp that is counted in thirds. */
const thirdOf = (tenths: number): number => Number((Math.round((tenths * 3) / 10) / 3).toFixed(3));

/** The number, undefined where it is blank, none, or outside (−1 says "missing"). */
function numberWithin(text: string, least: number, most: number): number | undefined {
  const value = text === "" ? Number.NaN : Number(text);
  return value >= least && value <= most ? value : undefined;
}

const optional = <Name extends string>(name: Name, value: number | undefined): { [K in Name]?: number } =>
  (value === undefined ? {} : { [name]: value }) as { [K in Name]?: number };

function dayOf(text: string): number | undefined {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!found) return undefined;
  const [year, month, day] = found.slice(1).map(Number);
  return isoDate(year, month, day) === undefined ? undefined : daysFromCivil(year, month, day);
}
