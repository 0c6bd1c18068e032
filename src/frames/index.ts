export { arcsecToRad, degFromRad, radFromDeg, wrapPi, wrapTwoPi } from "./angles.ts";
export {
  type CelestialRotation,
  celestialRotationAt,
  gcrfToItrf,
  gcrfToItrfState,
  gcrfToTeme,
  gcrfToTemeState,
  itrfToGcrf,
  itrfToGcrfState,
  temeToGcrf,
  temeToGcrfState,
} from "./celestial.ts";
export { earthRotationAngleRad, earthRotationRateRadPerS, gmst82Rad } from "./earth-angle.ts";
export {
  type EarthRotation,
  earthRotationAt,
  itrfToPef,
  itrfToTeme,
  itrfToTemeState,
  pefToItrf,
  pefToTeme,
  temeToItrf,
  temeToItrfState,
  temeToPef,
} from "./earth-rotation.ts";
export { gcrfToEme2000 } from "./eme2000.ts";
export { type Fk5Rotation, fk5RotationAt, type Iau1980Series, iau1980Series } from "./fk5.ts";
export { type Geodetic, geodeticToItrf, itrfToGeodetic, subpoint, wgs84 } from "./geodetic.ts";
export { type LookAngles, lookAngles, positionFromLook, type Station, stationAt } from "./look-angles.ts";
export { type Mat3, multiply, rotate, rotateBack, rotateMany, transpose } from "./matrices.ts";
export { moonPositionGcrf } from "./moon.ts";
export { iau2006aSeries, type NutationSeries } from "./nutation-series.ts";
export { fromRic, relativeRic, ricAxes } from "./ric.ts";
export { type ShadowState, shadowStateOf } from "./shadow.ts";
export type { State } from "./state.ts";
export { lowPrecisionSunGcrf, type SunSeries, sunPositionGcrf } from "./sun.ts";
export { sunSeries } from "./sun-series.ts";
