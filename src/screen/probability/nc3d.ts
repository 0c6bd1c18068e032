import { collisionRate } from "./collision-rate.ts";
import { encounterSegment, type TimeSpan } from "./encounter-segment.ts";
import { gaussKronrod } from "./gauss-kronrod.ts";
import type { CloudPair } from "./orbit-cloud.ts";
import { type LikelyTime, likelyTimes } from "./overlap-minima.ts";
import type { OverlapMinimum } from "./overlap-minimum.ts";

/** Hall's 3D-Nc of one encounter. */
export interface Nc3d {
  /** Expected number of collisions in the segment; the probability where it is far below 1. */
  readonly probability: number;
  /** The span within which all but a millionth of it falls, and the segment looked at. */
  readonly span: TimeSpan;
  readonly segment: TimeSpan;
  /** False where the overlap was not found, or the sphere's integral not settled, at a time that matters. */
  readonly converged: boolean;
}

/** Standard deviations on both sides of the peak that the first panels cover. */
const reach = 8.3;
/** Share of the highest rate below which the integration stops at an end. */
const faded = 1e-9;
const tolerance = 1e-6;
const mostPanels = 600;

interface Panel extends TimeSpan {
  readonly value: number;
  readonly error: number;
  /** Highest rate at its nodes, and whether all of them were found. */
  readonly highest: number;
  readonly settled: boolean;
}

/**
 * Expected number of collisions on curved paths: the collision rate integrated over time, from its peak outward until it has
 * faded, or over the span given. Given: the clouds; the minimum of Q, if one was found; the span, if one is wanted.
 * Returned: the number. Range-error: 1e-5 of the integral; the clouds are linearized at each time where they overlap most.
 * Source: Hall, "Expected Collision Rates for Tracked Satellites", J. Spacecraft and Rockets 58 (2021).
 */
export function nc3d(pair: CloudPair, minimum: OverlapMinimum | undefined, within?: TimeSpan): Nc3d {
  const segment = within ?? encounterSegment(pair, minimum?.seconds ?? 0);
  const whole = within !== undefined || minimum === undefined;
  const times = whole ? likelyTimes(pair, segment) : [minimum];
  const panels = new PanelList(pair);
  const edges = firstEdges(segment, times, whole);
  for (const [fromS, toS] of middleOut(edges, minimum?.seconds ?? 0)) panels.add(fromS, toS);
  if (!whole) growOutward(panels, segment);
  panels.refine();
  const all = panels.inOrder();
  const total = totalOf(all);
  const span = spanOf(all, total);
  return {
    probability: Math.min(1, total),
    span,
    segment,
    converged:
      panels.isFine() &&
      all.every(({ settled, fromS, toS }) => settled || toS < span.fromS || fromS > span.toS),
  };
}

/** Adds panels at both ends, each wider than the last, until the rate there has faded. */
function growOutward(panels: PanelList, segment: TimeSpan): void {
  let width = (panels.toS - panels.fromS) / 8;
  const isHigh = (panel: Panel) => panel.highest > faded * panels.highest;
  for (let low = isHigh(panels.first), high = isHigh(panels.last); low || high; width *= 1.3) {
    low &&= panels.fromS > segment.fromS;
    high &&= panels.toS < segment.toS;
    if (low) low = isHigh(panels.add(Math.max(segment.fromS, panels.fromS - width), panels.fromS));
    if (high) high = isHigh(panels.add(panels.toS, Math.min(segment.toS, panels.toS + width)));
  }
}

/** The panels so far; a rate that can't change the sum is not computed to its last digit. */
class PanelList {
  private panels: Panel[] = [];
  highest = 0;
  private total = 0;
  private readonly pair: CloudPair;

  constructor(pair: CloudPair) {
    this.pair = pair;
  }

  get first(): Panel {
    return this.panels.reduce((a, b) => (b.fromS < a.fromS ? b : a));
  }

  get last(): Panel {
    return this.panels.reduce((a, b) => (b.toS > a.toS ? b : a));
  }

  get fromS(): number {
    return this.first.fromS;
  }

  get toS(): number {
    return this.last.toS;
  }

  add(fromS: number, toS: number): Panel {
    const negligible = (tolerance * this.total) / (10 * (toS - fromS));
    const panel = integratePanel(this.pair, fromS, toS, negligible);
    this.panels.push(panel);
    this.total += panel.value;
    this.highest = Math.max(this.highest, panel.highest);
    return panel;
  }

  refine(): void {
    while (!this.isFine() && this.panels.length < mostPanels) {
      const allowed = (tolerance * this.total) / 10;
      const coarse = this.panels.filter(({ error }) => error > allowed);
      this.panels = this.panels.filter(({ error }) => error <= allowed);
      for (const { fromS, toS, value } of coarse) {
        this.total -= value;
        this.add(fromS, (fromS + toS) / 2);
        this.add((fromS + toS) / 2, toS);
      }
    }
  }

  isFine(): boolean {
    return this.panels.every(({ error }) => error <= (tolerance * this.total) / 10);
  }

  inOrder(): readonly Panel[] {
    return [...this.panels].sort((a, b) => a.fromS - b.fromS);
  }
}

/** Edges at growing distances from each likely time; to the ends of the segment where all of it is wanted. */
function firstEdges(segment: TimeSpan, times: readonly LikelyTime[], whole: boolean): readonly number[] {
  const length = segment.toS - segment.fromS;
  const edges = new Set<number>(whole ? [segment.fromS, segment.toS] : []);
  for (const { seconds, sigmaS } of times)
    for (let cut = 0; cut * sigmaS < length && (whole || cut <= reach); cut = cut < 2 ? cut + 2 : 1.8 * cut)
      for (const edge of [seconds - cut * sigmaS, seconds + cut * sigmaS])
        if (edge > segment.fromS && edge < segment.toS) edges.add(edge);
  const sorted = [...edges].sort((a, b) => a - b);
  const apart = sorted.filter((edge, k) => k === 0 || edge - sorted[k - 1] > 1e-9 * length);
  return apart.length > 1 ? apart : [segment.fromS, segment.toS];
}

/** Neighboring edges as panels, those nearest to a time first. */
function middleOut(edges: readonly number[], around: number): readonly (readonly [number, number])[] {
  const panels = edges.slice(1).map((edge, k) => [edges[k], edge] as const);
  return panels.sort((a, b) => Math.abs(a[0] + a[1] - 2 * around) - Math.abs(b[0] + b[1] - 2 * around));
}

function integratePanel(pair: CloudPair, fromS: number, toS: number, negligible: number): Panel {
  let settled = true;
  let highest = 0;
  const rateAt = (seconds: number): number => {
    const rate = collisionRate(pair, seconds, negligible);
    settled &&= rate.settled;
    highest = Math.max(highest, rate.perSecond);
    return rate.perSecond;
  };
  const { value, error } = gaussKronrod(rateAt, fromS, toS);
  return { fromS, toS, value, error, highest, settled };
}

const totalOf = (panels: readonly Panel[]): number => panels.reduce((sum, { value }) => sum + value, 0);

/** From where the sum passes a millionth of the total to where it passes all but that. */
function spanOf(panels: readonly Panel[], total: number): TimeSpan {
  let sum = 0;
  let from = panels[0].fromS;
  for (const { fromS, toS, value } of panels) {
    if (sum <= 1e-6 * total) from = fromS;
    sum += value;
    if (sum >= (1 - 1e-6) * total) return { fromS: from, toS };
  }
  return { fromS: from, toS: panels[panels.length - 1].toS };
}
