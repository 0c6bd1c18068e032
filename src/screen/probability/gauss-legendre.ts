/** Nodes and weights on [−1, 1]. */
export interface QuadratureRule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/**
 * Given: the number of points. Returned: the Gauss–Legendre rule of that order, nodes from 1 down to −1.
 * Range-error: 1e-15. Source: Newton's method on the Legendre polynomial, Abramowitz & Stegun 25.4.29.
 */
export function gaussLegendre(count: number): QuadratureRule {
  const nodes = new Float64Array(count);
  const weights = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (count + 0.5));
    let slope = 1;
    for (let step = 0; step < 50; step++) {
      let value = x;
      let previous = 1;
      for (let k = 2; k <= count; k++) {
        const following = ((2 * k - 1) * x * value - (k - 1) * previous) / k;
        previous = value;
        value = following;
      }
      slope = (count * (x * value - previous)) / (x * x - 1);
      const change = value / slope;
      x -= change;
      if (Math.abs(change) < 1e-16) break;
    }
    nodes[i] = x;
    weights[i] = 2 / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
}
