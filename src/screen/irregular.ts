import { type Fleet, stateAt } from "./fleet.ts";
import type { NodeStates } from "./node-states.ts";

/** Seconds between two looks at an irregular row. */
export const irregularStep = 10;
/** No object of a catalog moves faster near the Earth, km/s; a faster row's own speed counts. */
const fastestKmPerS = 12;

/**
 * Pairs of the rows that the bounds don't cover in a window: they fail at a node beside it, or move in a way that two-body
 * motion with small defects doesn't describe. Each is looked at every ten seconds where it propagates, against every other row
 * on its straight line, with all that either may move in half a step and all that gravity may bend a line in half a window.
 * Visited: each pair once, with no regular pair among them.
 */
export function pairsOfIrregular(
  fleet: Fleet,
  node: NodeStates,
  half: number,
  thresholdKm: number,
  visit: (first: number, second: number) => void,
): void {
  const samples = Math.ceil((2 * half) / irregularStep) + 1;
  const tracks: { readonly row: number; readonly states: Float64Array }[] = [];
  for (let row = 0; row < fleet.count; row++) {
    if (node.irregular[row] === 0) continue;
    const states = new Float64Array(6 * samples);
    let isSeen = false;
    for (let k = 0; k < samples; k++) {
      const seconds = node.seconds - half + ((2 * half) / (samples - 1)) * k;
      if (stateAt(fleet, row, seconds, states, 6 * k) === 0) isSeen = true;
      else states.fill(Number.NaN, 6 * k, 6 * k + 6);
    }
    if (isSeen) tracks.push({ row, states });
  }
  for (let a = 0; a < tracks.length; a++) {
    const { row, states } = tracks[a];
    for (let other = 0; other < fleet.count; other++) {
      if (node.irregular[other] !== 0 || !isWanted(fleet, row, other)) continue;
      if (comesNearLine(states, samples, node, other, half, thresholdKm)) visit(row, other);
    }
    for (let b = a + 1; b < tracks.length; b++)
      if (isWanted(fleet, row, tracks[b].row) && comeNear(states, tracks[b].states, samples, thresholdKm))
        visit(row, tracks[b].row);
  }
}

const isWanted = (fleet: Fleet, a: number, b: number): boolean => (fleet.primary[a] | fleet.primary[b]) !== 0;

/** What either of two objects may move between two looks: half a step each at its speed, and 50 km for bent paths. */
const moves = (speed: number): number =>
  ((Math.max(fastestKmPerS, speed) + fastestKmPerS) * irregularStep) / 2 + 50;

function comesNearLine(
  states: Float64Array,
  samples: number,
  node: NodeStates,
  other: number,
  half: number,
  thresholdKm: number,
): boolean {
  for (let k = 0; k < samples; k++) {
    const at = 6 * k;
    const time = -half + ((2 * half) / (samples - 1)) * k;
    const dx = node.x[other] + node.vx[other] * time - states[at];
    const dy = node.y[other] + node.vy[other] * time - states[at + 1];
    const dz = node.z[other] + node.vz[other] * time - states[at + 2];
    const limit = thresholdKm + moves(Math.hypot(states[at + 3], states[at + 4], states[at + 5]));
    if (dx * dx + dy * dy + dz * dz <= limit * limit) return true;
  }
  return false;
}

function comeNear(a: Float64Array, b: Float64Array, samples: number, thresholdKm: number): boolean {
  for (let at = 0; at < 6 * samples; at += 6) {
    const limit =
      thresholdKm +
      Math.max(
        moves(Math.hypot(a[at + 3], a[at + 4], a[at + 5])),
        moves(Math.hypot(b[at + 3], b[at + 4], b[at + 5])),
      );
    if (Math.hypot(b[at] - a[at], b[at + 1] - a[at + 1], b[at + 2] - a[at + 2]) <= limit) return true;
  }
  return false;
}
