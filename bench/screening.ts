/**
 * How long screenings take as whole processes, with reading and output, and what they find: the bundled catalog of 26,834 objects for a day and a week, 100,000 objects (its
 * shells cloned with other nodes and anomalies) for a day, one object on all in a warm process. The day's count must be that of test/golden/conjunctions.
 * Other programs on the same input: bench/rivals/main.ts --screening.
 * Run: node bench/screening.ts [day|week|clones|one]… [--rounds 3]   (GNU time gives the memory, if it is there)
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { screenSlice } from "../src/screen/index.ts";
import { fullCatalog, oracleEvents, oracleStart } from "../src/screen/testing/conjunction-oracle.ts";

const { values, positionals } = parseArgs({
  options: { rounds: { type: "string", default: "3" } },
  allowPositionals: true,
});
const rounds = Number(values.rounds);
const wanted = positionals.length > 0 ? positionals : ["day", "week", "clones", "one"];
const catalog = new URL("../data/demo/gp-on-orbit_2024-11-01.csv.gz", import.meta.url).pathname;
const program = new URL("../src/cli/main.ts", import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), "hoshimori-bench-"));
const gnuTime = "/usr/bin/time";

const median = (figures: readonly number[]): number => figures.toSorted((a, b) => a - b)[figures.length >> 1];

/** One process from start to end, its records counted. */
function run(file: string, hours: number) {
  const output = join(folder, "records.jsonl");
  const memory = join(folder, "memory");
  const command = [
    process.execPath,
    "--disable-warning=ExperimentalWarning",
    program,
    ...[
      "screen",
      file,
      "--start",
      "2024-11-01T00:00:00Z",
      "--hours",
      String(hours),
      "--within",
      "5",
      "--json",
    ],
  ];
  const timed = existsSync(gnuTime) ? [gnuTime, "-f", "%U %S %M", "-o", memory, ...command] : command;
  const shell = `exec ${timed.map((word) => `'${word}'`).join(" ")} > '${output}' 2> /dev/null`;
  const begin = performance.now();
  const { status } = spawnSync("sh", ["-c", shell], { stdio: "inherit" });
  const seconds = (performance.now() - begin) / 1000;
  if (status !== 0) throw new Error(`exit code ${status}`);
  const records = readFileSync(output).reduce((count, byte) => count + (byte === 0x0a ? 1 : 0), 0);
  const [user, system, kilobytes] = existsSync(memory)
    ? readFileSync(memory, "utf8").trim().split(" ").map(Number)
    : [Number.NaN, Number.NaN, Number.NaN];
  return { seconds, cpuSeconds: user + system, megabytes: kilobytes / 1024, records };
}

function report(name: string, file: string, hours: number, expected?: number): void {
  const runs = Array.from({ length: rounds }, () => run(file, hours));
  const seconds = runs.map((each) => each.seconds);
  const { records } = runs[0];
  console.log(
    [
      name.padEnd(34),
      `${median(seconds).toFixed(2)} s (${Math.min(...seconds).toFixed(2)}–${Math.max(...seconds).toFixed(2)})`.padEnd(
        26,
      ),
      `${median(runs.map((each) => each.cpuSeconds)).toFixed(1)} s CPU`.padEnd(12),
      `${median(runs.map((each) => each.megabytes)).toFixed(0)} MB`.padEnd(8),
      `${records} minima${expected === undefined ? "" : ` (${expected} wanted)`}`,
    ].join("  "),
  );
}

/** The catalog four times over, cut at 100,000: the same shells, other planes and places in them. */
function clones(): string {
  const [header, ...lines] = gunzipSync(readFileSync(catalog)).toString().trim().split(/\r?\n/);
  const columns = header.split(",");
  const [id, node, anomaly] = ["NORAD_CAT_ID", "RA_OF_ASC_NODE", "MEAN_ANOMALY"].map((name) =>
    columns.indexOf(name),
  );
  let state = 1;
  const turned = (degrees: string): string => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return ((Number(degrees) + (360 * state) / 2 ** 31) % 360).toFixed(4);
  };
  const rows = [...lines];
  while (rows.length < 100_000) {
    const fields = lines[rows.length % lines.length].split(",");
    fields[id] = String(300_000 + rows.length);
    fields[node] = turned(fields[node]);
    fields[anomaly] = turned(fields[anomaly]);
    rows.push(fields.join(","));
  }
  const file = join(folder, "clones.csv");
  writeFileSync(file, `${[header, ...rows].join("\n")}\n`);
  return file;
}

try {
  console.log(
    `${cpus()[0].model}, ${availableParallelism()} threads, Node ${process.version}; median of ${rounds} (least–most), whole processes`,
  );
  if (wanted.includes("day")) report("26,834 objects × 24 h × 5 km", catalog, 24, oracleEvents(24).length);
  if (wanted.includes("week")) report("26,834 objects × 7 d × 5 km", catalog, 168);
  if (wanted.includes("clones")) report("100,000 objects × 24 h × 5 km", clones(), 24);
  if (wanted.includes("one")) {
    const table = fullCatalog();
    const primaries = new Set([25_544]);
    const once = () => screenSlice(table, { start: oracleStart, hours: 24, withinKm: 5, primaries }).length;
    once();
    const times = Array.from({ length: 3 * rounds }, () => {
      const begin = performance.now();
      once();
      return performance.now() - begin;
    });
    console.log(
      `ISS on all × 24 h × 5 km, warm      ${median(times).toFixed(0)} ms (${Math.min(...times).toFixed(0)}–${Math.max(...times).toFixed(0)}), ${once()} minima`,
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}
