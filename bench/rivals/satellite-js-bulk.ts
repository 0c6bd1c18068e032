/** satellite.js in WebAssembly: its BulkPropagator, with one thread or with threads. Started by rival.ts. */
import {
  BulkPropagator,
  createMultiThreadRuntime,
  createSingleThreadRuntime,
  EciBaseCalculator,
} from "satellite.js";
import { runAdapter } from "./adapter.ts";
import { dateOfMinutes, satelliteJsRecord, satelliteJsVersion } from "./satellite-js-records.ts";

await runAdapter(async ({ rows, times, stepMinutes, startDays, startMinutes }, threads) => {
  const runtime =
    threads === 1
      ? await createSingleThreadRuntime()
      : await createMultiThreadRuntime({ threadsCount: threads });
  const propagator = new BulkPropagator({
    runtime,
    calculators: [new EciBaseCalculator()],
    satRecsCount: rows.length,
    datesCount: times,
  });
  propagator.setSatRecs(rows.map(satelliteJsRecord));
  propagator.setDates(
    Array.from({ length: times }, (_, time) => dateOfMinutes(startDays, startMinutes + time * stepMinutes)),
  );
  return {
    version: satelliteJsVersion,
    propagate: () => propagator.run(),
    read: (object, time, out, offset) => {
      const at = (object * times + time) * 3;
      const { position, velocity } = propagator.getRawOutput().eci;
      out.set(position.subarray(at, at + 3), offset);
      out.set(velocity.subarray(at, at + 3), offset + 3);
    },
  };
});
// The threads would keep the process alive.
process.exit();
