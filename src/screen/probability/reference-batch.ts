import { encounterPlane } from "./encounter-plane.ts";
import { circleAt, isUsable, type ProbabilityBatch, type StateColumns } from "./plane-columns.ts";
import { planeProbability } from "./plane-probability.ts";

/** The kernel's readable twin: one encounter after the other. */
export const referenceBatch: ProbabilityBatch = {
  inPlane: (columns) =>
    columns.radius.map((_, row) => {
      const circle = circleAt(columns, row);
      return isUsable(circle) ? planeProbability(circle) : Number.NaN;
    }),
  ofStates: (columns) => columns.radius.map((_, row) => ofState(columns, row)),
};

function ofState(c: StateColumns, row: number): number {
  const covariance = new Float64Array(36);
  covariance.set([c.cxx[row], c.cxy[row], c.cxz[row]], 0);
  covariance.set([c.cxy[row], c.cyy[row], c.cyz[row]], 6);
  covariance.set([c.cxz[row], c.cyz[row], c.czz[row]], 12);
  const plane = encounterPlane({
    first: { positionKm: [0, 0, 0], velocityKmPerS: [0, 0, 0], covariance: new Float64Array(36) },
    second: {
      positionKm: [c.x[row], c.y[row], c.z[row]],
      velocityKmPerS: [c.vx[row], c.vy[row], c.vz[row]],
      covariance,
    },
    radiusKm: c.radius[row],
  });
  return typeof plane === "string" || !isUsable(plane) ? Number.NaN : planeProbability(plane);
}
