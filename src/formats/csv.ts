/** One record of a CSV file with the line that it starts at. */
export interface CsvRow {
  /** 1-based. */
  readonly line: number;
  readonly fields: readonly string[];
}

interface Field {
  readonly value: string;
  /** Offset of the comma or line feed after the field, or the length of the text. */
  readonly end: number;
}

/**
 * Reads CSV as RFC 4180 has it: quoted fields may hold commas, doubled quotes and line breaks; CRLF or LF;
 * a byte-order mark is skipped. Empty lines are left out; a quote that never closes ends with the text.
 *
 * Given: the text. Returned: every record, the header included, each with its first line.
 */
export function readCsv(text: string): CsvRow[] {
  const rows: CsvRow[] = [];
  let line = 1;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const startLine = line;
    const fields: string[] = [];
    for (;;) {
      const field = text[at] === '"' ? quotedField(text, at) : plainField(text, at);
      for (
        let next = text.indexOf("\n", at);
        next >= 0 && next < field.end;
        next = text.indexOf("\n", next + 1)
      )
        line++;
      fields.push(field.value);
      at = field.end;
      if (text[at] !== ",") break;
      at++;
    }
    if (fields.length > 1 || fields[0] !== "") rows.push({ line: startLine, fields });
    line++;
    at++;
  }
  return rows;
}

function plainField(text: string, start: number): Field {
  let end = start;
  while (end < text.length && text[end] !== "," && text[end] !== "\n") end++;
  const carriage = text[end] !== "," && text[end - 1] === "\r" && end > start;
  return { value: text.slice(start, carriage ? end - 1 : end), end };
}

/** The field whose opening quote is at `start`; what stands between its closing quote and the next comma is dropped. */
function quotedField(text: string, start: number): Field {
  let value = "";
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return { value: value + text.slice(at), end: text.length };
    value += text.slice(at, quote);
    at = quote + 2;
    if (text[quote + 1] !== '"') return { value, end: plainField(text, quote + 1).end };
    value += '"';
  }
}

/** Given a value, returned it as one CSV field, quoted only where RFC 4180 needs it. */
export const csvField = (value: string): string =>
  /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
