/** ootk-core, the engine of KeepTrack, in JavaScript: `Sgp4.propagate` for each state. Started by rival.ts. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { civilFromDays, daysFromCivil } from "../../src/time/index.ts";
import { runAdapter } from "./adapter.ts";
import type { InputRow } from "./input-file.ts";

interface Vector {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** The part of the package that is used here. */
interface OotkCore {
  readonly Sgp4: {
    createSatrecFromOmm(omm: object): object;
    propagate(
      record: object,
      minutesSinceEpoch: number,
    ): { readonly position: Vector | false; readonly velocity: Vector | false };
  };
}

const packageFolder = process.argv.at(-4) ?? "";
const { version, main } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
const { Sgp4 } = (await import(pathToFileURL(join(packageFolder, main)).href)) as OotkCore;

function recordOf(row: InputRow): object {
  const { year } = civilFromDays(row.epochDays);
  return Sgp4.createSatrecFromOmm({
    NORAD_CAT_ID: String(row.id),
    MEAN_MOTION: String(row.meanMotionRevPerDay),
    ECCENTRICITY: String(row.eccentricity),
    INCLINATION: String(row.inclinationDeg),
    RA_OF_ASC_NODE: String(row.raanDeg),
    ARG_OF_PERICENTER: String(row.argumentOfPerigeeDeg),
    MEAN_ANOMALY: String(row.meanAnomalyDeg),
    BSTAR: String(row.bstar),
    MEAN_MOTION_DOT: String(row.meanMotionDot),
    MEAN_MOTION_DDOT: String(row.meanMotionDdot),
    epoch: { year, doy: row.epochDays - daysFromCivil(year, 1, 1) + 1 + row.epochNanos / 86_400e9 },
  });
}

await runAdapter(({ rows, times, stepMinutes }) => {
  const records = rows.map(recordOf);
  const states = new Float64Array(rows.length * times * 6);
  return {
    version,
    propagate: () => {
      let at = 0;
      for (const [object, record] of records.entries()) {
        const { minutesToStart } = rows[object];
        for (let time = 0; time < times; time++, at += 6) {
          const { position, velocity } = Sgp4.propagate(record, minutesToStart + time * stepMinutes);
          if (position === false || velocity === false) {
            states.fill(Number.NaN, at, at + 6);
            continue;
          }
          states[at] = position.x;
          states[at + 1] = position.y;
          states[at + 2] = position.z;
          states[at + 3] = velocity.x;
          states[at + 4] = velocity.y;
          states[at + 5] = velocity.z;
        }
      }
    },
    read: (object, time, out, offset) => {
      const at = (object * times + time) * 6;
      out.set(states.subarray(at, at + 6), offset);
    },
  };
});
