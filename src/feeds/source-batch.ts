import { type IsoUtc, type Marking, originatorOnly, type PartyCode, publicMarking } from "../core/index.ts";
import type { Sha256Hex } from "../digest/index.ts";
import type { InputFile } from "./input-file.ts";
import type { PublicSource } from "./source.ts";

/** One publication as received, with where it came from and who may see it. */
export interface SourceBatch {
  /** Of the bytes as received. */
  readonly sha256: Sha256Hex;
  readonly name: string;
  readonly url?: string;
  readonly receivedAt: IsoUtc;
  /** "tle", "3le", "omm-csv", "omm-json", "satcat" …, as the reader found it. */
  readonly format: string;
  /** Decompressed. */
  readonly bytes: Uint8Array;
  /** Where the bytes came from, in a line for people. */
  readonly provenance: string;
  /** Who must be named where the data are shown; absent for what no public source published. */
  readonly attribution?: string;
  readonly completeness: "full" | "group";
  readonly marking: Marking;
}

/** How a file came in. */
export interface Reception {
  /** As the reader of the formats floor found it. */
  readonly format: string;
  /** The party whose installation received it. */
  readonly originator: PartyCode;
  /** The listed public source that it was fetched from; leave out for anything else. */
  readonly source?: PublicSource;
  /** The address it was fetched from, where no listed public source has it. */
  readonly url?: string;
  /** Where exactly it came from, if more is known than the source's own address. */
  readonly provenance?: string;
  /** When the source's answer was received, if that was before the file was read here. */
  readonly receivedAt?: IsoUtc;
}

/**
 * Given: a file and how it came in. Returned: the batch. Marked PUBLIC only where it came from a listed public source;
 * everything else is its originator's only, whatever it holds.
 */
export function sourceBatch(input: InputFile, reception: Reception): SourceBatch {
  const { source, url } = reception;
  return {
    sha256: input.sha256,
    name: input.name,
    ...(url ? { url } : {}),
    ...(source ? { url: source.url, attribution: source.attribution } : {}),
    receivedAt: reception.receivedAt ?? input.receivedAt,
    format: reception.format,
    bytes: input.bytes,
    provenance: reception.provenance ?? source?.name ?? `file ${input.name}`,
    completeness: source?.completeness ?? "group",
    marking: source ? publicMarking : originatorOnly(reception.originator),
  };
}
