import type { ProblemList } from "../problem-list.ts";
import type { MessageField, MessageSection, NavigationMessage } from "./message.ts";
import { checkRules } from "./rules.ts";
import { isSince, type KeywordSpec, keywordOf, type SectionSpec, schemas } from "./schema.ts";
import { unitRatio } from "./units.ts";
import { fitsType } from "./values.ts";

/** Given: a message as read, its notation, and where problems go. Reports what its standard does not allow. */
export function checkMessage(
  message: NavigationMessage,
  notation: "kvn" | "xml",
  problems: ProblemList,
): void {
  const schema = schemas[message.kind];
  const { version, line } = message;
  if (!schema.versions.includes(version)) {
    problems.add("ccsds-version", line, 1, { found: version, known: schema.versions.join(", ") });
    return;
  }
  if (notation === "xml" && !isSince(version, schema.xmlSince))
    problems.add("ccsds-since", line, 1, { keyword: "XML", version: schema.xmlSince ?? "" });
  const specOf = new Map(schema.sections.map((spec) => [spec.name, spec]));
  for (const section of message.sections)
    checkSection(section, specOf.get(section.name) as SectionSpec, { version, notation }, problems);
  for (const segment of segmentsOf(message, specOf))
    for (const spec of schema.sections)
      if (spec.required && isInPart(spec, segment.isHead) && !segment.names.has(spec.name))
        problems.add("ccsds-section-missing", segment.line, 1, { section: spec.name });
  checkRules(message, problems);
}

interface Segment {
  readonly isHead: boolean;
  readonly line: number;
  readonly names: Set<string>;
}

/** What stands before the first metadata, and each segment. */
function segmentsOf(
  { sections, line }: NavigationMessage,
  specOf: ReadonlyMap<string, SectionSpec>,
): Segment[] {
  const segments: Segment[] = [{ isHead: true, line, names: new Set() }];
  for (const section of sections) {
    if (specOf.get(section.name)?.startsSegment)
      segments.push({ isHead: false, line: section.line, names: new Set() });
    segments.at(-1)?.names.add(section.name);
  }
  const hasSegments = [...specOf.values()].some(({ startsSegment }) => startsSegment);
  if (!hasSegments) segments.push({ ...segments[0], isHead: false });
  // A message without any metadata lacks a segment.
  else if (segments.length === 1) segments.push({ isHead: false, line, names: new Set() });
  return segments;
}

const isInPart = ({ part }: SectionSpec, isHead: boolean): boolean =>
  isHead === (part === "header" || part === "relative");

function checkSection(
  section: MessageSection,
  spec: SectionSpec,
  { version, notation }: { readonly version: string; readonly notation: "kvn" | "xml" },
  problems: ProblemList,
): void {
  if (!isSince(version, spec.since))
    problems.add("ccsds-since", section.line, 1, { keyword: spec.name, version: spec.since ?? "" });
  for (const field of section.fields) {
    const known = keywordOf(spec, field.keyword);
    if (known) checkField(field, known, version, problems);
  }
  // Rows of a triangle have been counted; each keyword that a short one lacks would be told again.
  const keywords = [...spec.keywords.values()];
  const size = notation === "kvn" ? (spec.triangle ?? 0) : 0;
  for (const { keyword, needed } of keywords.slice(0, keywords.length - (size * (size + 1)) / 2))
    if (needed && !section.fields.some((field) => field.keyword === keyword))
      problems.add("ccsds-keyword-missing", section.line, 1, { keyword, section: section.name });
  if (spec.row && spec.row.columns.length > 0) checkRows(section, spec, version, problems);
}

function checkField(field: MessageField, spec: KeywordSpec, version: string, problems: ProblemList): void {
  const { keyword, value, unit, line, column } = field;
  if (!isSince(version, spec.since)) {
    problems.add("ccsds-since", line, 1, { keyword, version: spec.since ?? "" });
    return;
  }
  if (value === "") {
    if (spec.needed === "value") problems.add("ccsds-value-empty", line, column, { keyword });
    return;
  }
  if (!fitsType(value, spec)) {
    problems.add("ccsds-value", line, column, {
      keyword,
      found: value.slice(0, 40),
      expected: expected(spec),
    });
    return;
  }
  if (unit !== undefined && spec.unit !== undefined && unitRatio(unit, spec.unit) === undefined)
    problems.add("ccsds-unit", line, column, { keyword, found: unit.slice(0, 40), expected: spec.unit });
}

const expected = ({ type, allowed, unit }: KeywordSpec): string =>
  allowed?.join(" | ") ?? (unit === undefined ? type : `${type} [${unit}]`);

function checkRows(
  section: MessageSection,
  { row }: SectionSpec,
  version: string,
  problems: ProblemList,
): void {
  const columns = row?.columns ?? [];
  for (const { values, line } of section.rows) {
    if (!row?.counts.includes(values.length)) {
      problems.add("ccsds-columns", line, 1, {
        found: values.length,
        expected: row?.counts.join(" | ") ?? "",
      });
      continue;
    }
    for (const [k, value] of values.entries()) {
      if (!isSince(version, columns[k].since)) {
        problems.add("ccsds-since", line, 1, {
          keyword: columns[k].keyword,
          version: columns[k].since ?? "",
        });
        return;
      }
      if (!fitsType(value, columns[k]))
        problems.add("ccsds-value", line, 1, {
          keyword: columns[k].keyword,
          found: value.slice(0, 40),
          expected: expected(columns[k]),
        });
    }
  }
}
