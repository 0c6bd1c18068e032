/** A table of the page: text cells, numbers already written with their unit in the column's head. */
export interface ScoreTable {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A plot of the page: one or more series over named places; drawn by whoever shows the Markdown (Mermaid's xychart). */
export interface ScoreChart {
  readonly title: string;
  readonly xTitle: string;
  readonly x: readonly string[];
  readonly yTitle: string;
  readonly yFrom: number;
  readonly yTo: number;
  readonly bars?: readonly number[];
  readonly lines?: readonly (readonly number[])[];
}

/** What one kind of detector scored, for people (tables, plots) and for programs (records). */
export interface ScorePart {
  readonly id: string;
  readonly title: string;
  /** Data, split, what counts as right: sentences. */
  readonly method: readonly string[];
  readonly tables: readonly ScoreTable[];
  readonly charts: readonly ScoreChart[];
  readonly records: readonly object[];
}

/**
 * Given: parts, what was skipped and why, and the command that makes the page. Returned: one Markdown page.
 */
export function scorePage(
  parts: readonly ScorePart[],
  skipped: readonly { readonly title: string; readonly reason: string }[],
  command: string,
): string {
  const lines = [
    "# Validation: how often the detectors are right and wrong",
    "",
    `Made by \`${command}\`; do not edit. Every rate stands beside its error rate, with 95 % intervals (Wilson for shares, exact Poisson for rates).`,
    "",
    ...parts.flatMap(partLines),
  ];
  if (skipped.length > 0)
    lines.push("## Not scored", "", ...skipped.map(({ title, reason }) => `- ${title}: ${reason}`), "");
  return `${lines.join("\n").trimEnd()}\n`;
}

function partLines({ title, method, tables, charts }: ScorePart): string[] {
  return [
    `## ${title}`,
    "",
    ...method.flatMap((sentence) => [sentence, ""]),
    ...tables.flatMap(tableLines),
    ...charts.flatMap(chartLines),
  ];
}

const cell = (text: string): string => text.replaceAll("|", "\\|");

const tableLines = ({ caption, columns, rows }: ScoreTable): string[] => [
  `**${caption}**`,
  "",
  `| ${columns.map(cell).join(" | ")} |`,
  `|${" --- |".repeat(columns.length)}`,
  ...rows.map((row) => `| ${row.map(cell).join(" | ")} |`),
  "",
];

const chartLines = ({ title, xTitle, x, yTitle, yFrom, yTo, bars, lines = [] }: ScoreChart): string[] => [
  "```mermaid",
  "xychart-beta",
  `    title "${title}"`,
  `    x-axis "${xTitle}" [${x.map((name) => `"${name}"`).join(", ")}]`,
  `    y-axis "${yTitle}" ${yFrom} --> ${yTo}`,
  ...(bars ? [`    bar [${bars.map(point).join(", ")}]`] : []),
  ...lines.map((values) => `    line [${values.map(point).join(", ")}]`),
  "```",
  "",
];

const point = (value: number): string => String(Number(value.toFixed(4)));
