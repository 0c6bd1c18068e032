import type { ProblemList } from "../problem-list.ts";
import type { MessageField, MessageRow, MessageSection, NavigationMessage } from "./message.ts";
import { keywordOf, type MessageSchema, type SectionSpec } from "./schema.ts";

interface OpenSection {
  readonly spec: SectionSpec;
  readonly section: {
    readonly name: string;
    readonly line: number;
    readonly comments: string[];
    readonly fields: MessageField[];
    readonly rows: MessageRow[];
  };
  readonly keywords: Set<string>;
}

/** Puts a message together from what a reader of KVN or XML meets, in the order of the text. */
export interface MessageBuilder {
  /** The section that fields go to now. */
  readonly current: () => OpenSection | undefined;
  readonly begin: (spec: SectionSpec, line: number) => void;
  /** Goes on with the newest section of this segment that has the name; begins it where there is none. */
  readonly resume: (spec: SectionSpec, line: number) => void;
  /** No section is open any more. */
  readonly close: () => void;
  /** Kept until a field or a row tells what it belongs to. */
  readonly comment: (text: string) => void;
  readonly field: (field: MessageField) => void;
  readonly row: (row: MessageRow) => void;
  readonly done: () => NavigationMessage;
}

export function messageBuilder(
  schema: MessageSchema,
  version: string,
  line: number,
  problems: ProblemList,
): MessageBuilder {
  const sections: MessageSection[] = [];
  let comments: string[] = [];
  let current: OpenSection | undefined;
  /** Of this segment. */
  let opened: OpenSection[] = [];
  const settleComments = () => {
    if (!current) return;
    for (const comment of comments) current.section.comments.push(comment);
    comments = [];
  };
  return {
    current: () => current,
    begin(spec, at) {
      const isAgain = spec.startsSegment
        ? spec.once && sections.some(({ name }) => name === spec.name)
        : !spec.repeats && opened.some((open) => open.spec === spec);
      if (isAgain) problems.add("ccsds-section-twice", at, 1, { section: spec.name });
      if (spec.startsSegment) opened = [];
      const section = { name: spec.name, line: at, comments: [], fields: [], rows: [] };
      current = { spec, section, keywords: new Set() };
      sections.push(section);
      opened.push(current);
    },
    resume(spec, at) {
      const found = opened.findLast((open) => open.spec === spec);
      if (found) current = found;
      else this.begin(spec, at);
    },
    close() {
      settleComments();
      current = undefined;
    },
    comment: (text) => comments.push(text),
    field(field) {
      if (!current) return;
      settleComments();
      const { spec, section, keywords } = current;
      const known = keywordOf(spec, field.keyword);
      if (!known?.repeats && keywords.has(field.keyword))
        problems.add("ccsds-keyword-twice", field.line, field.column, { keyword: field.keyword });
      else section.fields.push(field);
      keywords.add(field.keyword);
    },
    row(row) {
      settleComments();
      current?.section.rows.push(row);
    },
    done() {
      // What is said after the last section belongs to it.
      current ??= opened.at(-1);
      settleComments();
      return { kind: schema.kind, version, line, sections };
    },
  };
}
