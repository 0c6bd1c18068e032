import { mkdtempSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { ommRecords } from "../../src/formats/testing/omm-records.ts";
import type { ElementTable } from "../../src/orbit/index.ts";
import {
  compareEvents,
  fullCatalog,
  type OracleEvent,
  oracleEvents,
} from "../../src/screen/testing/conjunction-oracle.ts";
import { readFloats } from "./input-file.ts";
import { astrozPackages, python, run, type Skipped } from "./install.ts";

/** A program that screens `catalog.json` (OMM) all on all from 2024-11-01T00:00:00Z. */
export interface Screener {
  readonly name: string;
  readonly threads: "one" | "all";
  /** The program with its first arguments; folder, hours, km and number of threads follow. */
  readonly command: (install: boolean) => Promise<readonly string[] | Skipped>;
}

/** What a screener prints; its approaches stand in `events.f64` of the folder: id, id, seconds, km, km/s each. */
interface ScreenerReport {
  readonly version: string;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly events: number;
}

export interface ScreenerResult extends ScreenerReport {
  readonly name: string;
  readonly threads: number;
  readonly found: readonly OracleEvent[];
}

const astroz = (threads: Screener["threads"]): Screener => ({
  name: "astroz screen",
  threads,
  command: (install) => python("astroz", astrozPackages, "astroz_screen.py", install),
});

export const screeners: readonly Screener[] = [
  astroz("one"),
  astroz("all"),
  {
    name: "mizuba",
    threads: "all",
    command: async () => ({ skipped: "pip finds no distribution of it (2026-11)" }),
  },
  {
    name: "SIMPLETON",
    threads: "all",
    command: async () => ({ skipped: "no package of it is known to us" }),
  },
];

/** The catalog as the input of `runScreener`, in a new temporary folder; the caller removes it. */
export function prepareScreening(table: ElementTable = fullCatalog()): string {
  const folder = mkdtempSync(join(tmpdir(), "hoshimori-rival-screening-"));
  writeFileSync(join(folder, "catalog.json"), JSON.stringify(ommRecords(table)));
  return folder;
}

/** Given: a screener, the folder of `prepareScreening`, the task. Returned: what it found, or why it was skipped. */
export async function runScreener(
  screener: Screener,
  folder: string,
  { hours, withinKm, install = false }: { hours: number; withinKm: number; install?: boolean },
): Promise<ScreenerResult | Skipped> {
  const command = await screener.command(install);
  if ("skipped" in command) return command;
  const threads = screener.threads === "one" ? 1 : availableParallelism();
  try {
    const printed = await run([...command, folder, String(hours), String(withinKm), String(threads)], {
      ASTROZ_THREADS: String(threads),
    });
    const report = JSON.parse(printed) as ScreenerReport;
    return { name: screener.name, threads, ...report, found: readEvents(join(folder, "events.f64")) };
  } catch (error) {
    return { skipped: `failed: ${(error as Error).message}` };
  }
}

function readEvents(path: string): OracleEvent[] {
  const values = readFloats(path);
  return Array.from({ length: values.length / 5 }, (_, index) => {
    const [a, b, tcaSeconds, distanceKm, speedKmPerS] = values.subarray(index * 5, index * 5 + 5);
    return { id1: Math.min(a, b), id2: Math.max(a, b), tcaSeconds, distanceKm, speedKmPerS };
  });
}

/** Against test/golden/conjunctions, pairs faster and slower than 0.05 km/s apart; it knows 24 hours and 5 km. */
export function compareWithGolden(found: readonly OracleEvent[], hours: number) {
  const wanted = oracleEvents(hours);
  const isFast = (event: OracleEvent) => event.speedKmPerS > 0.05;
  const isSlow = (event: OracleEvent) => !isFast(event);
  return {
    fast: compareEvents(wanted.filter(isFast), found.filter(isFast), 1),
    slow: compareEvents(wanted.filter(isSlow), found.filter(isSlow), 30),
  };
}
