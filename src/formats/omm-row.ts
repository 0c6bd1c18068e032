import type { ElementRow } from "./element-rows.ts";
import {
  type EpochReader,
  ephemerisTypeXp,
  epochKeyword,
  fitsField,
  knownDesignator,
  ommNumbers,
  onlyAccepted,
} from "./omm-fields.ts";

/** The fields of one OMM, whatever form they were read from. */
export interface OmmFields {
  readonly text: (keyword: string) => string | undefined;
  /** In the standard's unit; NaN where there is none that can be read. */
  readonly number: (keyword: string) => number;
  /** True where the field is not there, or empty. */
  readonly isAbsent: (keyword: string) => boolean;
}

const encoder = new TextEncoder();

/** Fills the row; returned: the keyword that SGP4's elements can't have so, or undefined. The quick twin is in omm-slots.ts. */
export function fillOmmRow(
  row: ElementRow,
  { text, number, isAbsent }: OmmFields,
  readEpoch: EpochReader,
): string | undefined {
  for (const spec of ommNumbers) {
    const value = number(spec.keyword);
    if (fitsField(value, spec)) row[spec.field] = value;
    else if (!spec.needed && isAbsent(spec.keyword)) row[spec.field] = 0;
    else return spec.keyword;
  }
  const epoch = encoder.encode(text(epochKeyword) ?? "");
  if (!readEpoch(epoch, 0, epoch.length, row)) return epochKeyword;
  if (Number(text("EPHEMERIS_TYPE") ?? 0) === ephemerisTypeXp) return "EPHEMERIS_TYPE";
  for (const [keyword, accepted] of Object.entries(onlyAccepted)) {
    const named = text(keyword);
    if (named !== undefined && !accepted.includes(named.toUpperCase())) return keyword;
  }
  row.name = text("OBJECT_NAME") ?? "";
  row.internationalDesignator = knownDesignator(text("OBJECT_ID") ?? "");
  return undefined;
}
