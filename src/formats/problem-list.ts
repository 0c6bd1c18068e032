import type { ErrorCode, Problem, TemplateParts } from "../core/index.ts";

/** How many problems of one input are kept; the rest is counted in one last entry, so that garbage costs no memory. */
const mostProblemsKept = 1000;

/** Collects the problems of one input in the order they were met. */
export interface ProblemList {
  add(code: ErrorCode, line: number, column: number, parts?: TemplateParts): void;
  /** The problems kept; more than {@link mostProblemsKept} end with `problems-more`. */
  done(): readonly Problem[];
}

export function problemList(): ProblemList {
  const kept: Problem[] = [];
  let more = 0;
  let lastLine = 1;
  return {
    add(code, line, column, parts) {
      if (kept.length >= mostProblemsKept) {
        more++;
        lastLine = line;
      } else kept.push(parts === undefined ? { code, line, column } : { code, line, column, parts });
    },
    done: () =>
      more === 0
        ? kept
        : [...kept, { code: "problems-more", line: lastLine, column: 1, parts: { count: more } }],
  };
}

/** Given: a list. Returned: one that adds to it and counts what came through itself, as for one record among many. */
export function countedProblems(list: ProblemList): ProblemList & { readonly count: () => number } {
  let count = 0;
  return {
    ...list,
    add(...problem) {
      count++;
      list.add(...problem);
    },
    count: () => count,
  };
}
