import type { MessageField, MessageSection, NavigationMessage } from "./message.ts";
import { type SectionSpec, schemas } from "./schema.ts";
import { valueInUnit } from "./units.ts";

/** Given: messages. Returned: their text in keyword-value notation, one after the other; reading it gives the same messages. */
export function writeKvn(messages: readonly NavigationMessage[]): string {
  return messages.map(messageText).join("\n");
}

function messageText(message: NavigationMessage): string {
  const schema = schemas[message.kind];
  const lines = [`CCSDS_${message.kind.toUpperCase()}_VERS = ${message.version}`];
  const specOf = new Map(schema.sections.map((spec) => [spec.name, spec]));
  for (const [k, section] of message.sections.entries()) {
    const spec = specOf.get(section.name) as SectionSpec;
    // Matrices that follow each other share one bracket.
    const sharesBracket = (other: MessageSection | undefined) =>
      spec.triangle !== undefined && other?.name === section.name;
    if (k > 0 && !sharesBracket(message.sections[k - 1])) lines.push("");
    if (spec.kvn && !sharesBracket(message.sections[k - 1])) lines.push(spec.kvn[0]);
    for (const comment of section.comments)
      for (const line of comment.split(/[\r\n]+/)) lines.push(`COMMENT ${line.trim()}`.trimEnd());
    const fields =
      spec.triangle === undefined
        ? section.fields.map(fieldLine)
        : triangleLines(section.fields, spec, spec.triangle);
    for (const line of fields) lines.push(line);
    for (const { values } of section.rows) lines.push(values.join(" "));
    if (spec.kvn && !sharesBracket(message.sections[k + 1])) lines.push(spec.kvn[1]);
  }
  return `${lines.join("\n")}\n`;
}

const fieldLine = ({ keyword, value, unit }: MessageField): string =>
  // A line break in a value would begin a line of its own.
  `${keyword.replace(/\s+/g, "_")} = ${value.replace(/[\r\n]+\s*/g, " ")}${unit === undefined ? "" : ` [${unit}]`}`.trimEnd();

function triangleLines(fields: readonly MessageField[], spec: SectionSpec, size: number): string[] {
  const keywords = [...spec.keywords.keys()].slice(-(size * (size + 1)) / 2);
  const fieldOf = new Map(fields.map((field) => [field.keyword, field]));
  const lines = fields.filter(({ keyword }) => !keywords.includes(keyword)).map(fieldLine);
  for (let row = 0, k = 0; row < size; row++) {
    const values: string[] = [];
    for (let column = 0; column <= row; column++, k++) {
      const field = fieldOf.get(keywords[k]);
      values.push(field ? valueInUnit(field.value, field.unit, spec.keywords.get(keywords[k])?.unit) : "0");
    }
    lines.push(values.join(" "));
  }
  return lines;
}
