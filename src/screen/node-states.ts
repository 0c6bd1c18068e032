import { type Fleet, stateAt } from "./fleet.ts";

/** States and bounds of all objects at one node of time, structure of arrays, used again node after node. */
export interface NodeStates {
  /** Seconds since the start of the screening. */
  seconds: number;
  /** SGP4's status; 0 is good. */
  readonly status: Uint8Array;
  /** Position (km) and velocity (km/s), TEME. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  readonly vx: Float64Array;
  readonly vy: Float64Array;
  readonly vz: Float64Array;
  /** Largest departures of SGP4 from two-body motion seen beside this node: velocity (km/s), acceleration (km/s²). */
  readonly velocityDefect: Float64Array;
  readonly accelerationDefect: Float64Array;
  /** 1 where the bounds don't hold, so that the row is looked at by itself. */
  readonly irregular: Uint8Array;
}

export function nodeStates(count: number): NodeStates {
  const column = () => new Float64Array(count);
  return {
    seconds: 0,
    status: new Uint8Array(count),
    x: column(),
    y: column(),
    z: column(),
    vx: column(),
    vy: column(),
    vz: column(),
    velocityDefect: column(),
    accelerationDefect: column(),
    irregular: new Uint8Array(count),
  };
}

const state = new Float64Array(6);

/** Propagates all rows to `seconds` after the start and forgets what the node held before. */
export function propagateNode(fleet: Fleet, seconds: number, node: NodeStates): void {
  const { status, x, y, z, vx, vy, vz } = node;
  node.seconds = seconds;
  node.velocityDefect.fill(0);
  node.accelerationDefect.fill(0);
  for (let row = 0; row < fleet.count; row++) {
    status[row] = stateAt(fleet, row, seconds, state, 0);
    node.irregular[row] = status[row] === 0 ? 0 : 1;
    x[row] = state[0];
    y[row] = state[1];
    z[row] = state[2];
    vx[row] = state[3];
    vy[row] = state[4];
    vz[row] = state[5];
  }
}
