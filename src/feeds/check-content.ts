import { HoshimoriError } from "../core/index.ts";
import type { FeedContent } from "./source.ts";

/** Types that a server may give to what isn't a page; servers of plain files are seldom more exact. */
const plainTypes = ["text/plain", "application/octet-stream", "application/gzip", "application/x-gzip"];
const csvTypes = [...plainTypes, "text/csv", "application/csv", "application/vnd.ms-excel"];
const jsonTypes = [...plainTypes, "application/json", "text/json"];

interface Expectation {
  /** Media types that are accepted; undefined for any but a page. */
  readonly types?: readonly string[];
  /** Given the whole content and its beginning as text. */
  readonly looksRight: (bytes: Uint8Array, head: string) => boolean;
}

/** Line 1 of an element set, among the first lines. */
const elementLine = /^1 [ 0-9A-Z][ 0-9]{4}[A-Z ] .{60}\s*$/m;

const hasColumns = (line: string, names: readonly string[]) =>
  names.every((name) => line.toUpperCase().includes(name));
const ommColumns = ["NORAD_CAT_ID", "EPOCH", "MEAN_MOTION"];
const satcatColumns = ["NORAD_CAT_ID", "OBJECT_NAME", "OBJECT_TYPE"];

const firstLine = (head: string) => head.slice(0, head.search(/[\r\n]|$/));

const expectations: Readonly<Record<FeedContent, Expectation>> = {
  tle: { types: plainTypes, looksRight: (_, head) => elementLine.test(head) },
  "omm-csv": { types: csvTypes, looksRight: (_, head) => hasColumns(firstLine(head), ommColumns) },
  // Without a single object it is refused: a full catalog of nothing would make everything unseen.
  "omm-json": {
    types: jsonTypes,
    looksRight: (bytes, head) => isClosedJson(bytes) && /"NORAD_CAT_ID"/i.test(head),
  },
  "satcat-csv": { types: csvTypes, looksRight: (_, head) => hasColumns(firstLine(head), satcatColumns) },
  // Space-Track tells some errors as data: [{"error": "You've violated your query rate limit …"}]
  json: {
    types: jsonTypes,
    looksRight: (bytes, head) => isClosedJson(bytes) && !/^\[?\s*\{\s*"error"/i.test(head),
  },
  csv: { types: csvTypes, looksRight: (_, head) => /^[^<{[][^,]*,/.test(firstLine(head)) },
  tsv: {
    types: [...csvTypes, "text/tab-separated-values"],
    looksRight: (_, head) => /^[^<{[][^\t]*\t/.test(firstLine(head)),
  },
  anything: { looksRight: () => true },
};

/** Where a page hides behind a data file's name: with or without a byte order mark, comments or an XML declaration first. */
const pageStart =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:!doctype\s+html|html|head|body|script|title)\b/i;

/**
 * Given: what was received as unpacked, its Content-Type, what the source is expected to send, and the address for messages.
 * Errors: `feed-is-page` for a web page (a login, an error or a hotel's network), `feed-wrong-type`, `feed-wrong-content`.
 * An answer without a type counts as application/octet-stream (RFC 9110, 8.3).
 */
export function checkContent(
  bytes: Uint8Array,
  contentType: string | undefined,
  content: FeedContent,
  url: string,
): void {
  const type = (contentType ?? "application/octet-stream").split(";")[0]!.trim().toLowerCase();
  const head = new TextDecoder().decode(bytes.subarray(0, 2048));
  if (type === "text/html" || type === "application/xhtml+xml" || pageStart.test(head))
    throw new HoshimoriError("feed-is-page", { url, wanted: content });
  const { types, looksRight } = expectations[content];
  if (types && !types.includes(type))
    throw new HoshimoriError("feed-wrong-type", { url, type, wanted: content });
  if (bytes.length === 0 || !looksRight(bytes, head.trimStart()))
    throw new HoshimoriError("feed-wrong-content", { url, wanted: content });
}

/** Opens with a bracket and closes with its twin: one that was cut off doesn't. */
function isClosedJson(bytes: Uint8Array): boolean {
  const text = new TextDecoder();
  const first = text.decode(bytes.subarray(0, 64)).trimStart()[0];
  const last = text.decode(bytes.subarray(-64)).trimEnd().at(-1);
  return (first === "[" && last === "]") || (first === "{" && last === "}");
}
