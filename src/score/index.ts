export { readBoxDays } from "./box-days.ts";
export { type CloudScore, type LabeledCloud, scoreBreakups, unlabeledBreakups } from "./breakups.ts";
export {
  brierScore,
  fitLogistic,
  type Graded,
  type Logistic,
  logisticProbability,
  type ReliabilityBin,
  reliabilityBins,
} from "./calibration.ts";
export { type CoplanarRates, coplanarRates } from "./coplanar.ts";
export { type DerivedStay, readDerivedStays, readSnapshotDays } from "./derived-stays.ts";
export { type KeeperRate, keeperRates, type StayScore, scoreStays } from "./geo.ts";
export { type BoxDay, type BoxScore, scoreInterference } from "./interference.ts";
export { type Interval, poissonInterval, wilsonInterval } from "./intervals.ts";
export { observableManeuvers, readManeuverTruth, type TrueManeuver } from "./maneuver-truth.ts";
export {
  bestThreshold,
  countAt,
  deltaVEdgesMPerS,
  foundAtLeast,
  gradedFindings,
  probabilitiesLeftOneOut,
  type RecallBand,
  recallByDeltaV,
  reliabilityEdges,
  type ScoredSatellite,
  thresholdsLeftOneOut,
  thresholdsTried,
} from "./maneuvers.ts";
export {
  addCounts,
  countManeuvers,
  type FoundManeuver,
  type ManeuverCounts,
  type ManeuverFigures,
  type Matches,
  type MatchWindow,
  maneuverFigures,
  maneuverWindows,
  matchManeuvers,
  type ReportedManeuver,
  reportDelaysDays,
} from "./match-maneuvers.ts";
export { type ScoreChart, type ScorePart, type ScoreTable, scorePage } from "./page.ts";
export { type LifeNode, type LifeScore, readLifeNodes, scorePatternOfLife } from "./pattern-of-life.ts";
export { type ProximityRate, proximityRate } from "./proximity.ts";
export { type ReentryBand, scoreReentry } from "./reentry.ts";
