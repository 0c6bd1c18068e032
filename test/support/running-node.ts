import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { startCli } from "./run-cli.ts";

/** A node started as `npm start` does, on a port of the system's choice. */
export interface RunningTestNode {
  readonly url: string;
  readonly signInUrl: string;
  readonly child: ChildProcess;
  stop(): Promise<void>;
}

export async function startNode(folder: string, args: readonly string[] = []): Promise<RunningTestNode> {
  const child = startCli(["serve", "--port", "0", "--json", ...args], { env: { HOSHIMORI_DATA: folder } });
  let errors = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (errors += text));
  const line = await Promise.race([
    once(child.stdout!.setEncoding("utf8"), "data").then(([text]) => text as string),
    once(child, "close").then(() => Promise.reject(new Error(`the node ended at its start: ${errors}`))),
  ]);
  const { url, signInUrl } = JSON.parse(line) as { url: string; signInUrl: string };
  return {
    url,
    signInUrl,
    child,
    async stop() {
      if (child.exitCode !== null) return;
      const closed = once(child, "close");
      child.kill("SIGTERM");
      await closed;
    },
  };
}

/** Waits until the node has something to show. */
export async function untilReady(url: string, seconds = 400): Promise<void> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await wait(250)) {
    if ((await fetch(`${url}/readyz`)).ok) return;
  }
  throw new Error(`${url} was not ready within ${seconds} s`);
}
