import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** What a child printed, line by line, and how it ended. */
export interface ChildRun {
  readonly lines: readonly string[];
  readonly standardError: string;
  readonly exitCode: number | null;
}

/**
 * Given: a script of this folder, its arguments, Node's own arguments and the environment. `onLine` sees each line and a way
 * to kill. Returned: what came of it. A child that runs longer than a minute is killed.
 */
export function runChild(
  script: string,
  values: readonly string[],
  options: {
    readonly nodeArguments?: readonly string[];
    readonly environment?: Readonly<Record<string, string>>;
    readonly onLine?: (line: string, kill: () => void) => void;
  } = {},
): Promise<ChildRun> {
  const child = spawn(
    process.execPath,
    [...(options.nodeArguments ?? []), join(import.meta.dirname, script), ...values],
    { env: { ...process.env, ...options.environment } },
  );
  const kill = () => child.kill("SIGKILL");
  const tooLong = setTimeout(kill, 60_000);
  const lines: string[] = [];
  let standardError = "";
  child.stderr.on("data", (chunk: Buffer) => {
    standardError += chunk.toString();
  });
  const reader = createInterface(child.stdout);
  reader.on("line", (line) => {
    lines.push(line);
    options.onLine?.(line, kill);
  });
  return new Promise((resolve) => {
    child.once("close", (exitCode) => {
      clearTimeout(tooLong);
      resolve({ lines, standardError, exitCode });
    });
  });
}
