export { type AircraftCellOptions, readAircraftCells } from "./aircraft-cells.ts";
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
export { looksLikeMessage, looksLikeXml, type ReadMessages, readMessages } from "./ccsds/read-messages.ts";
export { hasXmlForm, writeXml } from "./ccsds/xml-writer.ts";
export { type Cdm, type CdmField, type CdmObject, type ReadCdms, readCdms } from "./cdm.ts";
export type { CellCounts } from "./cell-counts.ts";
export { type ReadCellDay, readCellDay } from "./cell-day.ts";
export { type CsvRow, csvField, readCsv } from "./csv.ts";
export { type CzmlOptions, writeCzml } from "./czml-writer.ts";
export { readElementSetFile } from "./element-set-file.ts";
export {
  type ElementSetFormat,
  type ReadElementSets,
  type ReadOptions,
  readElementSets,
} from "./element-sets.ts";
export {
  type GcatOrganization,
  type ReadGcatOrganizations,
  readGcatOrganizations,
} from "./gcat-organizations.ts";
export {
  type GcatPayload,
  type ReadGcatPayloads,
  readGcatPayloads,
} from "./gcat-payloads.ts";
export { type ReadCellCounts, readGpsjamCells } from "./gpsjam-cells.ts";
export { type KmlOptions, writeKml } from "./kml-writer.ts";
export {
  type EphemerisFrame,
  type ReadEphemerides,
  readEphemerides,
  type StateEphemeris,
} from "./oem-ephemeris.ts";
export { type MessageOrigin, ommMessages, writeOmmCsv, writeOmmJson } from "./omm-writer.ts";
export { type OpenTableContent, readOpenTable } from "./open-tables.ts";
export {
  type QzssManeuver,
  type ReadQzssManeuvers,
  readQzssManeuvers,
} from "./qzss-maneuvers.ts";
export { type ObjectType, objectTypes, type ReadSatcat, readSatcat, type SatcatRecord } from "./satcat.ts";
export {
  type ReadSocrates,
  readSocrates,
  type SocratesRecord,
  writeSocrates,
} from "./socrates.ts";
export {
  type DecayMessage,
  type PublicConjunction,
  readDecay,
  readPublicConjunctions,
} from "./space-track.ts";
export { type ReadSpaceWeather, readSpaceWeather, type SpaceWeatherDay } from "./space-weather.ts";
export { tleChecksum } from "./tle-checksum.ts";
export { writeTle } from "./tle-writer.ts";
export type { TrackSpan, WrittenTracks } from "./track-samples.ts";
export {
  type ReadUcsSatellites,
  readUcsSatellites,
  type UcsSatellite,
} from "./ucs-satellites.ts";
export { parseVagueDate, type VagueDate } from "./vague-date.ts";
