import policy from "../../policies/detection.json" with { type: "json" };

/** A rule with the parameters it ran with; both are printed in every detection. */
export interface Rule<Parameters> {
  readonly name: string;
  readonly version: string;
  readonly parameters: Parameters;
}

export type ManeuverParameters = typeof policy.maneuver.parameters;
export type RelocationParameters = typeof policy.geoRelocation.parameters;
export type NeighborParameters = typeof policy.geoNeighbor.parameters;
export type StayParameters = typeof policy.geoStay.parameters;
export type JointParameters = typeof policy.geoJoint.parameters;
export type PassiveParameters = typeof policy.geoPassive.parameters;
export type DebrisParameters = typeof policy.geoDebris.parameters;
export type KeeperParameters = typeof policy.geoKeeper.parameters;
export type AheadParameters = typeof policy.geoAhead.parameters;
export type ApproachParameters = typeof policy.approach.parameters;
export type InterferenceParameters = typeof policy.interference.parameters;
export type ReentryParameters = typeof policy.reentry.parameters;
export type LaunchParameters = typeof policy.launch.parameters;
export type SpaceWeatherParameters = typeof policy.spaceWeather.parameters;
export type CoplanarParameters = typeof policy.coplanar.parameters;
export type BreakupParameters = typeof policy.breakup.parameters;
export type DebrisManeuverParameters = typeof policy.debrisManeuver.parameters;
export type LateObjectParameters = typeof policy.lateObject.parameters;
export type ProximityParameters = typeof policy.proximity.parameters;

/** Parameters of the geostationary rules, which read the belt once. */
export interface GeoRules {
  readonly relocation: Rule<RelocationParameters>;
  readonly neighbor: Rule<NeighborParameters>;
  readonly stay: Rule<StayParameters>;
  readonly joint: Rule<JointParameters>;
  readonly passive: Rule<PassiveParameters>;
  readonly debris: Rule<DebrisParameters>;
  readonly ahead: Rule<AheadParameters>;
}

/** Defaults of `policies/detection.json`: data with version and source, justified by `design/detect-*.ts`. */
export const maneuverRule: Rule<ManeuverParameters> = policy.maneuver;
export const geoRules: GeoRules = {
  relocation: policy.geoRelocation,
  neighbor: policy.geoNeighbor,
  stay: policy.geoStay,
  joint: policy.geoJoint,
  passive: policy.geoPassive,
  debris: policy.geoDebris,
  ahead: policy.geoAhead,
};
export const keeperRule: Rule<KeeperParameters> = policy.geoKeeper;
export const approachRule: Rule<ApproachParameters> = policy.approach;
export const interferenceRule: Rule<InterferenceParameters> = policy.interference;
export const reentryRule: Rule<ReentryParameters> = policy.reentry;
export const launchRule: Rule<LaunchParameters> = policy.launch;
export const spaceWeatherRule: Rule<SpaceWeatherParameters> = policy.spaceWeather;
export const coplanarRule: Rule<CoplanarParameters> = policy.coplanar;
export const breakupRule: Rule<BreakupParameters> = policy.breakup;
export const debrisManeuverRule: Rule<DebrisManeuverParameters> = policy.debrisManeuver;
export const lateObjectRule: Rule<LateObjectParameters> = policy.lateObject;
export const proximityRule: Rule<ProximityParameters> = policy.proximity;

/** Called with the share of the work done, 0 … 1, now and then. */
export type Progress = (fraction: number) => void;
