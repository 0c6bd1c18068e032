// A process that ingests batches and appends case commands for ever and prints a line for each one acknowledged:
// "batch <number>" or "command <number>". Arguments: data folder, sets per batch. Its parent ends it.
import { writeSync } from "node:fs";
import { openStore } from "../open-store.ts";
import { appendCommand, ingestBatch } from "./sample-work.ts";
import { testClock } from "./temporary-store.ts";

const [folder, setsPerBatch] = process.argv.slice(2);
const store = await openStore({ folder: folder!, clock: testClock });
const first = Number(process.env.FIRST_NUMBER ?? 0);
writeSync(1, "open\n");
for (let number = first; ; number++) {
  await ingestBatch(store, number, Number(setsPerBatch));
  writeSync(1, `batch ${number}\n`);
  await appendCommand(store, number);
  writeSync(1, `command ${number}\n`);
}
