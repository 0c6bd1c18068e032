import { HoshimoriError } from "../../core/index.ts";
import { ricAxes, type State } from "../../frames/index.ts";

/** A state and its errors: position and velocity, in one inertial frame, at one instant. */
export interface UncertainState extends State {
  /** 6 × 6, row by row: km², km²/s, km²/s², in the state's own frame. All zero where the errors are unknown. */
  readonly covariance: Float64Array;
}

/** Two objects near their closest approach, and how close is a collision. */
export interface UncertainEncounter {
  readonly first: UncertainState;
  readonly second: UncertainState;
  /** Combined hard-body radius, km. */
  readonly radiusKm: number;
}

/**
 * Given: a state and its covariance in its own RTN axes (6 × 6, row by row; km², km²/s, km²/s²).
 * Returned: the state with the covariance in its frame. The RTN axes are those of the instant, not turning: the block of
 * position turns as the block of velocity does. Source: CCSDS 508.0-B-1, annex; Vallado & Alfano, AAS 15-537.
 */
export function withRtnCovariance(state: State, rtn: ArrayLike<number>): UncertainState {
  if (rtn.length !== 36) throw new HoshimoriError("pc-covariance-size", { size: rtn.length });
  const axes = ricAxes(state);
  const half = new Float64Array(36);
  const covariance = new Float64Array(36);
  // C = Aᵀ S A in each 3 × 3 block, A the rows radial, in-track, cross-track.
  for (let row = 0; row < 6; row++)
    for (let column = 0; column < 6; column++) {
      const block = 3 * Math.floor(column / 3);
      let sum = 0;
      for (let k = 0; k < 3; k++) sum += rtn[6 * row + block + k] * axes[3 * k + (column - block)];
      half[6 * row + column] = sum;
    }
  for (let row = 0; row < 6; row++)
    for (let column = 0; column < 6; column++) {
      const block = 3 * Math.floor(row / 3);
      let sum = 0;
      for (let k = 0; k < 3; k++) sum += axes[3 * k + (row - block)] * half[6 * (block + k) + column];
      covariance[6 * row + column] = sum;
    }
  return { ...state, covariance: symmetric(covariance) };
}

function symmetric(matrix: Float64Array): Float64Array {
  for (let row = 0; row < 6; row++)
    for (let column = row + 1; column < 6; column++) {
      const mean = (matrix[6 * row + column] + matrix[6 * column + row]) / 2;
      matrix[6 * row + column] = mean;
      matrix[6 * column + row] = mean;
    }
  return matrix;
}

/** True where nothing is known of the position's errors: a CDM then has zeros. */
export const hasNoErrors = ({ covariance }: UncertainState): boolean =>
  covariance[0] === 0 && covariance[7] === 0 && covariance[14] === 0;

/** Upper left block of a 6 × 6 matrix, row by row. */
export function positionBlock(covariance: Float64Array): Float64Array {
  const block = new Float64Array(9);
  for (let row = 0; row < 3; row++)
    for (let column = 0; column < 3; column++) block[3 * row + column] = covariance[6 * row + column];
  return block;
}
