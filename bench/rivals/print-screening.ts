import { rmSync } from "node:fs";
import type { Skipped } from "./install.ts";
import {
  compareWithGolden,
  prepareScreening,
  runScreener,
  type ScreenerResult,
  screeners,
} from "./screeners.ts";

export interface ScreenOptions {
  readonly hours: number;
  readonly withinKm: number;
  readonly only: string;
  readonly install: boolean;
  readonly json: boolean;
}

/** Runs all screeners in turn and prints a line each. */
export async function screenWithRivals(options: ScreenOptions): Promise<void> {
  const folder = prepareScreening();
  try {
    for (const screener of screeners.filter(({ name }) => name.includes(options.only)))
      print(screener.name, await runScreener(screener, folder, options), options);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function print(name: string, result: ScreenerResult | Skipped, options: ScreenOptions): void {
  const { hours, withinKm, json } = options;
  if ("skipped" in result) {
    console.log(json ? JSON.stringify({ name, ...result }) : `${name.padEnd(14)} skipped: ${result.skipped}`);
    return;
  }
  const { found, ...report } = result;
  const golden = hours <= 24 && withinKm === 5 ? Object.entries(compareWithGolden(found, hours)) : [];
  const against = golden.map(([pairs, { wanted, missed, extra, worstDistanceKm }]) => ({
    pairs,
    wanted,
    missed: missed.length,
    extra: extra.length,
    worstDistanceKm,
  }));
  if (json) {
    console.log(JSON.stringify({ ...report, hours, withinKm, against }));
    return;
  }
  const { version, threads, seconds, cpuSeconds, events } = report;
  console.log(
    `${name.padEnd(14)} ${version}, threads: ${threads}; ${seconds.toFixed(1)} s (processor ${cpuSeconds.toFixed(1)} s), ${events} approaches`,
  );
  for (const { pairs, wanted, missed, extra, worstDistanceKm } of against)
    console.log(
      `${"".padEnd(14)} ${pairs} pairs: ${wanted} wanted, ${missed} missed, ${extra} extra, distance to ${worstDistanceKm.toExponential(1)} km`,
    );
}
