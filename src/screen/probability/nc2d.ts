import { fosterProbability } from "./foster.ts";
import { inwardFlow } from "./inward-flow.ts";
import type { CloudPair } from "./orbit-cloud.ts";
import type { OverlapMinimum } from "./overlap-minimum.ts";
import { planeOfOverlap } from "./plane-of-overlap.ts";
import { integrateSphere } from "./sphere-integral.ts";
import { applySquare } from "./square-matrix.ts";

/** Hall's 2D-Nc of one encounter. */
export interface Nc2d {
  readonly probability: number;
  /** The probability in the plane across the velocity at the overlap, on straight paths: the check on the first. */
  readonly planeProbability: number;
  /** Mean and standard deviation of the time of the collision, seconds after the states' instant. */
  readonly meanS: number;
  readonly sigmaS: number;
}

/**
 * Expected number of collisions of one encounter on curved paths, the time integral done in closed form.
 * Given: the clouds and the minimum of Q between them. Returned: the number, which is the probability of an isolated encounter.
 * Range-error: 1e-6 of the integral; the parabola in time holds for encounters short against the orbit.
 * Source: Hall, Baars & Casali, AAS 23-398 (2023), with Q(R, t) to second order in time at each point of the sphere.
 */
export function nc2d(pair: CloudPair, minimum: OverlapMinimum): Nc2d {
  const { at, before, after, stepS, q, qDot, qDotDot } = minimum;
  const radius = pair.radiusKm;
  const r = at.relative.subarray(0, 3);
  const central = (f: (k: number, o: typeof at) => number, length: number) => {
    const first = Float64Array.from({ length }, (_, k) => (f(k, after) - f(k, before)) / (2 * stepS));
    const second = Float64Array.from(
      { length },
      (_, k) => (f(k, after) - 2 * f(k, at) + f(k, before)) / (stepS * stepS),
    );
    return [first, second];
  };
  const [rDot, rDotDot] = central((k, { relative }) => relative[k], 3);
  const inverse = at.positionInverse;
  const [inverseDot, inverseDotDot] = central((k, { positionInverse }) => positionInverse[k], 9);

  // Q(R r̂, t) = Q(t) − 2R r̂·A⁻¹r + R² r̂·A⁻¹r̂: linear and quadratic forms of r̂ for the value and both derivatives.
  const value = { linear: applySquare(inverse, r, 3), square: inverse };
  const slope = {
    linear: sum(applySquare(inverseDot, r, 3), applySquare(inverse, rDot, 3)),
    square: inverseDot,
  };
  const bend = {
    linear: sum(
      sum(applySquare(inverseDotDot, r, 3), applySquare(inverse, rDotDot, 3)),
      applySquare(inverseDot, rDot, 3).map((component) => 2 * component),
    ),
    square: inverseDotDot,
  };
  const flow = inwardFlow(at, radius);
  const logDeterminant = Math.log(at.positionDeterminant);
  let weight = 0;
  let timeMoment = 0;
  let squareMoment = 0;
  const density = (x: number, y: number, z: number): number => {
    const onSphere = q + form(value, radius, x, y, z);
    const onSphereDot = qDot + form(slope, radius, x, y, z);
    const onSphereDotDot = qDotDot + form(bend, radius, x, y, z);
    if (!(onSphereDotDot > 0)) return Number.NaN;
    const least = Math.max(logDeterminant, onSphere - (onSphereDot * onSphereDot) / (2 * onSphereDotDot));
    const rate = Math.exp(-least / 2) * flow.at(x, y, z) * Math.sqrt(2 / onSphereDotDot);
    const seconds = minimum.seconds - onSphereDot / onSphereDotDot;
    weight += rate;
    timeMoment += rate * seconds;
    squareMoment += rate * (seconds * seconds + 2 / onSphereDotDot);
    return rate;
  };
  const { value: integral, converged } = integrateSphere(density, {
    pole: flow.centerVelocity,
    band: Math.min(1, (8 * flow.sigma) / Math.hypot(...flow.centerVelocity)),
    feature: Math.min(1, at.smallestSigma / radius),
    floor: 0,
  });
  const plane = fosterProbability(planeOfOverlap(at, flow.centerVelocity, radius));
  const number = (radius * radius * integral) / (2 * Math.PI);
  const usable = converged && number <= 1;
  const meanS = weight > 0 ? timeMoment / weight : minimum.seconds;
  return {
    probability: usable ? number : plane,
    planeProbability: plane,
    meanS,
    sigmaS: weight > 0 ? Math.sqrt(Math.max(0, squareMoment / weight - meanS * meanS)) : minimum.sigmaS,
  };
}

interface Form {
  readonly linear: Float64Array;
  readonly square: Float64Array;
}

/** −2R r̂·linear + R² r̂·square·r̂, the square symmetric. */
function form({ linear: l, square: s }: Form, radius: number, x: number, y: number, z: number): number {
  const quadratic =
    s[0] * x * x + s[4] * y * y + s[8] * z * z + 2 * (s[1] * x * y + s[2] * x * z + s[5] * y * z);
  return radius * (radius * quadratic - 2 * (l[0] * x + l[1] * y + l[2] * z));
}

const sum = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, k) => value + b[k]);
