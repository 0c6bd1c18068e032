import { paletteOf } from "../../../src/web/globe/palette.ts";
import { type Picture, type PictureReport, startPicture } from "../../../src/web/globe/picture.ts";
import { PictureClock, type Speed } from "../../../src/web/view/picture-clock.ts";
import { type Heartbeat, heartbeatDuring } from "./heartbeat.ts";
import { readTable } from "./read-table.ts";

/** What a test may ask of this page. */
export interface GlobePage {
  start(block: string, presentMs: number): Promise<void>;
  setSpeed(speed: Speed): void;
  jumpTo(timeMs: number): void;
  pause(): void;
  /** The report of a whole second that began after the call. */
  nextReport(): Promise<PictureReport>;
  /** Earth-fixed places of all rows as the picture shows them, km; NaN where one isn't shown. */
  places(): number[];
  mark(rows: readonly number[]): void;
  orbitRows(): number[];
  /** The next report with the pulse of the main thread until then. */
  pulse(): Promise<[PictureReport, Heartbeat]>;
  /** Milliseconds that finding the object under the pointer takes, median of 21. */
  pickMs(): number;
}

let picture: Picture | undefined;
let clock: PictureClock | undefined;
let rows = 0;
let reports: PictureReport[] = [];

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const page: GlobePage = {
  async start(block, presentMs) {
    const table = await readTable(block);
    rows = table.count;
    clock = new PictureClock(presentMs, () => performance.now());
    const types = Uint8Array.from(table.id, (id) => id % 4);
    const canvas = document.querySelector("canvas")!;
    picture = startPicture(canvas, table, types, clock, {
      report: (report) => reports.push(report),
      failed: (detail) => {
        throw new Error(detail);
      },
    });
    picture.scene.paint(paletteOf("dark", "standard"));
  },
  setSpeed: (speed) => clock?.setSpeed(speed),
  jumpTo: (timeMs) => clock?.jumpTo(timeMs),
  pause: () => clock?.pause(),
  async nextReport() {
    reports = [];
    while (reports.length < 2) await wait(20);
    return reports[1];
  },
  places() {
    const out: number[] = [];
    const km = new Float64Array(3);
    for (let row = 0; row < rows; row++) {
      if (picture?.scene.positionKm(row, km)) out.push(km[0], km[1], km[2]);
      else out.push(Number.NaN, Number.NaN, Number.NaN);
    }
    return out;
  },
  mark: (marked) => picture?.mark(marked),
  orbitRows: () => picture?.scene.orbitRows ?? [],
  async pulse() {
    const report = page.nextReport();
    const heartbeat = await heartbeatDuring(() => report);
    return [await report, heartbeat];
  },
  pickMs() {
    const times = Array.from({ length: 21 }, (_, i) => {
      const start = performance.now();
      picture?.scene.pick({ x: 200 + 10 * i, y: 240 });
      return performance.now() - start;
    });
    return times.sort((a, b) => a - b)[10];
  },
};

Object.assign(globalThis, { globe: page });
document.title = "ready";
