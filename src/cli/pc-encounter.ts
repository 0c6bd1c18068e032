import { HoshimoriError } from "../core/index.ts";
import type { Cdm, CdmObject } from "../formats/index.ts";
import {
  celestialRotationAt,
  gcrfToEme2000,
  iau2006aSeries,
  itrfToGcrfState,
  rotateBack,
  type State,
  temeToGcrfState,
} from "../frames/index.ts";
import { type UncertainEncounter, type UncertainState, withRtnCovariance } from "../screen/index.ts";
import type { Instant } from "../time/index.ts";

/** Frames that don't turn: two states in the same one need no rotation for a relative motion. */
const inertialFrames = new Set([
  "EME2000",
  "J2000",
  "ICRF",
  "GCRF",
  "GCRS",
  "TEME",
  "TEMEOFDATE",
  "TOD",
  "MOD",
]);

/**
 * Given: a message and the combined radius in metres. Returned: its two states with covariances in one inertial frame.
 * Errors: `pc-frame` where a frame is not known here.
 */
export function encounterOf(cdm: Cdm, hbrM: number): UncertainEncounter {
  const [one, two] = cdm.objects;
  const shared = one.frame === two.frame && inertialFrames.has(one.frame);
  const [first, second] = cdm.objects.map((object): UncertainState => {
    const own: State = { positionKm: object.positionKm, velocityKmPerS: object.velocityKmPerS };
    return withRtnCovariance(shared ? own : inGcrf(own, object.frame, cdm.tca), covarianceKm(object));
  });
  return { first, second, radiusKm: hbrM / 1000 };
}

/** Rotations without Earth orientation: what they lack turns both objects alike. */
function inGcrf(state: State, frame: string, tca: Instant): State {
  const rotation = () => celestialRotationAt(tca, iau2006aSeries());
  if (/^ITRF/.test(frame)) return itrfToGcrfState(rotation(), state);
  if (/^TEME/.test(frame)) return temeToGcrfState(rotation(), state);
  if (/^(GCR[FS]|ICRF)/.test(frame)) return state;
  if (frame === "EME2000" || frame === "J2000")
    return {
      positionKm: rotateBack(gcrfToEme2000, state.positionKm),
      velocityKmPerS: rotateBack(gcrfToEme2000, state.velocityKmPerS),
    };
  throw new HoshimoriError("pc-frame", { frame });
}

/** Lower triangle in metres → 6 × 6 in kilometres; zeros, which mean unknown, where the message has none. */
function covarianceKm({ covarianceRtn }: CdmObject): Float64Array {
  const full = new Float64Array(36);
  if (!covarianceRtn) return full;
  let at = 0;
  for (let row = 0; row < 6; row++)
    for (let column = 0; column <= row; column++) {
      const value = covarianceRtn[at++] * 1e-6;
      full[6 * row + column] = value;
      full[6 * column + row] = value;
    }
  return full;
}

/** The combined radius, m: as the message states it, or the sum of both objects' radii. */
export function statedRadiusM({ hardBodyRadiusM, objects: [one, two] }: Cdm): number | undefined {
  if (hardBodyRadiusM !== undefined) return hardBodyRadiusM;
  return one.hardBodyRadiusM === undefined || two.hardBodyRadiusM === undefined
    ? undefined
    : one.hardBodyRadiusM + two.hardBodyRadiusM;
}
