import { axesOf, toAxes } from "./encounter.ts";
import type { Fleet } from "./fleet.ts";
import { muKm3PerS2 as mu } from "./gravity.ts";
import { irregularStep } from "./irregular.ts";
import { encounterGeometry, maxProbability } from "./max-probability.ts";
import { minimumFields as fields, type MinimaList } from "./minima-block.ts";
import type { NodeStates } from "./node-states.ts";
import { combinedRadiusKm } from "./object-kind.ts";
import { type PairMotion, pairMotion } from "./pair-motion.ts";
import { screeningPolicy } from "./policy.ts";
import { refineFast } from "./refine-fast.ts";
import { refineSlow } from "./refine-slow.ts";

/** One window's candidates become minima. */
export interface RefinerWindow {
  readonly fleet: Fleet;
  readonly node: NodeStates;
  readonly margin: Float64Array;
  readonly half: number;
  readonly thresholdKm: number;
  /** The window (from, to], seconds after the start. */
  readonly from: number;
  readonly to: number;
  readonly minima: MinimaList;
}

export interface PairRefiner {
  readonly regular: (first: number, second: number, linearSeconds: number) => void;
  readonly irregular: (first: number, second: number) => void;
}

/** Steps of the walk for slow pairs, and for rows that begin or stop to propagate, s. */
const slowStep = 10;
const brokenStep = irregularStep / 5;

const motion = pairMotion();
const found = { seconds: 0 };
const axes = new Float64Array(9);

/** Given: a window. Returned: what takes its candidates; every minimum within the threshold is added to the list. */
export function pairRefiner(window: RefinerWindow): PairRefiner {
  const { fleet, node, margin, half, thresholdKm, from, to, minima } = window;
  const add = (row1: number, row2: number, seconds: number, at: PairMotion) => {
    if (at.distance2 <= thresholdKm * thresholdKm) addMinimum(fleet, row1, row2, seconds, at, minima);
  };
  const walk = (first: number, second: number, step: number) =>
    refineSlow(fleet, first, second, from, to, step, motion, (seconds, at) =>
      add(first, second, seconds, at),
    );
  return {
    regular: (a, b, linearSeconds) => {
      if (isSameOrbit(fleet, a, b)) return;
      const [first, second] = inOrder(fleet, a, b);
      const spread = margin[first] + margin[second];
      if (!isFast(node, first, second, half, spread)) {
        walk(first, second, slowStep);
        return;
      }
      const guess = Math.min(to, Math.max(from, node.seconds + linearSeconds));
      const farPerSecond = spread / half;
      const result = refineFast(
        fleet,
        first,
        second,
        from,
        to,
        guess,
        thresholdKm,
        farPerSecond,
        motion,
        found,
      );
      if (result === "minimum") add(first, second, found.seconds, motion);
      if (result === "undecided") walk(first, second, brokenStep);
    },
    irregular: (a, b) => {
      if (isSameOrbit(fleet, a, b)) return;
      const [first, second] = inOrder(fleet, a, b);
      walk(first, second, brokenStep);
    },
  };
}

const isSameOrbit = (fleet: Fleet, a: number, b: number): boolean =>
  fleet.sameOrbit[a] >= 0 && fleet.sameOrbit[a] === fleet.sameOrbit[b];

const inOrder = (fleet: Fleet, a: number, b: number): readonly [number, number] =>
  fleet.table.id[a] < fleet.table.id[b] ? [a, b] : [b, a];

/**
 * Whether Δr·Δv rises all through the window, so that there is at most one minimum: its rate is |Δv|² + Δr·Δa with
 * |Δa| ≤ κ |Δr|, κ = 2 mu / r³ at the lowest point between the two (docs/screening.md, 4).
 */
function isFast(node: NodeStates, a: number, b: number, half: number, spread: number): boolean {
  const speed = Math.hypot(node.vx[b] - node.vx[a], node.vy[b] - node.vy[a], node.vz[b] - node.vz[a]);
  const apart = Math.hypot(node.x[b] - node.x[a], node.y[b] - node.y[a], node.z[b] - node.z[a]);
  const farthest = apart + speed * half + spread;
  const middle = Math.hypot(node.x[b] + node.x[a], node.y[b] + node.y[a], node.z[b] + node.z[a]) / 2;
  const ownSpeed = Math.max(
    Math.hypot(node.vx[a], node.vy[a], node.vz[a]),
    Math.hypot(node.vx[b], node.vy[b], node.vz[b]),
  );
  const lowest = Math.max(3000, middle - farthest / 2 - ownSpeed * half);
  const kappa = (2.2 * mu) / lowest ** 3;
  const slowest = speed - kappa * farthest * half - (2 * spread) / half;
  return slowest > Math.sqrt(kappa) * farthest;
}

function addMinimum(
  fleet: Fleet,
  row1: number,
  row2: number,
  seconds: number,
  at: PairMotion,
  minima: MinimaList,
): void {
  const s = at.states;
  const { values, offset } = minima.next();
  values[offset + fields.seconds] = seconds;
  values[offset + fields.row1] = row1;
  values[offset + fields.row2] = row2;
  values[offset + fields.distance] = Math.sqrt(at.distance2);
  values[offset + fields.speed] = Math.sqrt(at.speed2);
  axesOf(s, 0, axes);
  toAxes(axes, s[6] - s[0], s[7] - s[1], s[8] - s[2], values, offset + fields.ric);
  toAxes(axes, s[9] - s[3], s[10] - s[4], s[11] - s[5], values, offset + fields.velocityRic);
  const radiusKm = combinedRadiusKm(fleet.table.name[row1], fleet.table.name[row2]);
  const geometry = encounterGeometry(s, screeningPolicy.covarianceShapeKm, radiusKm);
  values[offset + fields.maxProbability] = geometry ? maxProbability(geometry).probability : Number.NaN;
}
