import { HoshimoriError, type Problem } from "../../core/index.ts";
import { beginsMessage, readKvn } from "./kvn-reader.ts";
import type { NavigationMessage } from "./message.ts";
import { decodeText } from "./text-encoding.ts";
import { readXml } from "./xml-reader.ts";

export interface ReadMessages {
  /** Those without any problem. */
  readonly messages: readonly NavigationMessage[];
  readonly problems: readonly Problem[];
  /** Names of constituents of a combined message whose kind is not read here. */
  readonly unread: readonly string[];
}

/** How far into a text the first message must begin. */
const searched = 65_536;

/** Declarations and comments before the root element; each alternative begins differently, so that nothing is tried twice. */
const root =
  /^\s*(?:<\?(?:(?!\?>)[\s\S])*\?>\s*|<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:\w+:)?(?:ndm|opm|omm|oem|ocm|cdm|tdm|apm|aem|acm|rdm|prm)\b/;

/** True where the bytes look like a navigation message: `CCSDS_…_VERS` at the start of a line, or the root element of one. */
export function looksLikeMessage(bytes: Uint8Array): boolean {
  const start = decodeText(bytes.subarray(0, searched));
  return root.test(start) || start.split("\n").some((line) => beginsMessage(line) !== undefined);
}

/** True where the first character that is no blank begins an element. */
export const looksLikeXml = (bytes: Uint8Array): boolean =>
  decodeText(bytes.subarray(0, 1024)).trimStart().startsWith("<");

/**
 * Reads CCSDS navigation messages, KVN or XML told by content: OPM, OMM, OEM, OCM, CDM, TDM, and combined NDM.
 * Given: decompressed bytes, UTF-8, UTF-16 or UTF-32, with or without a byte-order mark. Returned: messages and problems, each with its place.
 * Errors: `ccsds-not-recognized`.
 */
export function readMessages(bytes: Uint8Array, options: { readonly source?: string } = {}): ReadMessages {
  const text = decodeText(bytes);
  const read = text.trimStart().startsWith("<") ? readXml(text) : readKvn(text);
  if (!read) throw new HoshimoriError("ccsds-not-recognized", { source: options.source ?? "input" });
  return read;
}
