/**
 * How fast other programs propagate the bundled catalog, and how near they come to hoshimori's reference.
 * Run: node bench/rivals/main.ts --help
 */
import { rmSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { parseArgs } from "node:util";
import { compareStates } from "./accuracy.ts";
import { prepareInput, type Regime, type RivalInput } from "./input.ts";
import type { Skipped } from "./install.ts";
import { screenWithRivals } from "./print-screening.ts";
import { type RivalResult, rivals, runRival } from "./rival.ts";

const help = `node bench/rivals/main.ts [--regime near|deep|all] [--times 40] [--step MINUTES 36] [--rounds 5] [--objects N]
                           [--only TEXT] [--install-rivals] [--json]
node bench/rivals/main.ts --screening [--hours 24] [--within KM 5] [--only TEXT] [--install-rivals] [--json]`;

const { values } = parseArgs({
  options: {
    regime: { type: "string", default: "near" },
    times: { type: "string", default: "40" },
    step: { type: "string", default: "36" },
    rounds: { type: "string", default: "5" },
    objects: { type: "string" },
    only: { type: "string", default: "" },
    screening: { type: "boolean", default: false },
    hours: { type: "string", default: "24" },
    within: { type: "string", default: "5" },
    "install-rivals": { type: "boolean", default: process.env.HOSHIMORI_INSTALL_RIVALS === "1" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
const install = values["install-rivals"];

/** Million states a second: by processor time with one thread, by the clock with several. */
function speeds({ states, threads, seconds, cpuSeconds }: RivalResult) {
  const sorted = (threads === 1 ? cpuSeconds : seconds).map((each) => states / each / 1e6);
  sorted.sort((a, b) => a - b);
  return { median: sorted[sorted.length >> 1], least: sorted[0], most: sorted[sorted.length - 1] };
}

/** Ratios are to satellite.js' bulk path with one thread, measured first in the same run. */
const yardstick = "satellite.js WASM";
let yardstickSpeed = Number.NaN;

const line = (name: string, threads: number | string, ...rest: string[]): string =>
  `${name.padEnd(20)} ${String(threads).padStart(3)}  ${rest.join("  ")}`;

function printRival(name: string, threads: number, result: RivalResult | Skipped, input: RivalInput): void {
  if ("skipped" in result) {
    console.log(
      values.json
        ? JSON.stringify({ name, threads, ...result })
        : line(name, "", `skipped: ${result.skipped}`),
    );
    return;
  }
  const { sample, ...report } = result;
  const accuracy = compareStates(input.reference, sample);
  const { median, least, most } = speeds(result);
  if (name === yardstick && threads === 1) yardstickSpeed = median;
  if (values.json) {
    console.log(JSON.stringify({ ...report, millionStatesPerS: { median, least, most }, ...accuracy }));
    return;
  }
  console.log(
    line(
      name,
      threads,
      `${median.toFixed(2).padStart(7)} (${least.toFixed(2)}–${most.toFixed(2)})`.padEnd(24),
      `${(median / yardstickSpeed).toFixed(1)}×`.padStart(6),
      result.initSeconds.toFixed(2).padStart(7),
      accuracy.largestKm.toExponential(1).padStart(9),
      accuracy.medianKm.toExponential(1).padStart(9),
      accuracy.missing === 0 ? result.version : `${result.version}; ${accuracy.missing} states missing`,
    ),
  );
}

async function propagateWithRivals(): Promise<void> {
  const input = prepareInput({
    regime: values.regime as Regime,
    times: Number(values.times),
    stepMinutes: Number(values.step),
    rounds: Number(values.rounds),
    ...(values.objects !== undefined && { atMost: Number(values.objects) }),
  });
  try {
    if (!values.json) {
      console.log(
        `${cpus()[0].model}, ${availableParallelism()} threads, Node ${process.version}; ${values.regime}: ${input.objects} objects × ${input.times} times, ${input.stepMinutes} min apart (${input.leftOut} objects left out)`,
      );
      console.log(
        line(
          "rival",
          "thr",
          "M states/s (least–most)".padEnd(24),
          " ratio",
          "  init s",
          "largest km",
          "median km",
          "version",
        ),
      );
    }
    const first = (name: string) => (name === yardstick ? 0 : 1);
    const chosen = rivals.filter(({ name }) => name === yardstick || name.includes(values.only));
    for (const rival of chosen.toSorted((a, b) => first(a.name) - first(b.name))) {
      const threads = rival.threads === "one" ? 1 : availableParallelism();
      printRival(rival.name, threads, await runRival(rival, input, install), input);
    }
  } finally {
    rmSync(input.folder, { recursive: true });
  }
}

if (values.help) console.log(help);
else if (!["near", "deep", "all"].includes(values.regime)) {
  console.error(help);
  process.exitCode = 2;
} else if (values.screening)
  await screenWithRivals({
    hours: Number(values.hours),
    withinKm: Number(values.within),
    only: values.only,
    install,
    json: values.json,
  });
else await propagateWithRivals();
