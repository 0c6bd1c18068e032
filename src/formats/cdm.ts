import { HoshimoriError, type Problem } from "../core/index.ts";
import type { Instant } from "../time/index.ts";
import { byteOrderMarkLength } from "./bytes.ts";
import { readCdmKvn } from "./cdm-kvn.ts";
import { readCdmXml } from "./cdm-xml.ts";

/** A keyword and its value as they stood, with the unit if one was given. */
export interface CdmField {
  readonly keyword: string;
  readonly value: string;
  readonly unit?: string;
}

/** One of the two objects of a conjunction data message. */
export interface CdmObject {
  /** OBJECT_DESIGNATOR, the catalog number as a rule. */
  readonly designator: string;
  readonly name: string;
  /** REF_FRAME, upper case: EME2000, GCRF, ITRF. */
  readonly frame: string;
  readonly positionKm: readonly [number, number, number];
  readonly velocityKmPerS: readonly [number, number, number];
  /**
   * Lower triangle, row by row, of the 6 × 6 covariance in RTN of position and velocity: m², m²/s, m²/s², as in the message.
   * Absent where the message has none.
   */
  readonly covarianceRtn?: readonly number[];
  /** HBR of this object alone, if the message states it, m. */
  readonly hardBodyRadiusM?: number;
  /** All fields of the object in their order, those above too. */
  readonly fields: readonly CdmField[];
  readonly comments: readonly string[];
}

/** A conjunction data message, CCSDS 508.0-B-1. */
export interface Cdm {
  /** 1-based line of the input at which it begins. */
  readonly line: number;
  readonly version: string;
  readonly tca: Instant;
  readonly creationDate?: Instant;
  readonly messageId?: string;
  readonly missDistanceM?: number;
  readonly relativeSpeedMPerS?: number;
  readonly collisionProbability?: number;
  readonly collisionProbabilityMethod?: string;
  /** Combined hard-body radius, from an HBR field or comment, m. */
  readonly hardBodyRadiusM?: number;
  /** Header and relative metadata in their order, those above too. */
  readonly fields: readonly CdmField[];
  readonly comments: readonly string[];
  readonly objects: readonly [CdmObject, CdmObject];
}

export interface ReadCdms {
  readonly format: "cdm-kvn" | "cdm-xml";
  readonly cdms: readonly Cdm[];
  readonly problems: readonly Problem[];
}

/**
 * Reads conjunction data messages, any number in one file; KVN or XML is told by the first character.
 * Given: bytes and the name they go by. Returned: the good messages, and a problem for what is wrong in the others: a message
 * with a needed field missing or unreadable is left out, an optional field that is unreadable is left out of its message.
 * Errors: `cdm-not-recognized`. Source: CCSDS 508.0-B-1 (2013), tables 3-1 to 3-4.
 */
export function readCdms(bytes: Uint8Array, { source }: { readonly source: string }): ReadCdms {
  let start = byteOrderMarkLength(bytes);
  while (start < bytes.length && bytes[start] <= 0x20) start++;
  const format = bytes[start] === 0x3c ? "cdm-xml" : "cdm-kvn";
  const read = format === "cdm-xml" ? readCdmXml(bytes) : readCdmKvn(bytes);
  if (!read) throw new HoshimoriError("cdm-not-recognized", { source });
  return { format, ...read };
}
