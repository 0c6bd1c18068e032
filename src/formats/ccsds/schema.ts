import type { MessageKind } from "./message.ts";
import cdm from "./schemas/cdm.json" with { type: "json" };
import ocm from "./schemas/ocm.json" with { type: "json" };
import oem from "./schemas/oem.json" with { type: "json" };
import omm from "./schemas/omm.json" with { type: "json" };
import opm from "./schemas/opm.json" with { type: "json" };
import tdm from "./schemas/tdm.json" with { type: "json" };

/** What a keyword's value may be. `moment`: a time, or seconds from EPOCH_TZERO; `observation`: a time and a number; `path`: participants. */
type ValueType =
  | "text"
  | "character"
  | "time"
  | "moment"
  | "number"
  | "integer"
  | "list"
  | "path"
  | "observation"
  | "enum";

export interface KeywordSpec {
  readonly keyword: string;
  readonly type: ValueType;
  /** As the standard writes it. */
  readonly unit?: string;
  readonly allowed?: readonly string[];
  /** `value`: there with a value; `keyword`: there, perhaps empty, as real files have it. */
  readonly needed?: "value" | "keyword";
  readonly since?: string;
  readonly repeats: boolean;
}

export interface SectionSpec {
  readonly name: string;
  /** The element in XML; several sections may share one. */
  readonly xml: string;
  readonly part: "header" | "relative" | "metadata" | "data";
  readonly keywords: ReadonlyMap<string, KeywordSpec>;
  readonly required: boolean;
  /** More than one a segment. */
  readonly repeats: boolean;
  /** Begins a new section of this name each time that it is met. */
  readonly startsWith?: string;
  readonly startsSegment: boolean;
  /** At most one segment a message. */
  readonly once: boolean;
  readonly since?: string;
  /** Its first and last line in KVN, where it has them. */
  readonly kvn?: readonly [string, string];
  /** Only in XML: the element around it. */
  readonly within?: string;
  /** Only in XML: its fields stand right in `<data>`. */
  readonly plain: boolean;
  readonly userDefined: boolean;
  readonly observations: boolean;
  /** Lines without keywords: the element that holds one in XML, and its columns where they are fixed. */
  readonly row?: {
    readonly xml: string;
    readonly columns: readonly KeywordSpec[];
    readonly counts: readonly number[];
  };
  /** In KVN the last keywords are the lower triangle of a matrix of this size, row by row. */
  readonly triangle?: number;
}

export interface MessageSchema {
  readonly kind: MessageKind;
  readonly versions: readonly string[];
  readonly xmlSince?: string;
  readonly sections: readonly SectionSpec[];
}

/** A section as the files under schemas/ have it; a keyword is one line: `NAME type:unit(allowed|…) flags`. */
interface SectionFile {
  readonly name: string;
  readonly xml?: string;
  readonly part: string;
  readonly fields: readonly string[];
  readonly required?: boolean;
  readonly repeats?: boolean;
  readonly startsWith?: string;
  readonly startsSegment?: boolean;
  readonly once?: boolean;
  readonly since?: string;
  readonly kvn?: readonly string[];
  readonly within?: string;
  readonly plain?: boolean;
  readonly userDefined?: boolean;
  readonly observations?: boolean;
  readonly row?: {
    readonly xml: string;
    readonly columns?: readonly string[];
    readonly counts?: readonly number[];
  };
  readonly triangle?: number;
}

interface SchemaFile {
  readonly kind: string;
  readonly versions: readonly string[];
  readonly xmlSince?: string;
  readonly sections: readonly SectionFile[];
}

/** `NAME_#` stands for NAME_1 to NAME_5: a tracking session has five participants at most. */
const indices = [1, 2, 3, 4, 5];

function keywordsOf(line: string): KeywordSpec[] {
  const [name, typeAndMore, ...flags] = line.split(" ");
  const [, type, unit, allowed] = /^([a-z]+)(?::([^(]+))?(?:\((.*)\))?$/.exec(typeAndMore) as RegExpExecArray;
  const since = flags.find((flag) => flag.endsWith("+"))?.slice(0, -1);
  const spec = {
    type: type as ValueType,
    ...(unit === undefined ? {} : { unit }),
    ...(allowed === undefined ? {} : { allowed: allowed.split("|") }),
    ...(flags.includes("!") ? { needed: "value" as const } : {}),
    ...(flags.includes("!e") ? { needed: "keyword" as const } : {}),
    ...(since === undefined ? {} : { since }),
    repeats: flags.includes("*"),
  };
  const names = name.endsWith("#") ? indices.map((k) => name.slice(0, -1) + k) : [name];
  return names.map((keyword) => ({ keyword, ...spec }));
}

function schemaOf(file: SchemaFile): MessageSchema {
  const { kind, versions, xmlSince } = file;
  return {
    kind: kind as MessageKind,
    versions,
    ...(xmlSince === undefined ? {} : { xmlSince }),
    sections: file.sections.map(({ kvn, row, ...section }) => ({
      required: false,
      repeats: false,
      startsSegment: false,
      once: false,
      plain: false,
      userDefined: false,
      observations: false,
      xml: section.name,
      ...section,
      part: section.part as SectionSpec["part"],
      keywords: new Map(section.fields.flatMap(keywordsOf).map((spec) => [spec.keyword, spec])),
      ...(kvn === undefined ? {} : { kvn: [kvn[0], kvn[1]] as const }),
      ...(row === undefined
        ? {}
        : {
            row: { xml: row.xml, columns: (row.columns ?? []).flatMap(keywordsOf), counts: row.counts ?? [] },
          }),
    })),
  };
}

/** What each kind of message consists of. Source: the file's own `source`. */
export const schemas: Readonly<Record<MessageKind, MessageSchema>> = {
  opm: schemaOf(opm),
  omm: schemaOf(omm),
  oem: schemaOf(oem),
  ocm: schemaOf(ocm),
  cdm: schemaOf(cdm),
  tdm: schemaOf(tdm),
};

/** `USER_DEFINED_…` in KVN, `<USER_DEFINED parameter="…">` in XML. */
export const userDefinedPrefix = "USER_DEFINED_";

/** True where the version is at least the other: "3.0" and "2.0". */
export const isSince = (version: string, since: string | undefined): boolean =>
  since === undefined || Number(version) >= Number(since);

export const keywordOf = (section: SectionSpec, keyword: string): KeywordSpec | undefined =>
  section.keywords.get(keyword) ??
  (section.userDefined && keyword.startsWith(userDefinedPrefix)
    ? { keyword, type: "text", repeats: false }
    : undefined);
