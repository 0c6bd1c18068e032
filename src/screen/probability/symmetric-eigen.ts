/** Eigenvalues of a symmetric matrix and, in columns, its orthonormal eigenvectors; in no order. */
export interface EigenSystem {
  readonly values: Float64Array;
  /** n × n, row by row; column k belongs to value k. */
  readonly vectors: Float64Array;
}

/**
 * Given: a symmetric n × n matrix, row by row. Returned: its eigenvalues and eigenvectors.
 * Range-error: 1e-15 of the largest eigenvalue. Source: Jacobi's rotations, Golub & Van Loan, Matrix Computations, 8.5.
 */
export function symmetricEigen(matrix: Float64Array, n: number): EigenSystem {
  const a = matrix.slice();
  const vectors = new Float64Array(n * n);
  for (let k = 0; k < n; k++) vectors[n * k + k] = 1;
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    let diagonal = 0;
    for (let p = 0; p < n; p++) {
      diagonal += a[n * p + p] ** 2;
      for (let q = p + 1; q < n; q++) off += a[n * p + q] ** 2;
    }
    if (off <= 1e-36 * diagonal || off === 0) break;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) turn(a, vectors, n, p, q);
  }
  return { values: Float64Array.from({ length: n }, (_, k) => a[n * k + k]), vectors };
}

function turn(a: Float64Array, vectors: Float64Array, n: number, p: number, q: number): void {
  const apq = a[n * p + q];
  if (apq === 0) return;
  const theta = (a[n * q + q] - a[n * p + p]) / (2 * apq);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < n; k++) {
    const akp = a[n * k + p];
    const akq = a[n * k + q];
    a[n * k + p] = c * akp - s * akq;
    a[n * k + q] = s * akp + c * akq;
  }
  for (let k = 0; k < n; k++) {
    const apk = a[n * p + k];
    const aqk = a[n * q + k];
    a[n * p + k] = c * apk - s * aqk;
    a[n * q + k] = s * apk + c * aqk;
    const vkp = vectors[n * k + p];
    const vkq = vectors[n * k + q];
    vectors[n * k + p] = c * vkp - s * vkq;
    vectors[n * k + q] = s * vkp + c * vkq;
  }
}

/** A positive definite matrix's inverse and determinant, after too small eigenvalues were raised. */
export interface ClippedInverse {
  readonly inverse: Float64Array;
  readonly determinant: number;
  /** Smallest eigenvalue after the raise. */
  readonly smallest: number;
  readonly clipped: boolean;
}

/**
 * Given: a symmetric n × n matrix and the least eigenvalue accepted. Returned: the inverse of the matrix with its
 * eigenvalues raised to that. Source: Hall, Hejduk & Johnson, AAS 17-567 (eigenvalue clipping).
 */
export function clippedInverse(matrix: Float64Array, n: number, least: number): ClippedInverse {
  const { values, vectors } = symmetricEigen(matrix, n);
  let determinant = 1;
  let clipped = false;
  for (let k = 0; k < n; k++) {
    if (!(values[k] >= least)) {
      values[k] = least;
      clipped = true;
    }
    determinant *= values[k];
  }
  const inverse = new Float64Array(n * n);
  for (let row = 0; row < n; row++)
    for (let column = 0; column < n; column++) {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += (vectors[n * row + k] * vectors[n * column + k]) / values[k];
      inverse[n * row + column] = sum;
    }
  return { inverse, determinant, smallest: Math.min(...values), clipped };
}
