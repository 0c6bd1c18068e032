import { checkCircle, type EncounterCircle } from "./encounter-circle.ts";
import { normalMassAround } from "./error-function.ts";
import { fosterProbability } from "./foster.ts";

/** What is integrated over in the encounter plane: the disc, the square around it, or the square of the same area. */
export const bodyShapes = ["circle", "square", "equal-area-square"] as const;
export type BodyShape = (typeof bodyShapes)[number];

/**
 * Probability that the miss lies within the body of a shape; squares lie along the principal axes, in closed form.
 * Given: the encounter, the shape. Returned: the probability; the square around the disc is an upper bound.
 * Range-error: 1e-13 relative for squares, Foster's for the disc. Errors: as Foster's.
 * Source: Alfano, J. Astronautical Sciences 53 (2005); CARA_Analysis_Tools, PcCircle, estimation modes 0 and −1.
 */
export function shapeProbability(circle: EncounterCircle, shape: BodyShape): number {
  if (shape === "circle") return fosterProbability(circle);
  checkCircle(circle);
  const { miss, sigma, radius } = circle;
  const half = shape === "square" ? radius : (radius * Math.sqrt(Math.PI)) / 2;
  if (half === Number.POSITIVE_INFINITY) return 1;
  return (
    normalMassAround(miss[0] / sigma[0], half / sigma[0]) *
    normalMassAround(miss[1] / sigma[1], half / sigma[1])
  );
}
