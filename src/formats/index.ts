export { decodeAlpha5, encodeAlpha5, largestAlpha5Number } from "./alpha5.ts";
export { writeKvn } from "./ccsds/kvn-writer.ts";
export {
  type MessageField,
  type MessageKind,
  type MessageRow,
  type MessageSection,
  messageKinds,
  type NavigationMessage,
} from "./ccsds/message.ts";
export { looksLikeMessage, type ReadMessages, readMessages } from "./ccsds/read-messages.ts";
export { hasXmlForm, writeXml } from "./ccsds/xml-writer.ts";
export { type Cdm, type CdmField, type CdmObject, type ReadCdms, readCdms } from "./cdm.ts";
export { type CsvRow, csvField, readCsv } from "./csv.ts";
export {
  type ElementSetFormat,
  type ReadElementSets,
  type ReadOptions,
  readElementSets,
} from "./element-sets.ts";
export { type MessageOrigin, ommMessages, writeOmmCsv, writeOmmJson } from "./omm-messages.ts";
export { type ObjectType, objectTypes, type ReadSatcat, readSatcat, type SatcatRecord } from "./satcat.ts";
export { tleChecksum } from "./tle-checksum.ts";
export { writeTle } from "./tle-writer.ts";
