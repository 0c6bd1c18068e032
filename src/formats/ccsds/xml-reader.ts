import { SaxesParser } from "saxes";
import { countedProblems, type ProblemList, problemList } from "../problem-list.ts";
import { checkMessage } from "./check.ts";
import { messageKinds, type NavigationMessage } from "./message.ts";
import { messageBuilder } from "./message-builder.ts";
import type { ReadMessages } from "./read-messages.ts";
import { keywordOf, type SectionSpec, schemas, userDefinedPrefix } from "./schema.ts";
import { unitRatio, valueInUnit } from "./units.ts";

const chunkCharacters = 65_536;
const deepest = 40;
const longestValue = 65_536;
/** Elements that only hold others. */
const structure: ReadonlySet<string> = new Set(["ndm", "body", "segment"]);
/** Other constituents of a combined message, whose content is not read. Source: CCSDS 505.0-B-3, table 3-1. */
const others: ReadonlySet<string> = new Set(["acm", "aem", "apm", "prm", "rdm", "fer"]);

interface Leaf {
  readonly name: string;
  readonly unit?: string;
  readonly parameter?: string;
  readonly line: number;
  readonly column: number;
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
  const sectionsOf = (name: string) => schema.sections.filter(({ xml }) => xml === name);
  const rowSpec = (name: string) =>
    schema.sections.find(({ row }) => row?.xml === name && row.columns.length > 0);
  /** Values of a state or an observation, by the names of the elements within. */
  let record:
    | { readonly of: string; readonly line: number; readonly values: Leaf[]; readonly texts: string[] }
    | undefined;
  const around: (SectionSpec | undefined)[] = [];
  const [dataSection] = sectionsOf("data");
  /** Sections that share the element that was opened last; its first field tells which. */
  let candidates: readonly SectionSpec[] = [];

  return {
    opened(name, line) {
      if (structure.has(name)) return true;
      if (name === "observation" || rowSpec(name)) {
        record = { of: name, line, values: [], texts: [] };
        return true;
      }
      const [spec, ...more] = sectionsOf(name);
      if (name === "data" && !dataSection) {
        builder.close();
        return true;
      }
      if (!spec || (spec.row?.columns.length ?? 0) > 0) return false;
      around.push(builder.current()?.spec);
      if (spec.part === "header" || spec.startsSegment || name === "data") builder.close();
      candidates = more.length > 0 ? [spec, ...more] : [];
      if (more.length === 0) builder.begin(spec, line);
      return true;
    },
    leaf(leaf, value) {
      if (leaf.name === "COMMENT") return builder.comment(value);
      if (record) {
        record.values.push(leaf);
        record.texts.push(value);
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
      if (!current || !keywordOf(current.spec, keyword)) {
        problems.add("ccsds-keyword-unexpected", line, 1, {
          keyword: keyword.slice(0, 40),
          section: current?.spec.name ?? kind,
        });
        return;
      }
      builder.field({ keyword, value, ...(unit === undefined ? {} : { unit }), line, column });
    },
    closed(name) {
      if (record && record.of === name) {
        const { values, texts, line } = record;
        record = undefined;
        const spec = rowSpec(name);
        if (spec) stateRow(spec, values, texts, line);
        else observation(values, texts, line);
        return;
      }
      const [spec] = sectionsOf(name);
      if (!spec || (spec.row?.columns.length ?? 0) > 0) return;
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

  function stateRow(
    spec: SectionSpec,
    leaves: readonly Leaf[],
    texts: readonly string[],
    line: number,
  ): void {
    const columns = spec.row?.columns ?? [];
    if (builder.current()?.spec !== spec) builder.begin(spec, line);
    const values: string[] = [];
    for (const [k, { keyword, unit }] of columns
      .slice(0, Math.max(leaves.length, spec.row?.counts[0] ?? 0))
      .entries()) {
      const leaf = leaves[k];
      // The schema has them in one order; another name means one that is missing, twice or strange.
      if (leaf?.name !== keyword) {
        const at = leaf?.line ?? line;
        if (leaf && !columns.some((column) => column.keyword === leaf.name))
          problems.add("ccsds-keyword-unexpected", at, 1, {
            keyword: leaf.name.slice(0, 40),
            section: spec.name,
          });
        else problems.add("ccsds-keyword-missing", at, 1, { keyword, section: spec.row?.xml ?? spec.name });
        return;
      }
      values.push(inStandardUnit(texts[k] as string, leaf, unit));
    }
    builder.row({ values, line });
  }

  /** A number in another unit of its kind is turned into the standard's, which a row has; one of another kind is told. */
  function inStandardUnit(text: string, leaf: Leaf, standard: string | undefined): string {
    if (leaf.unit !== undefined && standard !== undefined && unitRatio(leaf.unit, standard) === undefined)
      problems.add("ccsds-unit", leaf.line, leaf.column, {
        keyword: leaf.name,
        found: leaf.unit.slice(0, 40),
        expected: standard,
      });
    return valueInUnit(text, leaf.unit, standard);
  }

  function observation(leaves: readonly Leaf[], texts: readonly string[], line: number): void {
    const epoch = leaves.findIndex(({ name }) => name === "EPOCH");
    const current = builder.current();
    for (const [k, leaf] of leaves.entries()) {
      if (k === epoch) continue;
      if (!current || !keywordOf(current.spec, leaf.name))
        problems.add("ccsds-keyword-unexpected", leaf.line, 1, {
          keyword: leaf.name.slice(0, 40),
          section: "data",
        });
      else
        builder.field({
          keyword: leaf.name,
          value: `${texts[epoch] ?? ""} ${inStandardUnit(texts[k] as string, leaf, keywordOf(current.spec, leaf.name)?.unit)}`,
          line: leaf.line,
          column: leaf.column,
        });
    }
    if (leaves.length < 2) problems.add("ccsds-columns", line, 1, { found: leaves.length, expected: 2 });
  }
}
