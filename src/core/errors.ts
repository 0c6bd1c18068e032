import assess from "./errors/assess.json" with { type: "json" };
import catalog from "./errors/catalog.json" with { type: "json" };
import cli from "./errors/cli.json" with { type: "json" };
import consult from "./errors/consult.json" with { type: "json" };
import detect from "./errors/detect.json" with { type: "json" };
import feeds from "./errors/feeds.json" with { type: "json" };
import formats from "./errors/formats.json" with { type: "json" };
import orbit from "./errors/orbit.json" with { type: "json" };
import screen from "./errors/screen.json" with { type: "json" };
import server from "./errors/server.json" with { type: "json" };
import store from "./errors/store.json" with { type: "json" };
import time from "./errors/time.json" with { type: "json" };
import watch from "./errors/watch.json" with { type: "json" };
import { type BilingualTemplate, fillTemplate, type Language, type TemplateParts } from "./language.ts";

/** The exit codes of the command line: 0 done, 1 the work failed, 2 wrong usage, 3 input can't be read at all. */
export type ExitCode = 0 | 1 | 2 | 3;

interface ErrorEntry extends BilingualTemplate {
  /** HTTP status of an answer that carries the error; 400 unless given. */
  readonly http?: number;
  /** Exit code of a command that ends with the error; 1 unless given. */
  readonly exit?: number;
}

const table = {
  ...time,
  ...orbit,
  ...formats,
  ...catalog,
  ...screen,
  ...detect,
  ...assess,
  ...consult,
  ...feeds,
  ...store,
  ...server,
  ...watch,
  ...cli,
} as const;

export type ErrorCode = keyof typeof table;

/** The one error table: code → English and Japanese template, HTTP status, exit code. */
export const errorTable: Readonly<Record<ErrorCode, ErrorEntry>> = table;

/** A caller's mistake, or a state of the world that stops the work. Text is formatted late, in the reader's language. */
export class HoshimoriError extends Error {
  override readonly name = "HoshimoriError";
  readonly code: ErrorCode;
  readonly parts: TemplateParts;

  constructor(code: ErrorCode, parts: TemplateParts = {}, options?: ErrorOptions) {
    super(fillTemplate(errorTable[code].en, parts), options);
    this.code = code;
    this.parts = parts;
  }
}

/** What was wrong with one place of an input; good records beside it are kept. */
export interface Problem {
  readonly code: ErrorCode;
  /** 1-based line of the input. */
  readonly line: number;
  /** 1-based column; 1 where the whole line is meant. */
  readonly column: number;
  readonly parts?: TemplateParts;
}

/** The text of an error or a problem in the reader's language. */
export function describeError(
  error: { readonly code: ErrorCode; readonly parts?: TemplateParts },
  language: Language,
): string {
  return fillTemplate(errorTable[error.code][language], error.parts);
}

export const httpStatusOf = (code: ErrorCode): number => errorTable[code].http ?? 400;
export const exitCodeOf = (code: ErrorCode): ExitCode => (errorTable[code].exit ?? 1) as ExitCode;
