import { byteOrderMarkLength, skipBlanks, textReader } from "./bytes.ts";
import { secondsOf } from "./ccsds/values.ts";
import { elementRows, emptyElementRow } from "./element-rows.ts";
import type { ReadElementSets } from "./element-sets.ts";
import { epochReader } from "./omm-fields.ts";
import { isText, type OmmSlots, ommSlot, ommSlots } from "./omm-slots.ts";

const encoder = new TextEncoder();
const bytesOf = (text: string): Uint8Array => encoder.encode(text);

const headerFieldNames: readonly string[] = ["CREATION_DATE", "ORIGINATOR"];

/** Sections of an OMM and what stands in each: slots of the keywords that decide, and names of others that may be there. */
const sections = [
  { name: bytesOf("header"), slots: [], others: headerFieldNames },
  {
    name: bytesOf("metadata"),
    slots: ["OBJECT_NAME", "OBJECT_ID", "CENTER_NAME", "REF_FRAME", "TIME_SYSTEM", "MEAN_ELEMENT_THEORY"],
    others: [],
  },
  {
    name: bytesOf("meanElements"),
    slots: [
      "EPOCH",
      "MEAN_MOTION",
      "ECCENTRICITY",
      "INCLINATION",
      "RA_OF_ASC_NODE",
      "ARG_OF_PERICENTER",
      "MEAN_ANOMALY",
    ],
    others: [],
  },
  {
    name: bytesOf("tleParameters"),
    slots: ["EPHEMERIS_TYPE", "NORAD_CAT_ID", "BSTAR", "MEAN_MOTION_DOT", "MEAN_MOTION_DDOT"],
    others: ["CLASSIFICATION_TYPE", "ELEMENT_SET_NO", "REV_AT_EPOCH"],
  },
].map(({ name, slots, others }) => ({ name, slots: slots.map(ommSlot), others: others.map(bytesOf) }));
const structure = ["body", "segment", "data"].map(bytesOf);
/** Of these a message must have a value. */
const needed = sections
  .flatMap(({ slots }) => slots)
  .filter(
    (slot) =>
      slot !== ommSlot("EPHEMERIS_TYPE") &&
      slot !== ommSlot("MEAN_MOTION_DOT") &&
      slot !== ommSlot("MEAN_MOTION_DDOT"),
  );
const [header] = sections;
const creationDate = headerFieldNames.indexOf("CREATION_DATE");

const declaration = bytesOf('<?xml version="1.0" encoding="UTF-8"');
const omm = bytesOf("omm");
const ndm = bytesOf("ndm");
const version2 = bytesOf('version="2.0"');
const version3 = bytesOf('version="3.0"');

/**
 * Reads OMM in XML as catalogs publish them, alone or thousands in `<ndm>`: only the elements above, no attributes in them, no
 * comments. Given: bytes. Returned: all sets, or undefined where anything is otherwise; the reader of messages then tells what.
 */
export function readPlainOmmXml(bytes: Uint8Array): ReadElementSets | undefined {
  const rows = elementRows(Math.ceil(bytes.length / 1000));
  const row = emptyElementRow();
  const slots = ommSlots(bytes);
  const readEpoch = epochReader();
  const plain = textReader(bytes);
  let lastTime = "";
  /** Empty, or a time; most messages of a file have the same. */
  const isTimeOrEmpty = (start: number, end: number): boolean => {
    const written = plain(start, end).trim();
    if (written !== "" && written !== lastTime && secondsOf(written) === undefined) return false;
    lastTime = written;
    return true;
  };
  // An entity in a number or a time is no value there; one in a name that isn't XML's own is left to the reader of messages.
  let hasOther = false;
  const text = (start: number, end: number): string => {
    const written = plain(start, end);
    if (!written.includes("&")) return written;
    hasOther ||= /&(?!(?:amp|lt|gt|quot|apos);)/.test(written);
    return written.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name]);
  };
  let at = skipBlanks(bytes, byteOrderMarkLength(bytes));
  if (isText(bytes, at, declaration)) at = skipBlanks(bytes, endOfTag(bytes, at) + 1);
  const isCombined = isTag(bytes, at, ndm);
  if (isCombined) at = skipBlanks(bytes, endOfTag(bytes, at) + 1);
  do {
    const end = isTag(bytes, at, omm) ? plainMessage(bytes, at, slots, isTimeOrEmpty) : -1;
    if (end < 0 || !slots.fill(row, readEpoch, text) || hasOther) return undefined;
    rows.add(row);
    at = skipBlanks(bytes, end);
  } while (isCombined && !isClosing(bytes, at, ndm));
  if (isCombined) at = skipBlanks(bytes, endOfTag(bytes, at) + 1);
  return at === bytes.length ? { format: "omm-xml", table: rows.done(), problems: [] } : undefined;
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Finds the values of the message at the offset. Returned: the offset after it, or -1. */
function plainMessage(
  bytes: Uint8Array,
  start: number,
  slots: OmmSlots,
  isTimeOrEmpty: (start: number, end: number) => boolean,
): number {
  slots.clear();
  let at = endOfTag(bytes, start);
  if (!hasVersion(bytes, start, at)) return -1;
  at++;
  let section: (typeof sections)[number] | undefined;
  const headerFields = new Set<number>();
  /** Where the names of the open elements begin. */
  const open: number[] = [];
  for (;;) {
    at = skipBlanks(bytes, at);
    if (bytes[at] !== 0x3c) return -1;
    const isEnd = bytes[at + 1] === 0x2f;
    const nameStart = at + (isEnd ? 2 : 1);
    const tagEnd = endOfTag(bytes, at);
    const isEmpty = bytes[tagEnd - 1] === 0x2f;
    const nameEnd = isEmpty ? tagEnd - 1 : tagEnd;
    if (isEnd) {
      const opened = open.pop();
      if (opened === undefined) {
        if (!isName(bytes, nameStart, tagEnd, omm)) return -1;
        break;
      }
      if (!isSame(bytes, nameStart, tagEnd, opened)) return -1;
      section = undefined;
      at = tagEnd + 1;
      continue;
    }
    if (section === undefined) {
      section = sections.find(({ name }) => isName(bytes, nameStart, nameEnd, name));
      if (!section && !structure.some((name) => isName(bytes, nameStart, nameEnd, name))) return -1;
      if (isEmpty) return -1;
      open.push(nameStart);
      at = tagEnd + 1;
      continue;
    }
    let valueEnd = tagEnd + 1;
    if (!isEmpty) {
      while (bytes[valueEnd] !== 0x3c) if (valueEnd >= bytes.length || bytes[valueEnd++] < 0x20) return -1;
      if (bytes[valueEnd + 1] !== 0x2f || !isSame(bytes, nameStart, nameEnd, valueEnd + 2)) return -1;
    }
    const slot = slots.slotOf(nameStart, nameEnd);
    if (
      slot < 0
        ? !section.others.some((name) => isName(bytes, nameStart, nameEnd, name))
        : !section.slots.includes(slot)
    )
      return -1;
    if (slot >= 0 && !slots.put(slot, tagEnd + 1, isEmpty ? tagEnd + 1 : valueEnd)) return -1;
    if (section === header) {
      const which = header.others.findIndex((name) => isName(bytes, nameStart, nameEnd, name));
      if (headerFields.has(which)) return -1;
      headerFields.add(which);
      if (which === creationDate && !isEmpty && !isTimeOrEmpty(tagEnd + 1, valueEnd)) return -1;
    }
    at = isEmpty ? tagEnd + 1 : endOfTag(bytes, valueEnd) + 1;
  }
  const isWhole = headerFields.size === header.others.length && needed.every((slot) => slots.has(slot));
  return isWhole ? endOfTag(bytes, at) + 1 : -1;
}

function endOfTag(bytes: Uint8Array, start: number): number {
  const end = bytes.indexOf(0x3e, start);
  return end < 0 ? bytes.length : end;
}

const isName = (bytes: Uint8Array, start: number, end: number, name: Uint8Array): boolean =>
  end - start === name.length && isText(bytes, start, name);

/** True where `</name>` has the name that stands in [start, end). */
function isSame(bytes: Uint8Array, start: number, end: number, at: number): boolean {
  for (let k = start; k < end; k++) if (bytes[k] !== bytes[at + k - start]) return false;
  return bytes[at + end - start] === 0x3e;
}

/** An opening tag of the name, with attributes or without. */
const isTag = (bytes: Uint8Array, at: number, name: Uint8Array): boolean => {
  const after = bytes[at + 1 + name.length];
  return (
    bytes[at] === 0x3c && isText(bytes, at + 1, name) && (after === 0x3e || after === 0x20 || after === 0x0a)
  );
};

const isClosing = (bytes: Uint8Array, at: number, name: Uint8Array): boolean =>
  bytes[at] === 0x3c && bytes[at + 1] === 0x2f && isText(bytes, at + 2, name);

function hasVersion(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[end - 1] === 0x2f) return false;
  for (let at = start; at < end; at++)
    if (bytes[at] === 0x76 && (isText(bytes, at, version2) || isText(bytes, at, version3))) return true;
  return false;
}
