/** satellite.js in JavaScript: `sgp4()` for each state. Started by rival.ts. */
import { sgp4 } from "satellite.js";
import { runAdapter } from "./adapter.ts";
import { satelliteJsRecord, satelliteJsVersion } from "./satellite-js-records.ts";

await runAdapter(({ rows, times, stepMinutes }) => {
  const records = rows.map(satelliteJsRecord);
  const states = new Float64Array(rows.length * times * 6);
  return {
    version: satelliteJsVersion,
    propagate: () => {
      let at = 0;
      for (const [object, record] of records.entries()) {
        const { minutesToStart } = rows[object];
        for (let time = 0; time < times; time++, at += 6) {
          const state = sgp4(record, minutesToStart + time * stepMinutes);
          if (state === null) {
            states.fill(Number.NaN, at, at + 6);
            continue;
          }
          states[at] = state.position.x;
          states[at + 1] = state.position.y;
          states[at + 2] = state.position.z;
          states[at + 3] = state.velocity.x;
          states[at + 4] = state.velocity.y;
          states[at + 5] = state.velocity.z;
        }
      }
    },
    read: (object, time, out, offset) => {
      const at = (object * times + time) * 6;
      out.set(states.subarray(at, at + 6), offset);
    },
  };
});
