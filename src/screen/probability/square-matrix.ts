/** Square matrices row by row in Float64Array. */

/** Given: A and B, n × n. Returned: A B. */
export function multiplySquare(a: Float64Array, b: Float64Array, n: number): Float64Array {
  const product = new Float64Array(n * n);
  for (let row = 0; row < n; row++)
    for (let k = 0; k < n; k++) {
      const factor = a[n * row + k];
      for (let column = 0; column < n; column++) product[n * row + column] += factor * b[n * k + column];
    }
  return product;
}

/** Given: J and a symmetric Q, n × n. Returned: J Q Jᵀ, exactly symmetric. */
export function congruence(j: Float64Array, q: Float64Array, n: number): Float64Array {
  const jq = multiplySquare(j, q, n);
  const result = new Float64Array(n * n);
  for (let row = 0; row < n; row++)
    for (let column = row; column < n; column++) {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += jq[n * row + k] * j[n * column + k];
      result[n * row + column] = sum;
      result[n * column + row] = sum;
    }
  return result;
}

/** Given: a regular n × n matrix. Returned: its inverse, by elimination with partial pivots; NaN where it is singular. */
export function invertSquare(matrix: Float64Array, n: number): Float64Array {
  const a = matrix.slice();
  const inverse = new Float64Array(n * n);
  for (let k = 0; k < n; k++) inverse[n * k + k] = 1;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++)
      if (Math.abs(a[n * row + column]) > Math.abs(a[n * pivot + column])) pivot = row;
    for (let k = 0; k < n; k++) {
      [a[n * pivot + k], a[n * column + k]] = [a[n * column + k], a[n * pivot + k]];
      [inverse[n * pivot + k], inverse[n * column + k]] = [inverse[n * column + k], inverse[n * pivot + k]];
    }
    const scale = 1 / a[n * column + column];
    for (let k = 0; k < n; k++) {
      a[n * column + k] *= scale;
      inverse[n * column + k] *= scale;
    }
    for (let row = 0; row < n; row++) {
      const factor = a[n * row + column];
      if (row === column || factor === 0) continue;
      for (let k = 0; k < n; k++) {
        a[n * row + k] -= factor * a[n * column + k];
        inverse[n * row + k] -= factor * inverse[n * column + k];
      }
    }
  }
  return inverse;
}

/** Given: an n × n matrix and a vector. Returned: their product. */
export function applySquare(matrix: Float64Array, vector: ArrayLike<number>, n: number): Float64Array {
  const product = new Float64Array(n);
  for (let row = 0; row < n; row++)
    for (let k = 0; k < n; k++) product[row] += matrix[n * row + k] * vector[k];
  return product;
}

/** Given: a 6 × 6 matrix. Returned: its 3 × 3 block at block row and column 0 or 1. */
export function blockOf(matrix: Float64Array, blockRow: number, blockColumn: number): Float64Array {
  const block = new Float64Array(9);
  for (let row = 0; row < 3; row++)
    for (let column = 0; column < 3; column++)
      block[3 * row + column] = matrix[6 * (3 * blockRow + row) + 3 * blockColumn + column];
  return block;
}
