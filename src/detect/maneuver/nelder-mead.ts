/**
 * Given: a function to make small, a first point, a first step (the same on each axis), evaluations allowed.
 * Returned: the best point seen. Source: J. A. Nelder, R. Mead, Computer Journal 7 (1965), standard coefficients.
 */
export function nelderMead(
  cost: (point: readonly number[]) => number,
  first: readonly number[],
  step: number,
  evaluations: number,
): readonly number[] {
  const size = first.length;
  let spent = 0;
  const vertex = (point: readonly number[]) => {
    spent++;
    return { point, cost: cost(point) };
  };
  const simplex = [
    vertex(first),
    ...first.map((_, axis) => vertex(first.map((x, i) => (i === axis ? x + step : x)))),
  ];
  const byCost = (left: { cost: number }, right: { cost: number }): number => left.cost - right.cost;
  const along = (from: readonly number[], to: readonly number[], factor: number): readonly number[] =>
    from.map((x, i) => x + factor * (to[i] - x));
  simplex.sort(byCost);
  while (spent < evaluations && simplex[size].cost - simplex[0].cost > 1e-3) {
    const worst = simplex[size];
    const center = first.map((_, i) => {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += simplex[k].point[i];
      return sum / size;
    });
    const reflected = vertex(along(center, worst.point, -1));
    if (reflected.cost < simplex[0].cost) {
      const expanded = vertex(along(center, worst.point, -2));
      simplex[size] = expanded.cost < reflected.cost ? expanded : reflected;
    } else if (reflected.cost < simplex[size - 1].cost) {
      simplex[size] = reflected;
    } else {
      const contracted = vertex(
        along(center, reflected.cost < worst.cost ? reflected.point : worst.point, 0.5),
      );
      if (contracted.cost < Math.min(worst.cost, reflected.cost)) simplex[size] = contracted;
      else
        for (let k = 1; k <= size; k++) simplex[k] = vertex(along(simplex[0].point, simplex[k].point, 0.5));
    }
    simplex.sort(byCost);
  }
  return simplex[0].point;
}
