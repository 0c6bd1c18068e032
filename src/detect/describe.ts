import { describeApproach } from "./approach/describe-approach.ts";
import { describeBreakup, describeUndetermined } from "./breakup/describe-breakup.ts";
import { describeCoplanar, describePlaneChange } from "./coplanar/describe-coplanar.ts";
import type { Detection, DetectionKind } from "./detection.ts";
import type { DetectionText, NameOf } from "./detection-text.ts";
import { describeGeoNeighbor, describeRelocation } from "./geo/describe-geo.ts";
import { describeDebris, describeJoint, describePassive, describeStay } from "./geo/describe-stays.ts";
import { describeInterference } from "./interference/describe-interference.ts";
import { describeLateObject } from "./late/describe-late.ts";
import { describeLaunch } from "./launch/describe-launch.ts";
import { describeManeuver } from "./maneuver/describe-maneuver.ts";
import { describeProximity } from "./proximity/describe-proximity.ts";
import { describeReentry } from "./reentry/describe-reentry.ts";

const describers: Readonly<Record<DetectionKind, (detection: Detection, nameOf: NameOf) => DetectionText>> = {
  maneuver: describeManeuver,
  "geo-relocation": describeRelocation,
  "geo-neighbor": describeGeoNeighbor,
  "geo-stay": describeStay,
  "geo-seen-near": describeStay,
  "geo-joint-motion": describeJoint,
  "passive-object-moved": describePassive,
  "debris-maneuver": describeDebris,
  approach: describeApproach,
  interference: describeInterference,
  reentry: describeReentry,
  launch: describeLaunch,
  coplanar: describeCoplanar,
  "plane-change": describePlaneChange,
  breakup: describeBreakup,
  "breakup-undetermined": describeUndetermined,
  proximity: describeProximity,
  "late-object": describeLateObject,
};

/**
 * Given: a detection, and how an object is called (its catalog number unless told).
 * Returned: the why-line of the feed as text key and parts; neutral, the same for every owner.
 */
export const describeDetection = (detection: Detection, nameOf: NameOf = String): DetectionText =>
  describers[detection.kind](detection, nameOf);
