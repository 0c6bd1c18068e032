// For `node --import`: prints "sync <path>" for each sync that reached the operating system, in order with the
// program's own lines, and fails all of them with EIO once FAIL_AFTER_LOG_SYNCS of the write-ahead log were done.
import fs, { readlinkSync, writeSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const failAfter = Number(process.env.FAIL_AFTER_LOG_SYNCS ?? Number.POSITIVE_INFINITY);
let done = 0;

for (const name of ["fsyncSync", "fdatasyncSync"] as const) {
  const sync = fs[name];
  fs[name] = (descriptor: number) => {
    if (done >= failAfter)
      throw Object.assign(new Error("EIO: i/o error, fdatasync"), {
        code: "EIO",
        errno: -5,
        syscall: "fdatasync",
      });
    sync(descriptor);
    const path = readlinkSync(`/proc/self/fd/${descriptor}`);
    if (path.includes("/pg_wal/")) done++;
    writeSync(1, `sync ${path}\n`);
  };
}
syncBuiltinESMExports();
