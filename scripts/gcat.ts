// What the building scripts need of the payload table of Jonathan McDowell's General Catalog of Artificial Space Objects (psatcat.tsv).
import { readGcatPayloads as readPsatcat } from "../src/formats/index.ts";

/** What the scripts need of one payload. */
export interface GcatPayload {
  /** "C" civil, "D" defense, "B" business, "A" amateur or academic; more than one letter for mixed ones. */
  readonly class: string;
  readonly category: string;
  readonly program: string;
  /** TOp is "*": believed to be working when the catalog was made. */
  readonly operating: boolean;
  /** Date of the orbit stated last (DispEpoch), "2024-08-28", its first day where it is vague; undefined where none is stated. */
  readonly orbitDate: string | undefined;
  readonly perigeeKm: number;
  readonly apogeeKm: number;
}

/** Given the text of psatcat.tsv, returned the payloads of the S catalog (catalog numbers as in the SATCAT). */
export function readGcatPayloads(text: string): ReadonlyMap<number, GcatPayload> {
  const { records } = readPsatcat(new TextEncoder().encode(text));
  const payloads = new Map<number, GcatPayload>();
  for (const { id, class: letters = "-", category = "-", program = "-", ...payload } of records)
    if (id !== undefined)
      payloads.set(id, {
        class: letters,
        category,
        program,
        operating: payload.isOperating,
        orbitDate: payload.orbitDate?.first,
        perigeeKm: payload.perigeeKm ?? Number.NaN,
        apogeeKm: payload.apogeeKm ?? Number.NaN,
      });
  return payloads;
}
