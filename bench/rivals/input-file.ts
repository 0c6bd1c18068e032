import { readFileSync, writeFileSync } from "node:fs";
import { elementFloatColumns, elementIntegerColumns } from "../../src/orbit/index.ts";

/**
 * What every rival reads: `input.f64` in the input's folder, little-endian float64, first a header of eight numbers
 * (the fields of InputHeader in their order, then the number of columns), then one row of `inputColumns` an object.
 */
export interface InputHeader {
  readonly objects: number;
  readonly times: number;
  readonly stepMinutes: number;
  readonly rounds: number;
  /** The states of objects 0, n, 2n, … are written out for comparison. */
  readonly sampleEvery: number;
  /** The first time: UTC days since 2000-01-01 and minutes of that day. */
  readonly startDays: number;
  readonly startMinutes: number;
}

/** Angles in degrees, mean motion in revolutions a day, as an OMM has them; `minutesToStart` from the epoch to the first time. */
const inputColumns = [...elementIntegerColumns, ...elementFloatColumns, "minutesToStart"] as const;

export type InputRow = { readonly [Column in (typeof inputColumns)[number]]: number };

const headerNames = [
  "objects",
  "times",
  "stepMinutes",
  "rounds",
  "sampleEvery",
  "startDays",
  "startMinutes",
] as const;
const headerLength = headerNames.length + 1;

export function writeInputFile(path: string, header: InputHeader, rows: readonly InputRow[]): void {
  const values = new Float64Array(headerLength + rows.length * inputColumns.length);
  values.set([...headerNames.map((name) => header[name]), inputColumns.length]);
  let at = headerLength;
  for (const row of rows) for (const column of inputColumns) values[at++] = row[column];
  writeFileSync(path, new Uint8Array(values.buffer));
}

export function readInputFile(path: string): InputHeader & { readonly rows: InputRow[] } {
  const values = readFloats(path);
  const header = Object.fromEntries(headerNames.map((name, index) => [name, values[index]]));
  const rows = Array.from({ length: header.objects }, (_, object) => {
    const at = headerLength + object * inputColumns.length;
    return Object.fromEntries(inputColumns.map((column, index) => [column, values[at + index]])) as InputRow;
  });
  return { ...(header as unknown as InputHeader), rows };
}

/** Given: a file of little-endian float64. Returned: its numbers. */
export function readFloats(path: string): Float64Array {
  const bytes = readFileSync(path);
  return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
