/** Nodes and weights of the Gauss–Legendre rule of 24 points on [0, 1]: computed once by Newton on the polynomial. */
const { nodes, weights } = gaussLegendre(24);
const fewestDirections = 16;
const mostDirections = 480;

/**
 * Integral of a two-dimensional normal density over a disc.
 * Given: the disc's center relative to the mean along the principal axes (km), both standard deviations (km), the radius (km).
 * Returned: the probability. Range-error: 1e-10 relative for radius ≤ 2 σ, 1e-6 for radius ≤ 15 σ; a polar rule (Gauss in r, trapezoid in angle).
 * Source: Foster & Estes, NASA/JSC-25898 (1992), the same integral.
 */
export function discProbability(
  missKm: readonly [number, number],
  sigmaKm: readonly [number, number],
  radiusKm: number,
): number {
  const ax = 1 / (2 * sigmaKm[0] * sigmaKm[0]);
  const ay = 1 / (2 * sigmaKm[1] * sigmaKm[1]);
  const sharpness = radiusKm / Math.min(sigmaKm[0], sigmaKm[1]);
  const turns = Math.min(mostDirections, Math.max(fewestDirections, Math.ceil(24 * sharpness)));
  let sum = 0;
  for (let k = 0; k < turns; k++) {
    const angle = (2 * Math.PI * k) / turns;
    const cos = radiusKm * Math.cos(angle);
    const sin = radiusKm * Math.sin(angle);
    for (let n = 0; n < nodes.length; n++) {
      const x = missKm[0] + nodes[n] * cos;
      const y = missKm[1] + nodes[n] * sin;
      sum += weights[n] * nodes[n] * Math.exp(-ax * x * x - ay * y * y);
    }
  }
  return Math.min(1, (sum * radiusKm * radiusKm) / (turns * sigmaKm[0] * sigmaKm[1]));
}

function gaussLegendre(n: number): { nodes: Float64Array; weights: Float64Array } {
  const points = new Float64Array(n);
  const shares = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let step = 0; step < 50; step++) {
      let value = x;
      let previous = 1;
      for (let k = 2; k <= n; k++) {
        const following = ((2 * k - 1) * x * value - (k - 1) * previous) / k;
        previous = value;
        value = following;
      }
      slope = (n * (x * value - previous)) / (x * x - 1);
      const change = value / slope;
      x -= change;
      if (Math.abs(change) < 1e-16) break;
    }
    points[i] = (1 + x) / 2;
    shares[i] = 1 / ((1 - x * x) * slope * slope);
  }
  return { nodes: points, weights: shares };
}
