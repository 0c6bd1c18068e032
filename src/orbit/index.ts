export { deepSpaceBelowRevPerDay } from "./deep-space-init.ts";
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
export { createEphemeris, type Ephemeris, openEphemeris } from "./ephemeris-block.ts";
export { initializeSgp4, initializeSgp4Row } from "./initialize.ts";
export { keplerAxisKm } from "./kepler-axis.ts";
export { compileKernel, type KernelBytes, startKernel } from "./kernel-module.ts";
export { minutesSinceEpoch, minutesSinceRowEpoch } from "./minutes-since-epoch.ts";
export { minutesToReference } from "./minutes-to-reference.ts";
export { loadElements, type OrbitKernel } from "./orbit-kernel.ts";
export { propagateSgp4 } from "./propagate.ts";
export { Propagator, type PropagatorOptions, type TimeGrid } from "./propagator.ts";
export { type SecularRates, secularRates } from "./secular-rates.ts";
export type { OperationMode, Sgp4Model } from "./sgp4-model.ts";
export { type OrbitErrorCode, type Sgp4Status, sgp4StatusCode, sgp4Statuses } from "./status.ts";
export { earthRadiusKm as wgs72EarthRadiusKm, muKm3PerS2 as wgs72MuKm3PerS2 } from "./wgs72.ts";
