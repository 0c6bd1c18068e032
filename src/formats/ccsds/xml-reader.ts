import { SaxesParser } from "saxes";
import { countedProblems, type ProblemList, problemList } from "../problem-list.ts";
import { checkMessage } from "./check.ts";
import { messageKinds, type NavigationMessage } from "./message.ts";
import { messageBuilder } from "./message-builder.ts";
import type { ReadMessages } from "./read-messages.ts";
import { type KeywordSpec, keywordOf, type SectionSpec, schemas, userDefinedPrefix } from "./schema.ts";
import { unitRatio, valueInUnit } from "./units.ts";

const chunkCharacters = 65_536;
const deepest = 40;
const longestValue = 65_536;
/** Elements that only hold others. */
const structure: ReadonlySet<string> = new Set(["ndm", "body", "segment"]);
/** Other constituents of a combined message, whose content is not read. Source: CCSDS 505.0-B-3, table 3-1. */
const others: ReadonlySet<string> = new Set(["acm", "aem", "apm", "prm", "rdm", "fer"]);

/** An element that holds a value. */
interface Leaf {
  readonly name: string;
  readonly unit?: string;
  readonly parameter?: string;
  readonly line: number;
  readonly column: number;
}

interface Cell extends Leaf {
  readonly value: string;
}

/**
 * Reads messages in XML, alone or combined in `<ndm>`. No document type, and so no entity of one, is accepted.
 * Given: the text. Returned: the messages without problems, the problems of the others, and which constituents are of a kind not read;
 * undefined where the root is none of them. Source: CCSDS 505.0-B-3, NDM/XML.
 */
export function readXml(text: string): ReadMessages | undefined {
  const problems = problemList();
  const messages: NavigationMessage[] = [];
  const unread: string[] = [];
  const parser = new SaxesParser();
  const path: string[] = [];
  let message: ElementReader | undefined;
  let recognized = false;
  let broken = false;
  let skipped = 0;
  let leaf: Leaf | undefined;
  let value = "";
  const breakOff = (found: string) => {
    if (!broken) problems.add("ccsds-xml-not-understood", parser.line, parser.column + 1, { found });
    broken = true;
  };
  parser.on("error", (error) => breakOff(error.message.replace(/^\d+:\d+:\s*/, "").slice(0, 80)));
  parser.on("doctype", () => breakOff("<!DOCTYPE"));
  parser.on("opentag", ({ name: fullName, attributes }) => {
    if (broken) return;
    const name = localName(fullName);
    path.push(name);
    if (path.length > deepest) return breakOff(name);
    value = "";
    const { line } = parser;
    const isConstituent = path.length === 1 || (path.length === 2 && path[0] === "ndm");
    if (path.length === 1) recognized = name === "ndm" || isKind(name) || others.has(name);
    if (skipped > 0 || !recognized) return;
    if (isConstituent && name !== "ndm") {
      if (isKind(name)) message = elementReader(name, attributes.version ?? "", line, problems);
      else if (others.has(name)) {
        unread.push(name);
        skipped = path.length;
      } else if (/^[a-z]/.test(name)) {
        problems.add("ccsds-keyword-unexpected", line, 1, {
          keyword: name.slice(0, 40),
          section: path[0] as string,
        });
        skipped = path.length;
      }
      return;
    }
    leaf = {
      name,
      ...(attributes.units === undefined ? {} : { unit: attributes.units }),
      ...(attributes.parameter === undefined ? {} : { parameter: attributes.parameter }),
      line,
      column: parser.column + 1,
    };
    if (message?.opened(name, line)) leaf = undefined;
  });
  const take = (part: string) => {
    if (value.length < longestValue) value += part;
  };
  parser.on("text", take);
  parser.on("cdata", take);
  parser.on("closetag", () => {
    if (broken) return;
    const name = path.pop() as string;
    if (skipped > 0) {
      if (path.length < skipped) skipped = 0;
      return;
    }
    if (message && (path.length === 0 || (path.length === 1 && path[0] === "ndm"))) {
      message.finish(messages);
      message = undefined;
    } else if (leaf) message?.leaf(leaf, value.trim());
    else message?.closed(name);
    leaf = undefined;
    value = "";
  });
  for (let at = 0; at < text.length && !broken; at += chunkCharacters)
    parser.write(text.slice(at, at + chunkCharacters));
  if (!broken) parser.close();
  // Text that breaks off before its root element is told as such.
  return recognized || (broken && path.length === 0)
    ? { messages, problems: problems.done(), unread }
    : undefined;
}

const isKind = (name: string): name is (typeof messageKinds)[number] =>
  (messageKinds as readonly string[]).includes(name);

/** A name without its namespace's prefix. */
const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

interface ElementReader {
  /** Returned: true where the element holds others, not a value. */
  readonly opened: (name: string, line: number) => boolean;
  readonly leaf: (leaf: Leaf, value: string) => void;
  readonly closed: (name: string) => void;
  readonly finish: (messages: NavigationMessage[]) => void;
}

function elementReader(
  kind: (typeof messageKinds)[number],
  version: string,
  begin: number,
  all: ProblemList,
): ElementReader {
  const schema = schemas[kind];
  const problems = countedProblems(all);
  const builder = messageBuilder(schema, version, begin, problems);
  /** Sections of columns stand right in `<data>`, an element a row. */
  const hasColumns = ({ row }: SectionSpec) => row !== undefined && row.columns.length > 0;
  const rowSpec = (name: string) =>
    schema.sections.find((spec) => hasColumns(spec) && spec.row?.xml === name);
  const sectionsOf = (name: string) =>
    schema.sections.filter((spec) => spec.xml === name && !hasColumns(spec));
  /** The state or observation that is open, with the values within. */
  let record: { readonly of: string; readonly line: number; readonly cells: Cell[] } | undefined;
  const around: (SectionSpec | undefined)[] = [];
  const [dataSection] = sectionsOf("data");
  /** Sections that share the element that was opened last; its first field tells which. */
  let candidates: readonly SectionSpec[] = [];

  return {
    opened(name, line) {
      if (structure.has(name)) return true;
      if (name === "observation" || rowSpec(name)) {
        record = { of: name, line, cells: [] };
        return true;
      }
      const [spec, ...more] = sectionsOf(name);
      if (name === "data" && !dataSection) {
        builder.close();
        return true;
      }
      if (!spec) return false;
      around.push(builder.current()?.spec);
      if (spec.part === "header" || spec.startsSegment || name === "data") builder.close();
      candidates = more.length > 0 ? [spec, ...more] : [];
      if (more.length === 0) builder.begin(spec, line);
      return true;
    },
    leaf(leaf, value) {
      if (leaf.name === "COMMENT") return builder.comment(value);
      if (record) {
        record.cells.push({ ...leaf, value });
        return;
      }
      const { line, column, unit } = leaf;
      const row = builder.current()?.spec.row;
      if (row && row.xml === leaf.name) return builder.row({ values: value.split(/\s+/), line });
      const keyword = leaf.name === "USER_DEFINED" ? userDefinedPrefix + (leaf.parameter ?? "") : leaf.name;
      const chosen = candidates.find((spec) => keywordOf(spec, keyword));
      if (chosen) builder.begin(chosen, line);
      candidates = [];
      const current = builder.current();
      if (!current || !keywordOf(current.spec, keyword))
        return unexpected(keyword, current?.spec.name ?? kind, line);
      builder.field({ keyword, value, ...(unit === undefined ? {} : { unit }), line, column });
    },
    closed(name) {
      if (record && record.of === name) {
        const { cells, line } = record;
        record = undefined;
        const spec = rowSpec(name);
        if (spec) stateRow(spec, cells, line);
        else observation(cells, line);
        return;
      }
      const [spec] = sectionsOf(name);
      if (!spec) return;
      const outer = around.pop();
      candidates = [];
      if (outer && spec.within === outer.name) builder.resume(outer, 0);
      else if (!outer || spec.part !== "data") builder.close();
    },
    finish(messages) {
      const message = builder.done();
      checkMessage(message, "xml", problems);
      if (problems.count() === 0) messages.push(message);
    },
  };

  function unexpected(name: string, section: string, line: number): void {
    problems.add("ccsds-keyword-unexpected", line, 1, { keyword: name.slice(0, 40), section });
  }

  /** The schema has the columns in one order, so that another name means one that is missing, twice, strange or one too many. */
  function stateRow(spec: SectionSpec, cells: readonly Cell[], line: number): void {
    const { columns, counts, xml } = spec.row as NonNullable<SectionSpec["row"]>;
    if (builder.current()?.spec !== spec) builder.begin(spec, line);
    const values: string[] = [];
    for (let k = 0; k < Math.max(cells.length, counts[0]); k++) {
      const [cell, column] = [cells[k] as Cell | undefined, columns[k] as KeywordSpec | undefined];
      if (!cell || cell.name !== column?.keyword) {
        const isKnown = !cell || columns.some(({ keyword }) => keyword === cell.name);
        if (column && isKnown)
          problems.add("ccsds-keyword-missing", cell?.line ?? line, 1, {
            keyword: column.keyword,
            section: xml,
          });
        else unexpected(cell?.name ?? "", spec.name, cell?.line ?? line);
        return;
      }
      values.push(inStandardUnit(cell, column.unit));
    }
    builder.row({ values, line });
  }

  /** A number in another unit of its kind is turned into the standard's, which a row has; one of another kind is told. */
  function inStandardUnit({ name, unit, value, line, column }: Cell, standard: string | undefined): string {
    if (unit !== undefined && standard !== undefined && unitRatio(unit, standard) === undefined)
      problems.add("ccsds-unit", line, column, {
        keyword: name,
        found: unit.slice(0, 40),
        expected: standard,
      });
    return valueInUnit(value, unit, standard);
  }

  function observation(cells: readonly Cell[], line: number): void {
    const epoch = cells.find(({ name }) => name === "EPOCH");
    const spec = builder.current()?.spec;
    for (const cell of cells) {
      if (cell === epoch) continue;
      const known = spec && keywordOf(spec, cell.name);
      if (!known) unexpected(cell.name, "data", cell.line);
      else
        builder.field({
          keyword: cell.name,
          value: `${epoch?.value ?? ""} ${inStandardUnit(cell, known.unit)}`,
          line: cell.line,
          column: cell.column,
        });
    }
    if (cells.length < 2) problems.add("ccsds-columns", line, 1, { found: cells.length, expected: 2 });
  }
}
