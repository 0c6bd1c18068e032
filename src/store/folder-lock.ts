import { createHash } from "node:crypto";
import { readFileSync, realpathSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { hostname } from "node:os";
import { join } from "node:path";
import { HoshimoriError } from "../core/index.ts";

/** Who holds a folder. */
interface Holder {
  readonly host: string;
  readonly pid: number;
  /** Changes at each start of the machine; "" where the system tells none. */
  readonly bootId: string;
  /** When the process started, in the system's clock ticks: a later process with the same pid is another one. */
  readonly startTicks: string;
}

/** Seconds between two signs of life in the lock file. */
const heartbeatSeconds = 10;
/** A holder on another machine (or in another container) that gave no sign for so long is gone. */
const staleSeconds = 60;

export interface FolderLock {
  readonly release: () => Promise<void>;
}

/**
 * Given: an existing folder. Returned: the exclusive right to it, freed by `release` or by the end of the process,
 * however it ends. First guard: a Linux abstract socket named for the real path; the kernel frees it at SIGKILL.
 * Second guard, for other systems and network namespaces: the file `hoshimori.lock` with host, pid and boot id.
 * Errors: `store-folder-in-use`, `store-folder-maybe-in-use` (a holder on another host), and what the disk refuses.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const lockFile = join(folder, "hoshimori.lock");
  const socket = process.platform === "linux" ? await takeSocket(folder, lockFile) : undefined;
  try {
    refuseLivingHolder(folder, lockFile);
    writeFileSync(lockFile, `${JSON.stringify(ownHolder())}\n`);
  } catch (error) {
    socket?.close();
    throw error;
  }
  const heartbeat = setInterval(() => touch(lockFile), heartbeatSeconds * 1000);
  heartbeat.unref();
  return {
    release: async () => {
      clearInterval(heartbeat);
      rmSync(lockFile, { force: true });
      if (socket) await new Promise((resolve) => socket.close(resolve));
    },
  };
}

function takeSocket(folder: string, lockFile: string): Promise<Server> {
  const name = createHash("sha256").update(realpathSync(folder)).digest("hex").slice(0, 32);
  const server = createServer((connection) => connection.destroy());
  server.unref();
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(error.code === "EADDRINUSE" ? inUse(folder, readHolder(lockFile)) : error);
    });
    server.listen(`\0hoshimori-${name}`, () => resolve(server));
  });
}

function refuseLivingHolder(folder: string, lockFile: string): void {
  const holder = readHolder(lockFile);
  if (holder === undefined) return;
  const own = ownHolder();
  if (holder.host === own.host && holder.bootId === own.bootId) {
    const sameProcess = holder.pid === own.pid && holder.startTicks === own.startTicks;
    // On Linux the socket would have refused this process's own second opening already.
    const alive = sameProcess ? process.platform !== "linux" : startTicksOf(holder.pid) === holder.startTicks;
    if (alive && isRunning(holder.pid)) throw inUse(folder, holder);
    return;
  }
  if (holder.host === own.host) return; // the machine was started anew since
  const seconds = Math.round((Date.now() - statSync(lockFile).mtimeMs) / 1000);
  if (seconds < staleSeconds)
    throw new HoshimoriError("store-folder-maybe-in-use", {
      folder,
      holder: `${holder.host}, pid ${holder.pid}`,
      seconds: Math.max(seconds, 0),
      wait: staleSeconds - Math.max(seconds, 0),
      lockFile,
    });
}

const inUse = (folder: string, holder: Holder | undefined) =>
  new HoshimoriError("store-folder-in-use", {
    folder,
    holder: holder ? `pid ${holder.pid}, ${holder.host}` : "pid ?",
  });

const ownHolder = (): Holder => ({
  host: hostname(),
  pid: process.pid,
  bootId: readText("/proc/sys/kernel/random/boot_id"),
  startTicks: startTicksOf(process.pid),
});

function readHolder(lockFile: string): Holder | undefined {
  try {
    const { host, pid, bootId, startTicks } = JSON.parse(readFileSync(lockFile, "utf8")) as Partial<Holder>;
    if (typeof host !== "string" || typeof pid !== "number") return undefined;
    return { host, pid, bootId: bootId ?? "", startTicks: startTicks ?? "" };
  } catch {
    return undefined; // none, or cut off while it was written: its writer never held the folder
  }
}

/** Field 22 of /proc/PID/stat (proc(5)), counted behind the command's closing bracket; "" elsewhere. */
function startTicksOf(pid: number): string {
  const stat = readText(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return "";
  }
}

function touch(file: string): void {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch {
    // The next beat tries again; the socket still holds.
  }
}
