import { countedProblems, type ProblemList, problemList } from "../problem-list.ts";
import { checkMessage } from "./check.ts";
import { type MessageKind, messageKinds, type NavigationMessage } from "./message.ts";
import { type MessageBuilder, messageBuilder } from "./message-builder.ts";
import type { ReadMessages } from "./read-messages.ts";
import { keywordOf, type SectionSpec, schemas } from "./schema.ts";

const longestLine = 65_536;
const parts = ["header", "relative", "metadata", "data"] as const;

/**
 * Reads messages in keyword-value notation, one after the other; each begins with `CCSDS_…_VERS`.
 * Given: the text. Returned: the messages without problems, and the problems of the others; undefined where no message begins.
 * Source: CCSDS 502.0-B-3 section 7, 503.0-B-2 section 4, 508.0-B-1 section 6.
 */
export function readKvn(text: string): ReadMessages | undefined {
  const messages: NavigationMessage[] = [];
  const problems = problemList();
  const unread: string[] = [];
  let isRecognized = false;
  let reader: LineReader | undefined;
  let line = 0;
  for (let at = 0; at < text.length; ) {
    const feed = text.indexOf("\n", at);
    const end = feed < 0 ? text.length : feed;
    const content = text.slice(at, Math.min(end, at + longestLine));
    line++;
    at = end + 1;
    const other = otherKind(content);
    if (other) {
      reader?.finish(messages);
      reader = undefined;
      unread.push(other);
      continue;
    }
    const begun = beginsMessage(content);
    if (begun) {
      reader?.finish(messages);
      reader = lineReader(begun.kind, begun.version, line, problems);
      isRecognized = true;
    } else if (content.length === longestLine) reader?.tooLong(line);
    else reader?.read(content, line);
  }
  reader?.finish(messages);
  return isRecognized ? { messages, problems: problems.done(), unread } : undefined;
}

/** `CCSDS_OEM_VERS = 2.0` of a kind that is read here. */
export function beginsMessage(line: string): { kind: MessageKind; version: string } | undefined {
  const match = /^\s*CCSDS_([A-Z]{3})_VERS\s*=\s*(\S{0,20})/.exec(line);
  const kind = match && messageKinds.find((known) => known === match[1].toLowerCase());
  return kind ? { kind, version: match[2] } : undefined;
}

/** The name of a kind that is not read here, where a message of it begins. */
function otherKind(line: string): string | undefined {
  const match = /^\s*CCSDS_([A-Z]{3})_VERS\s*=/.exec(line);
  const name = match?.[1].toLowerCase();
  return messageKinds.some((known) => known === name) ? undefined : name;
}

interface LineReader {
  readonly tooLong: (line: number) => void;
  readonly read: (content: string, line: number) => void;
  readonly finish: (messages: NavigationMessage[]) => void;
}

function lineReader(kind: MessageKind, version: string, begin: number, all: ProblemList): LineReader {
  const schema = schemas[kind];
  const problems = countedProblems(all);
  const builder = messageBuilder(schema, version, begin, problems);
  const bracketOf = new Map<string, { spec: SectionSpec; opens: boolean }>();
  for (const spec of schema.sections)
    if (spec.kvn) {
      bracketOf.set(spec.kvn[0], { spec, opens: true });
      bracketOf.set(spec.kvn[1], { spec, opens: false });
    }
  const unbracketed = schema.sections.filter(({ kvn, row }) => !kvn && !row);
  const rowSection = schema.sections.find(({ kvn, row }) => !kvn && row);
  const header = schema.sections[0];
  builder.begin(header, begin);
  /** The bracketed section that is open. */
  let open: SectionSpec | undefined;
  let triangle = triangleReader(builder, problems);

  const bracket = (word: string, line: number) => {
    const { spec, opens } = bracketOf.get(word) as { spec: SectionSpec; opens: boolean };
    if (opens === (open !== undefined) || (!opens && open !== spec))
      return problems.add("ccsds-line-not-understood", line, 1, { found: word });
    triangle.finish(line);
    if (!opens) {
      open = undefined;
      builder.close();
      return;
    }
    builder.close();
    open = spec;
    // A matrix begins with its first keyword.
    if (spec.triangle === undefined) builder.begin(spec, line);
  };

  const keyValue = (keyword: string, rest: string, line: number, column: number) => {
    const spec = open ?? sectionFor(keyword);
    const known = spec && keywordOf(spec, keyword);
    if (!spec || !known) {
      const section = (open ?? builder.current()?.spec)?.name ?? kind;
      return problems.add("ccsds-keyword-unexpected", line, 1, { keyword: keyword.slice(0, 40), section });
    }
    const current = builder.current();
    if (current?.spec !== spec || spec.startsWith === keyword) {
      if (spec.triangle !== undefined) triangle.finish(line);
      if (open || spec.repeats || spec.startsSegment) builder.begin(spec, line);
      else builder.resume(spec, line);
      if (spec.triangle !== undefined) triangle = triangleReader(builder, problems);
    }
    const { value, unit } =
      known.type === "number" || known.type === "integer" ? withUnit(rest) : { value: rest };
    builder.field({ keyword, value, ...(unit === undefined ? {} : { unit }), line, column });
  };

  /** Where a keyword belongs that stands in no bracket: the section that is open, or a later one. */
  const sectionFor = (keyword: string): SectionSpec | undefined => {
    const current = builder.current()?.spec;
    if (current && !current.kvn && !current.row && keywordOf(current, keyword)) return current;
    const least = current ? parts.indexOf(current.part) : 0;
    return unbracketed.find(
      (spec) =>
        keywordOf(spec, keyword) !== undefined &&
        (parts.indexOf(spec.part) >= least || (spec.startsSegment && spec.startsWith === keyword)),
    );
  };

  const dataLine = (content: string, line: number) => {
    const values = content.trim().split(/\s+/);
    if (open?.triangle !== undefined && builder.current()?.spec === open) return triangle.row(values, line);
    const spec = open?.row ? open : open === undefined ? rowSection : undefined;
    const isPlaced = spec && (spec === open || builder.current()?.spec !== header);
    if (!spec || !isPlaced || !/^[\d+.-]/.test(values[0]))
      return problems.add("ccsds-line-not-understood", line, 1, { found: content.trim().slice(0, 40) });
    if (builder.current()?.spec !== spec) builder.begin(spec, line);
    builder.row({ values, line });
  };

  return {
    tooLong: (line) => problems.add("ccsds-line-too-long", line, 1, { limit: longestLine }),
    read(content, line) {
      const trimmed = content.trim();
      if (trimmed === "") return;
      const comment = /^COMMENT(?:\s+|$)/.exec(trimmed);
      if (comment) return builder.comment(trimmed.slice(comment[0].length));
      if (bracketOf.has(trimmed)) return bracket(trimmed, line);
      const equals = content.indexOf("=");
      const keyword = equals < 0 ? "" : content.slice(0, equals).trim();
      if (!/^(?:[A-Z][A-Z0-9_]*|USER_DEFINED_\S+)$/.test(keyword)) return dataLine(content, line);
      const rest = content.slice(equals + 1);
      keyValue(keyword, rest.trim(), line, equals + 2 + (rest.length - rest.trimStart().length));
    },
    finish(messages) {
      triangle.finish(begin);
      if (open) problems.add("ccsds-section-open", begin, 1, { section: open.name });
      const message = builder.done();
      checkMessage(message, "kvn", problems);
      if (problems.count() === 0) messages.push(message);
    },
  };
}

/** `12.5 [km]` → value and unit; the unit may be left out. */
function withUnit(text: string): { value: string; unit?: string } {
  if (!text.endsWith("]")) return { value: text };
  const bracket = text.lastIndexOf("[");
  return bracket < 0
    ? { value: text }
    : { value: text.slice(0, bracket).trim(), unit: text.slice(bracket + 1, -1).trim() };
}

/** Rows of a lower triangle become the keywords that XML has for them. */
function triangleReader(builder: MessageBuilder, problems: ProblemList) {
  const current = builder.current();
  const size = current?.spec.triangle;
  const keywords = current && size ? [...current.spec.keywords.keys()].slice(-(size * (size + 1)) / 2) : [];
  let rows = 0;
  let finished = size === undefined;
  return {
    row(values: readonly string[], line: number) {
      if (rows >= (size ?? 0) || values.length !== rows + 1) {
        problems.add("ccsds-columns", line, 1, {
          found: values.length,
          expected: Math.min(rows + 1, size ?? 0),
        });
        finished = true;
        rows++;
        return;
      }
      const first = (rows * (rows + 1)) / 2;
      for (const [k, value] of values.entries())
        builder.field({ keyword: keywords[first + k], value, line, column: 1 });
      rows++;
    },
    finish(line: number) {
      if (!finished && rows !== size)
        problems.add("ccsds-columns", line, 1, { found: rows, expected: size ?? 0 });
      finished = true;
    },
  };
}
