import { checkCircle, type EncounterCircle } from "./encounter-circle.ts";
import { normalMassAround } from "./error-function.ts";
import { gaussLegendre } from "./gauss-legendre.ts";

const coarse = gaussLegendre(12);
const fine = gaussLegendre(20);
const relativeTolerance = 1e-12;
const mostPanels = 4000;
/** Standard deviations from the density's center at which panels begin, so that no sharp peak falls between nodes. */
const cuts = [0, 0.5, 1, 2, 3, 5, 8, 13, 20, 38];

interface Panel {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly error: number;
}

/**
 * Probability that the miss lies within the disc: Foster's two-dimensional integral, one axis by error functions, the
 * other by adaptive Gauss–Legendre quadrature. The slow twin of the series and of the kernel.
 * Given: the encounter. Returned: the probability, 0…1. Range-error: 1e-11 relative for radius / σ from 1e-9 to 1e9 and any
 * miss whose probability is above 1e-300. Errors: `pc-radius`, `pc-sigma`, `pc-miss`.
 * Source: Foster & Estes, NASA/JSC-25898 (1992); the form with error functions: Alfano, J. Astronautical Sciences 53 (2005).
 */
export function fosterProbability(circle: EncounterCircle): number {
  checkCircle(circle);
  const { radius } = circle;
  if (radius === 0) return 0;
  if (radius === Number.POSITIVE_INFINITY) return 1;
  // Along the larger axis by quadrature: the other one's mass is then a step at worst, whose place is known.
  const [along, across] = circle.sigma[0] >= circle.sigma[1] ? [0, 1] : [1, 0];
  const sigma = circle.sigma[along];
  const center = -circle.miss[along];
  const offset = Math.abs(circle.miss[across]);
  const narrow = circle.sigma[across];

  // x = r sin θ takes the square root out of the ends of the interval.
  const density = (angle: number): number => {
    const x = radius * Math.sin(angle);
    const chord = radius * Math.cos(angle);
    const z = (x - center) / sigma;
    if (z > 39 || z < -39) return 0;
    return Math.exp((-z * z) / 2) * chord * normalMassAround(offset / narrow, chord / narrow);
  };
  const edges = panelEdges(radius, center, sigma, offset, narrow);
  const panels: Panel[] = [];
  for (let k = 1; k < edges.length; k++) panels.push(panelOf(density, edges[k - 1], edges[k]));
  const total = refine(density, panels);
  return Math.min(1, total / (sigma * Math.sqrt(2 * Math.PI)));
}

/** Angles at which the density along the axis, or the mass across it, changes on its own scale. */
function panelEdges(
  radius: number,
  center: number,
  sigma: number,
  offset: number,
  narrow: number,
): readonly number[] {
  const edges = new Set([-Math.PI / 2, 0, Math.PI / 2]);
  const addX = (x: number) => {
    if (Math.abs(x) < radius) edges.add(Math.asin(x / radius));
  };
  const peak = Math.max(-radius, Math.min(radius, center));
  for (const cut of cuts) {
    addX(peak + cut * sigma);
    addX(peak - cut * sigma);
    // Where the disc lies in the tail, the density falls from its edge on the scale σ² / distance.
    const scale = (sigma * sigma) / Math.max(sigma, Math.abs(center - peak));
    addX(peak + cut * scale);
    addX(peak - cut * scale);
    // The chord passes the narrow axis's mean at √(r² − offset²).
    for (const chord of [offset + cut * narrow, offset - cut * narrow])
      if (chord > 0 && chord < radius)
        for (const sign of [-1, 1]) edges.add(sign * Math.acos(chord / radius));
  }
  return [...edges].sort((a, b) => a - b);
}

function refine(density: (angle: number) => number, panels: Panel[]): number {
  for (;;) {
    let sum = 0;
    let error = 0;
    for (const panel of panels) {
      sum += panel.value;
      error += panel.error;
    }
    const allowed = relativeTolerance * sum;
    if (error <= allowed || panels.length > mostPanels) return sum;
    const share = allowed / panels.length;
    const before = panels.length;
    for (let k = before - 1; k >= 0; k--) {
      const { from, to, error: own } = panels[k];
      const middle = (from + to) / 2;
      if (own <= share || middle <= from || middle >= to) continue;
      panels[k] = panelOf(density, from, middle);
      panels.push(panelOf(density, middle, to));
    }
    // Nothing left that can be halved: the rest is rounding.
    if (panels.length === before) return sum;
  }
}

function panelOf(density: (angle: number) => number, from: number, to: number): Panel {
  const middle = (from + to) / 2;
  const half = (to - from) / 2;
  let value = 0;
  for (let k = 0; k < fine.nodes.length; k++)
    value += fine.weights[k] * density(middle + half * fine.nodes[k]);
  let rough = 0;
  for (let k = 0; k < coarse.nodes.length; k++)
    rough += coarse.weights[k] * density(middle + half * coarse.nodes[k]);
  // Differences below the rounding of the sum are no error.
  const difference = Math.abs(value - rough);
  const error = difference <= 1e-13 * Math.abs(value) ? 0 : half * difference;
  return { from, to, value: half * value, error };
}
