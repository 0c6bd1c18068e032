import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type InputHeader, type InputRow, readInputFile } from "./input-file.ts";
import type { RivalReport } from "./rival.ts";

export interface AdapterInput extends InputHeader {
  readonly rows: readonly InputRow[];
}

/** A rival in this process, made ready for one input. */
export interface Adapter {
  readonly version: string;
  /** One round: every object at every time. */
  readonly propagate: () => void | Promise<void>;
  /** Puts x y z (km) and vx vy vz (km/s) of the last round into `out` from `offset` on. */
  readonly read: (object: number, time: number, out: Float64Array, offset: number) => void;
}

/** What all adapters in JavaScript share: reads the input, times the rounds, writes the sample, prints the report. */
export async function runAdapter(
  prepare: (input: AdapterInput, threads: number) => Adapter | Promise<Adapter>,
): Promise<void> {
  const [folder, statesFile, threadsText] = process.argv.slice(-3);
  const input = readInputFile(join(folder, "input.f64"));
  const threads = Number(threadsText);
  // Of this thread alone where there is one: the collector's helpers are not counted.
  const cpuSeconds = () =>
    (threads === 1 ? process.threadCpuUsage().user : process.cpuUsage().user + process.cpuUsage().system) /
    1e6;

  const begin = performance.now();
  const adapter = await prepare(input, threads);
  const initSeconds = (performance.now() - begin) / 1000;
  const wall: number[] = [];
  const cpu: number[] = [];
  for (let round = 0; round <= input.rounds; round++) {
    const [wallBegin, cpuBegin] = [performance.now(), cpuSeconds()];
    await adapter.propagate();
    const [wallEnd, cpuEnd] = [performance.now(), cpuSeconds()];
    if (round === 0) continue;
    wall.push((wallEnd - wallBegin) / 1000);
    cpu.push(cpuEnd - cpuBegin);
  }

  const sampled = Math.ceil(input.objects / input.sampleEvery);
  const states = new Float64Array(sampled * input.times * 6);
  for (let index = 0; index < sampled; index++)
    for (let time = 0; time < input.times; time++)
      adapter.read(index * input.sampleEvery, time, states, (index * input.times + time) * 6);
  writeFileSync(statesFile, new Uint8Array(states.buffer));
  const report: RivalReport = {
    version: adapter.version,
    states: input.objects * input.times,
    seconds: wall,
    cpuSeconds: cpu,
    initSeconds,
  };
  console.log(JSON.stringify(report));
}
