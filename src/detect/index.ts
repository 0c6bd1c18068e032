export { detectApproaches, type ScreenedApproach } from "./approach/detect-approaches.ts";
export { type BreakupContext, detectBreakups } from "./breakup/detect-breakups.ts";
export { type GabbardPoint, gabbardPoints } from "./breakup/gabbard.ts";
export { type CoplanarOptions, detectCoplanar } from "./coplanar/detect-coplanar.ts";
export { debrisManeuvers } from "./debris/debris-maneuvers.ts";
export { describeDetection } from "./describe.ts";
export {
  type BreakupFinding,
  type CandidateTime,
  type Detection,
  type DetectionKind,
  type DetectionRule,
  type DriftAhead,
  detectionKinds,
  type Limitation,
  type Neighbor,
  type PassAhead,
} from "./detection.ts";
export type { DetectionText } from "./detection-text.ts";
export { describeAhead } from "./geo/describe-geo.ts";
export { describeKeeping } from "./geo/describe-keeping.ts";
export { detectGeo } from "./geo/detect-geo.ts";
export { type StandingNeighbors, standingNeighbors } from "./geo/standing-neighbors.ts";
export { type StationKeeper, stationKeepers } from "./geo/station-keepers.ts";
export { type StationKeeping, stationKeeping } from "./geo/station-keeping.ts";
export { groupHistories, historyHash, type ObjectHistory } from "./history.ts";
export {
  buildCellHistory,
  type CellHistory,
  type CellHistoryBuilder,
  type CountedDay,
  cellHistoryBuilder,
  type DayCounts,
} from "./interference/cell-history.ts";
export { detectInterference } from "./interference/detect-interference.ts";
export { detectLateObjects } from "./late/detect-late-objects.ts";
export { detectLaunches, type KnownLaunch, type LaunchContext } from "./launch/detect-launches.ts";
export { detectManeuvers } from "./maneuver/detect-maneuvers.ts";
export { detectProximity } from "./proximity/detect-proximity.ts";
export { type StandingFormation, standingFormations } from "./proximity/standing-formations.ts";
export { detectReentry } from "./reentry/detect-reentry.ts";
export { remainingLifeDays } from "./reentry/remaining-life.ts";
export {
  type ApproachParameters,
  approachRule,
  type BreakupParameters,
  breakupRule,
  type CoplanarParameters,
  coplanarRule,
  debrisManeuverRule,
  type GeoRules,
  geoRules,
  type InterferenceParameters,
  interferenceRule,
  type LaunchParameters,
  lateObjectRule,
  launchRule,
  type ManeuverParameters,
  maneuverRule,
  type NeighborParameters,
  type Progress,
  proximityRule,
  type ReentryParameters,
  type RelocationParameters,
  type Rule,
  reentryRule,
  type SpaceWeatherParameters,
  spaceWeatherRule,
} from "./rules.ts";
export {
  besideSpaceWeather,
  type SpaceWeatherBefore,
  spaceWeatherBefore,
} from "./space-weather/beside-space-weather.ts";
export { gateMassDecay } from "./space-weather/mass-decay.ts";
