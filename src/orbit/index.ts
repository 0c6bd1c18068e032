export { type ElementSetIndex, indexElementSets } from "./element-set-index.ts";
export {
  type ElementTable,
  elementFloatColumns,
  elementIntegerColumns,
  type MeanElements,
} from "./element-table.ts";
export {
  buildElementTable,
  concatTables,
  elementsAt,
  selectRows,
  sliceTable,
} from "./element-table-builder.ts";
export { decodeElementTable, encodeElementTable } from "./element-table-file.ts";
export { ephemeris } from "./ephemeris.ts";
export { initializeSgp4, initializeSgp4Row } from "./initialize.ts";
export { minutesSinceEpoch, minutesSinceRowEpoch } from "./minutes-since-epoch.ts";
export { propagateSgp4 } from "./propagate.ts";
export { type SecularRates, secularRates } from "./secular-rates.ts";
export type { OperationMode, Sgp4Model } from "./sgp4-model.ts";
export { type OrbitErrorCode, type Sgp4Status, sgp4StatusCode, sgp4Statuses } from "./status.ts";
export { earthRadiusKm as wgs72EarthRadiusKm } from "./wgs72.ts";
