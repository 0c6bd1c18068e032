/** The kinds of CCSDS navigation data messages that are read here. */
export const messageKinds = ["opm", "omm", "oem", "ocm", "cdm", "tdm"] as const;
export type MessageKind = (typeof messageKinds)[number];

/** `KEYWORD = value [unit]` in KVN, `<KEYWORD units="…">value</KEYWORD>` in XML, as written. */
export interface MessageField {
  readonly keyword: string;
  readonly value: string;
  readonly unit?: string;
  /** 1-based place of the value. */
  readonly line: number;
  readonly column: number;
}

/** A line of data without keywords: a state of an OEM, a line of an OCM. */
export interface MessageRow {
  readonly values: readonly string[];
  readonly line: number;
}

/** A logical block, named as in XML: `header`, `metadata`, `stateVector`, `covarianceMatrix`, … */
export interface MessageSection {
  readonly name: string;
  readonly line: number;
  readonly comments: readonly string[];
  readonly fields: readonly MessageField[];
  readonly rows: readonly MessageRow[];
}

/**
 * A navigation data message as its text has it, values not yet numbers, so that writing it again loses nothing.
 * Sections stand in the order of the text; each `metadata` begins a segment.
 */
export interface NavigationMessage {
  readonly kind: MessageKind;
  readonly version: string;
  /** 1-based line that it begins at. */
  readonly line: number;
  readonly sections: readonly MessageSection[];
}
