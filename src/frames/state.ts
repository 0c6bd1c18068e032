import type { Vec3 } from "../core/index.ts";

/** Position and velocity in one frame; the frame stands in the name of whatever holds it. */
export interface State {
  readonly positionKm: Vec3;
  readonly velocityKmPerS: Vec3;
}
