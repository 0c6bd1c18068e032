import { xmlText } from "../xml-text.ts";
import type { MessageField, MessageSection, NavigationMessage } from "./message.ts";
import { isSince, type SectionSpec, schemas, userDefinedPrefix } from "./schema.ts";

/** Given: messages. Returned: one as its own document, others combined in `<ndm>`; reading it gives the same messages. */
export function writeXml(messages: readonly NavigationMessage[]): string {
  const head = '<?xml version="1.0" encoding="UTF-8"?>';
  if (messages.length === 1) return `${[head, ...messageLines(messages[0])].join("\n")}\n`;
  const within = messages.flatMap((message) => messageLines(message).map((line) => `  ${line}`));
  return `${[head, "<ndm>", ...within, "</ndm>"].join("\n")}\n`;
}

/** False where the message's version has no XML form. */
export const hasXmlForm = ({ kind, version }: NavigationMessage): boolean =>
  isSince(version, schemas[kind].xmlSince);

function messageLines({ kind, version, sections }: NavigationMessage): string[] {
  const specOf = new Map(schemas[kind].sections.map((spec) => [spec.name, spec]));
  const partOf = (section: MessageSection) => (specOf.get(section.name) as SectionSpec).part;
  const segments = segmentsOf(
    sections.filter((section) => !["header", "relative"].includes(partOf(section))),
  );
  const inPart = (part: string) => sections.filter((section) => partOf(section) === part);
  const lines = (section: MessageSection) => sectionLines(section, specOf.get(section.name) as SectionSpec);
  return [
    `<${kind} id="CCSDS_${kind.toUpperCase()}_VERS" version="${version}">`,
    ...indented(inPart("header").flatMap(lines)),
    "  <body>",
    ...indented(indented(relativeLines(inPart("relative")))),
    ...segments.flatMap((segment) => [
      "    <segment>",
      ...indented(
        indented(indented(segment.filter((section) => partOf(section) === "metadata").flatMap(lines))),
      ),
      "      <data>",
      ...indented(
        indented(indented(indented(segment.filter((section) => partOf(section) === "data").flatMap(lines)))),
      ),
      "      </data>",
      "    </segment>",
    ]),
    "  </body>",
    `</${kind}>`,
  ];
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

/** A segment begins with each metadata. */
function segmentsOf(sections: readonly MessageSection[]): MessageSection[][] {
  const segments: MessageSection[][] = [];
  for (const section of sections) {
    if (section.name === "metadata" || segments.length === 0) segments.push([]);
    segments.at(-1)?.push(section);
  }
  return segments;
}

/** Keywords that stand before the relative state in the schema of XML. */
const beforeState: ReadonlySet<string> = new Set([
  "CONJUNCTION_ID",
  "TCA",
  "MISS_DISTANCE",
  "MAHALANOBIS_DISTANCE",
  "RELATIVE_SPEED",
  "APPROACH_ANGLE",
]);

/** A conjunction's own data; the relative state stands within. */
function relativeLines(sections: readonly MessageSection[]): string[] {
  const outer = sections.find(({ name }) => name === "relativeMetadataData");
  const state = sections.find(({ name }) => name === "relativeStateVector");
  if (!outer) return [];
  const [first, rest] = [true, false].map((isFirst) =>
    outer.fields.filter(({ keyword }) => beforeState.has(keyword) === isFirst),
  );
  return [
    `<${outer.name}>`,
    ...indented([
      ...outer.comments.map(commentLine),
      ...first.map(fieldLine),
      ...(state ? [`<${state.name}>`, ...indented(contentLines(state)), `</${state.name}>`] : []),
      ...rest.map(fieldLine),
    ]),
    `</${outer.name}>`,
  ];
}

function sectionLines(section: MessageSection, spec: SectionSpec): string[] {
  const columns = spec.row?.columns ?? [];
  if (columns.length > 0)
    return [
      ...section.comments.map(commentLine),
      ...section.rows.map(({ values }) => {
        const cells = values.map((value, k) => element(columns[k].keyword, value)).join("");
        return `<${spec.row?.xml}>${cells}</${spec.row?.xml}>`;
      }),
    ];
  if (spec.observations)
    return [...section.comments.map(commentLine), ...section.fields.map(observationLine)];
  const content = [
    ...contentLines(section),
    ...section.rows.map(({ values }) => element(spec.row?.xml ?? "", values.join(" "))),
  ];
  return spec.plain ? content : [`<${spec.xml}>`, ...indented(content), `</${spec.xml}>`];
}

const contentLines = ({ comments, fields }: MessageSection): string[] => [
  ...comments.map(commentLine),
  ...fields.map(fieldLine),
];

function fieldLine({ keyword, value, unit }: MessageField): string {
  if (keyword.startsWith(userDefinedPrefix))
    return element(
      "USER_DEFINED",
      value,
      ` parameter="${xmlText(keyword.slice(userDefinedPrefix.length))}"${units(unit)}`,
    );
  return element(keyword, value, units(unit));
}

function observationLine({ keyword, value }: MessageField): string {
  const [epoch, measured] = value.split(/\s+/);
  return `<observation>${element("EPOCH", epoch)}${element(keyword, measured)}</observation>`;
}

const units = (unit: string | undefined): string => (unit === undefined ? "" : ` units="${xmlText(unit)}"`);
const commentLine = (comment: string): string => element("COMMENT", comment);
const element = (name: string, value: string, attributes = ""): string =>
  `<${name}${attributes}>${xmlText(value)}</${name}>`;
