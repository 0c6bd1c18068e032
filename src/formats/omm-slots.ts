import { parseDecimal } from "./decimal.ts";
import type { ElementRow } from "./element-rows.ts";
import {
  type EpochReader,
  ephemerisTypeXp,
  epochKeyword,
  fitsField,
  knownDesignator,
  ommNumbers,
  onlyAccepted,
  setOmmNumbers,
} from "./omm-fields.ts";

/** Keywords that decide about a set, in the order of their slots: the numbers first. */
const keywords: readonly string[] = [
  ...ommNumbers.map(({ keyword }) => keyword),
  epochKeyword,
  "OBJECT_NAME",
  "OBJECT_ID",
  "EPHEMERIS_TYPE",
  ...Object.keys(onlyAccepted),
];
const encoder = new TextEncoder();
const names = keywords.map((keyword) => encoder.encode(keyword));
const epochSlot = keywords.indexOf(epochKeyword);
const nameSlot = epochSlot + 1;
const designatorSlot = epochSlot + 2;
const typeSlot = epochSlot + 3;
const acceptedAt = Object.values(onlyAccepted).map((accepted, k) => ({
  slot: typeSlot + 1 + k,
  accepted: accepted.map((text) => encoder.encode(text)),
}));

/**
 * Where the values of one OMM stand in the bytes, by keyword: read without an object or a text for each, for files of tens of thousands.
 * What is in any way unusual is left to the readers that tell what is wrong.
 */
export interface OmmSlots {
  clear(): void;
  /** Takes a value. Returned: false where its keyword was there before. */
  put(slot: number, start: number, end: number): boolean;
  /** Slot of the keyword in [start, end), or -1. */
  slotOf(start: number, end: number): number;
  has(slot: number): boolean;
  /** Fills the row. Returned: false where a value is missing or not what SGP4's elements have. */
  fill(row: ElementRow, readEpoch: EpochReader, textOf: (start: number, end: number) => string): boolean;
}

/** Slots by keyword, for readers that demand some of them. */
export const ommSlot = (keyword: string): number => keywords.indexOf(keyword);

export function ommSlots(bytes: Uint8Array): OmmSlots {
  const from = new Int32Array(keywords.length);
  const to = new Int32Array(keywords.length);
  const numbers = new Float64Array(ommNumbers.length);
  /** Which keyword followed each one the last time: messages of one file have the same order. */
  const next = new Int32Array(keywords.length + 1);
  let last = keywords.length;
  const isName = (slot: number, start: number, end: number): boolean =>
    names[slot].length === end - start && isText(bytes, start, names[slot]);
  return {
    clear() {
      to.fill(-1);
      last = keywords.length;
    },
    put(slot, start, end) {
      if (to[slot] >= 0) return false;
      from[slot] = start;
      to[slot] = end;
      return true;
    },
    slotOf(start, end) {
      let slot = next[last];
      if (!isName(slot, start, end)) {
        slot = names.findIndex((_, each) => isName(each, start, end));
        if (slot < 0) return -1;
        next[last] = slot;
      }
      last = slot;
      return slot;
    },
    has: (slot) => to[slot] > from[slot],
    fill(row, readEpoch, textOf) {
      for (let k = 0; k < ommNumbers.length; k++) {
        if (to[k] <= from[k]) {
          if (ommNumbers[k].needed) return false;
          numbers[k] = 0;
          continue;
        }
        numbers[k] = parseDecimal(bytes, from[k], to[k]);
        if (!fitsField(numbers[k], ommNumbers[k])) return false;
      }
      if (to[epochSlot] < 0 || !readEpoch(bytes, from[epochSlot], to[epochSlot], row)) return false;
      if (
        to[typeSlot] > from[typeSlot] &&
        !(parseDecimal(bytes, from[typeSlot], to[typeSlot]) < ephemerisTypeXp)
      )
        return false;
      for (const { slot, accepted } of acceptedAt)
        if (
          to[slot] >= 0 &&
          !accepted.some((text) => to[slot] - from[slot] === text.length && isText(bytes, from[slot], text))
        )
          return false;
      setOmmNumbers(row, numbers);
      row.name = to[nameSlot] < 0 ? "" : textOf(from[nameSlot], to[nameSlot]).trim();
      row.internationalDesignator =
        to[designatorSlot] < 0
          ? ""
          : knownDesignator(textOf(from[designatorSlot], to[designatorSlot]).trim());
      return true;
    },
  };
}

/** True where the text stands at the offset. */
export function isText(bytes: Uint8Array, at: number, text: Uint8Array): boolean {
  for (let k = 0; k < text.length; k++) if (bytes[at + k] !== text[k]) return false;
  return true;
}
