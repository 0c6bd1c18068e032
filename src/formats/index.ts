export { decodeAlpha5, encodeAlpha5, largestAlpha5Number } from "./alpha5.ts";
export { type Cdm, type CdmField, type CdmObject, type ReadCdms, readCdms } from "./cdm.ts";
export { type CsvRow, csvField, readCsv } from "./csv.ts";
export {
  type ElementSetFormat,
  type ReadElementSets,
  type ReadOptions,
  readElementSets,
} from "./element-sets.ts";
export { type ObjectType, objectTypes, type ReadSatcat, readSatcat, type SatcatRecord } from "./satcat.ts";
export { tleChecksum } from "./tle-checksum.ts";
export { writeTle } from "./tle-writer.ts";
