const permittedVerbs = new Set(["select", "insert", "update", "delete", "with"]);

/**
 * Given: one SQL statement. Returned: why the gateway refuses it, or undefined if it may run.
 * Permitted: a single SELECT, INSERT, UPDATE, DELETE or WITH, without `set_config`.
 * The database refuses the same by its rights; this check names the mistake early and in words.
 */
export function checkStatement(sql: string): string | undefined {
  const bare = withoutQuotesAndComments(sql);
  if (bare === undefined) return "a quote or comment is not closed";
  const verb = /[a-z]+/i.exec(bare)?.[0].toLowerCase() ?? "";
  if (!permittedVerbs.has(verb) || !/^[\s(]*[a-z]/i.test(bare))
    return `it starts with "${verb || bare.trim()}"`;
  if (bare.includes(";")) return "it has a semicolon, so it may be more than one statement";
  if (/\bset_config\b/i.test(bare)) return "it calls set_config";
  return undefined;
}

/** Blanks out '…', E'…', "…", $tag$…$tag$, -- … and nested block comments; undefined if one is left open. */
function withoutQuotesAndComments(sql: string): string | undefined {
  let out = "";
  let at = 0;
  while (at < sql.length) {
    const end = endOfQuoted(sql, at);
    if (end === -1) return undefined;
    if (end > at) {
      // An identifier in quotes keeps its letters: "set_config" calls the same function.
      out += sql[at] === '"' ? ` ${sql.slice(at + 1, end - 1).replaceAll(";", "")} ` : " ";
      at = end;
    } else {
      out += sql[at];
      at++;
    }
  }
  return out;
}

/** Where the quoted text that starts at `at` ends; `at` itself if none starts there; -1 if it never ends. */
function endOfQuoted(sql: string, at: number): number {
  const rest = sql.slice(at, at + 2);
  if (rest === "--") {
    const end = sql.indexOf("\n", at);
    return end === -1 ? sql.length : end;
  }
  if (rest === "/*") return endOfBlockComment(sql, at);
  if (rest[0] === "'") return endOfString(sql, at, /[eE]/.test(sql[at - 1] ?? ""));
  if (rest[0] === '"') return endOfString(sql, at, false);
  const tag = rest[0] === "$" ? /^\$(?:[A-Za-z_]\w*)?\$/.exec(sql.slice(at, at + 64))?.[0] : undefined;
  if (tag === undefined) return at;
  const close = sql.indexOf(tag, at + tag.length);
  return close === -1 ? -1 : close + tag.length;
}

function endOfString(sql: string, start: number, backslashEscapes: boolean): number {
  const quote = sql[start];
  for (let at = start + 1; at < sql.length; at++) {
    if (backslashEscapes && sql[at] === "\\") at++;
    else if (sql[at] === quote) {
      if (sql[at + 1] !== quote) return at + 1;
      at++;
    }
  }
  return -1;
}

function endOfBlockComment(sql: string, start: number): number {
  let depth = 0;
  for (let at = start; at < sql.length - 1; at++) {
    const pair = sql.slice(at, at + 2);
    if (pair === "/*") depth++;
    else if (pair === "*/") depth--;
    else continue;
    at++;
    if (depth === 0) return at + 1;
  }
  return -1;
}
