import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { RivalInput } from "./input.ts";
import { readFloats } from "./input-file.ts";
import {
  astrozPackages,
  npm,
  numpy,
  ourScript,
  python,
  run,
  rust,
  type Skipped,
  vallado,
} from "./install.ts";

/** A program that propagates what `input.f64` says and reports on standard output. */
export interface Rival {
  readonly name: string;
  readonly threads: "one" | "all";
  /** Has no SDP4, and would silently give deep-space objects SGP4's near-Earth model. */
  readonly nearOnly?: true;
  /** The program with its first arguments (input folder, file for states and number of threads follow), or why there is none. */
  readonly command: (install: boolean) => Promise<readonly string[] | Skipped>;
}

/** What a rival prints. Seconds are of the propagation alone, one a round after one to warm up. */
export interface RivalReport {
  readonly version: string;
  readonly states: number;
  readonly seconds: readonly number[];
  /** Processor time of the program: the fair figure for one thread on a busy machine. */
  readonly cpuSeconds: readonly number[];
  readonly initSeconds: number;
}

export interface RivalResult extends RivalReport {
  readonly name: string;
  readonly threads: number;
  /** The last round's, as RivalInput.reference. */
  readonly sample: Float64Array;
}

const sgp4Version = "2.27";

const onceAndThreaded = (rival: Omit<Rival, "threads">): Rival[] =>
  (["one", "all"] as const).map((threads) => ({ ...rival, threads }));

export const rivals: readonly Rival[] = [
  ...(["any-time", "grid"] as const).flatMap((way) =>
    onceAndThreaded({
      name: `hoshimori ${way}`,
      command: async () => [...ourScript("hoshimori.ts"), way],
    }),
  ),
  { name: "satellite.js sgp4()", threads: "one", command: async () => ourScript("satellite-js.ts") },
  ...onceAndThreaded({
    name: "satellite.js WASM",
    command: async () => ourScript("satellite-js-bulk.ts"),
  }),
  {
    name: "ootk-core",
    threads: "one",
    command: (install) => npm("ootk-core", "1.3.1", "ootk-core.ts", install),
  },
  {
    name: "python-sgp4",
    threads: "one",
    command: (install) => python("python-sgp4", [`sgp4==${sgp4Version}`, numpy], "python_sgp4.py", install),
  },
  { name: "Vallado C++", threads: "one", command: (install) => vallado(sgp4Version, install) },
  { name: "Rust sgp4", threads: "one", command: (install) => rust("sgp4-crate", install) },
  { name: "Rust mako-sgp4", threads: "one", command: (install) => rust("mako", install) },
  ...onceAndThreaded({
    name: "heyoka",
    nearOnly: true,
    command: (install) => python("heyoka", ["heyoka==7.13.2", numpy], "heyoka_sgp4.py", install),
  }),
  ...onceAndThreaded({
    name: "astroz",
    command: (install) => python("astroz", astrozPackages, "astroz_sgp4.py", install),
  }),
];

/**
 * Given: a rival, an input, and whether what is missing may be installed. Returned: what it reports, or why it was skipped; a
 * program that fails is skipped with its error.
 */
export async function runRival(
  rival: Rival,
  input: RivalInput,
  install = false,
): Promise<RivalResult | Skipped> {
  if (rival.nearOnly && input.regime !== "near") return { skipped: "has no deep-space model (SDP4)" };
  const command = await rival.command(install);
  if ("skipped" in command) return command;
  const threads = rival.threads === "one" ? 1 : availableParallelism();
  const states = join(input.folder, "states.f64");
  try {
    const printed = await run([...command, input.folder, states, String(threads)], {
      ASTROZ_THREADS: String(threads),
    });
    const report = JSON.parse(printed) as RivalReport;
    return { name: rival.name, threads, ...report, sample: readFloats(states) };
  } catch (error) {
    return { skipped: `failed: ${(error as Error).message}` };
  }
}
