import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { projectPath } from "../../src/core/testing/shared-data.ts";

export interface CliRun {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string | Uint8Array;
}

/** Starts the command as `npx hoshimori` does, by the launcher in scripts/bin. */
export const startCli = (args: readonly string[], options: CliOptions = {}): ChildProcess =>
  spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", projectPath("scripts/bin/hoshimori.mjs"), ...args],
    {
      env: { ...process.env, LANG: "C.UTF-8", NODE_TEST_CONTEXT: "", ...options.env },
      stdio: ["pipe", "pipe", "pipe"],
    },
  );

/** Runs the command to its end. */
export async function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliRun> {
  const child = startCli(args, options);
  const chunks = { stdout: "", stderr: "" };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (chunks.stdout += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (chunks.stderr += text));
  child.stdin?.on("error", () => undefined);
  child.stdin?.end(options.input ?? "");
  const [code, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
  return { code, signal, ...chunks };
}

/** A folder of its own for a test, removed at its end. */
export function temporaryFolder(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), "hoshimori-test-"));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const recordsOf = (text: string): Record<string, unknown>[] =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
