import type { Command } from "commander";
import {
  describeError,
  type ErrorCode,
  exitCodeOf,
  HoshimoriError,
  type Language,
  languages,
  type Problem,
} from "../core/index.ts";

/** What every command writes with: records on standard output, everything else on standard error. */
export interface CliContext {
  readonly json: boolean;
  readonly language: Language;
  /** One result: a JSON line with `--json`, else the human-readable line. What is made on the way is made only where it is written. */
  out(record: object | (() => object), line: string | (() => string)): void;
  /** A message for the person, on standard error. */
  note(text: string): void;
  /** Progress of a long task, on standard error; on a terminal it overwrites itself. */
  progress(text: string): void;
  /** A problem of the input at its place, on standard error. */
  problem(source: string, problem: Problem): void;
}

/** `--lang`, else `LC_ALL`, `LC_MESSAGES`, `LANG`, else English. */
export function chooseLanguage(option: string | undefined, env: NodeJS.ProcessEnv): Language {
  const wanted = option ?? env.LC_ALL ?? env.LC_MESSAGES ?? env.LANG ?? "en";
  return languages.find((language) => wanted.toLowerCase().startsWith(language)) ?? "en";
}

export function commandContext(command: Command): CliContext {
  const options = command.optsWithGlobals<{ json?: boolean; lang?: string }>();
  const language = chooseLanguage(options.lang, process.env);
  const json = options.json === true;
  let progressShown = false;
  let lastProgress = "";
  const writeLine = lineWriter();
  const clearProgress = () => {
    if (progressShown) process.stderr.write("\r\x1b[K");
    progressShown = false;
  };
  const note = (text: string) => {
    clearProgress();
    process.stderr.write(`${text}\n`);
  };
  return {
    json,
    language,
    note,
    out(record, line) {
      clearProgress();
      const made = json ? record : line;
      const written = typeof made === "function" ? made() : made;
      writeLine(typeof written === "string" ? written : JSON.stringify(written));
    },
    progress(text) {
      if (text === lastProgress) return;
      lastProgress = text;
      if (process.stderr.isTTY) {
        process.stderr.write(`\r\x1b[K${text}`);
        progressShown = true;
      } else {
        process.stderr.write(`${text}\n`);
      }
    },
    problem(source, problem) {
      note(
        `${source}:${problem.line}:${problem.column}: ${describeError(problem, language)} [${problem.code}]`,
      );
    },
  };
}

/** Characters that are written at one time; what comes in between goes out when the program next waits. */
const writtenTogether = 65_536;

/** A write to the system for each of 100,000 lines would take longer than what made them. */
function lineWriter(): (line: string) => void {
  let waiting = "";
  let isScheduled = false;
  const flush = () => {
    isScheduled = false;
    if (waiting === "") return;
    process.stdout.write(waiting);
    waiting = "";
  };
  process.once("exit", flush);
  return (line) => {
    waiting += `${line}\n`;
    if (waiting.length >= writtenTogether) flush();
    else if (!isScheduled) {
      isScheduled = true;
      setImmediate(flush);
    }
  };
}

const systemErrors: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
  EACCES: "path-not-permitted",
  EROFS: "path-not-permitted",
  EADDRINUSE: "port-in-use",
};

/** Prints what stopped the command and sets the exit code; a defect keeps its stack for the report. */
export function reportFailure(error: unknown, language: Language): void {
  const known = asHoshimoriError(error);
  if (known) {
    process.stderr.write(`hoshimori: ${describeError(known, language)} [${known.code}]\n`);
    process.exitCode = exitCodeOf(known.code);
    return;
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}

function asHoshimoriError(error: unknown): HoshimoriError | undefined {
  if (error instanceof HoshimoriError) return error;
  if (!(error instanceof Error)) return undefined;
  const system = error as NodeJS.ErrnoException & { port?: number };
  const code = systemErrors[system.code ?? ""];
  return (
    code && new HoshimoriError(code, { path: system.path ?? "", port: system.port ?? "" }, { cause: error })
  );
}
