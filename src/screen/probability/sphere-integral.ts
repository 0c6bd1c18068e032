import { gaussLegendre, type QuadratureRule } from "./gauss-legendre.ts";

/** What is integrated: a function of a unit vector. */
export type SphereFunction = (x: number, y: number, z: number) => number;

export interface SphereOptions {
  /** The direction across whose equator the function bends; need not be of unit length. */
  readonly pole: ArrayLike<number>;
  /** Half the height of the band around the equator within which it bends, as the sine of the latitude; 0…1. */
  readonly band: number;
  /** Width of the sharpest feature, rad: no first panel is much wider. */
  readonly feature: number;
  /** Error that is accepted whatever the value. */
  readonly floor: number;
}

export interface SphereIntegral {
  readonly value: number;
  /** False where the limit of panels was met before the tolerance. */
  readonly converged: boolean;
}

const rule = gaussLegendre(8);
/** The check: a panel whose sum by this rule is the same needs no quartering. */
const check = gaussLegendre(6);
const tolerance = 1e-5;
/** A band flatter than this is not told from a bend: what it adds goes with its square. */
const flattestBand = 3e-4;
const mostPanels = 20_000;
const sectors = 3;
/** A panel of eight nodes resolves a bell of about this share of its width. */
const featuresPerPanel = 6;
const finestFirst = 64;

/** A rectangle in (sine of latitude, longitude). */
interface Panel {
  readonly u: number;
  readonly halfU: number;
  readonly angle: number;
  readonly halfAngle: number;
  readonly value: number;
  readonly error: number;
}

/**
 * Integral over the unit sphere of a function with a bend at the equator of a pole, smooth elsewhere.
 * Given: the function and {@link SphereOptions}. Returned: the integral, by an 8 × 8 Gauss rule on rectangles that are quartered
 * until a 6 × 6 rule agrees. Range-error: 1e-6 relative (or the floor) where converged, measured against finer panels.
 */
export function integrateSphere(f: SphereFunction, options: SphereOptions): SphereIntegral {
  const axes = axesAround(options.pole);
  const panelOf = (u: number, halfU: number, angle: number, halfAngle: number): Panel => {
    const value = panelSum(f, axes, rule, u, halfU, angle, halfAngle);
    const error = Math.abs(value - panelSum(f, axes, check, u, halfU, angle, halfAngle));
    return { u, halfU, angle, halfAngle, value, error };
  };
  let panels = firstPanels(options, panelOf);
  let settled = 0;
  let seen = panels.length;
  while (panels.length > 0) {
    const open = panels.reduce((sum, { value }) => sum + value, 0);
    const allowed =
      Math.max(options.floor, tolerance * Math.abs(settled + open)) / Math.max(16, panels.length);
    const coarse: Panel[] = [];
    for (const panel of panels)
      if (panel.error <= allowed) settled += panel.value;
      else coarse.push(panel);
    seen += 4 * coarse.length;
    if (seen > mostPanels)
      return { value: settled + coarse.reduce((sum, { value }) => sum + value, 0), converged: false };
    panels = coarse.flatMap(({ u, halfU, angle, halfAngle }) =>
      quarters.map(([du, da]) =>
        panelOf(u + (du * halfU) / 2, halfU / 2, angle + (da * halfAngle) / 2, halfAngle / 2),
      ),
    );
  }
  return { value: settled, converged: true };
}

const quarters = [
  [-1, -1],
  [-1, 1],
  [1, -1],
  [1, 1],
] as const;

function firstPanels(
  { band, feature }: SphereOptions,
  panelOf: (u: number, halfU: number, angle: number, halfAngle: number) => Panel,
): Panel[] {
  const edges = band > flattestBand && band < 0.5 ? [-1, -band, 0, band, 1] : [-1, 0, 1];
  const widest = featuresPerPanel * feature;
  const turns = sectors * Math.min(finestFirst, Math.ceil((2 * Math.PI) / sectors / widest));
  const panels: Panel[] = [];
  for (let k = 1; k < edges.length; k++) {
    const cuts = Math.min(finestFirst, Math.ceil((edges[k] - edges[k - 1]) / widest));
    const halfU = (edges[k] - edges[k - 1]) / (2 * cuts);
    for (let cut = 0; cut < cuts; cut++)
      for (let turn = 0; turn < turns; turn++)
        panels.push(
          panelOf(
            edges[k - 1] + (2 * cut + 1) * halfU,
            halfU,
            ((2 * turn + 1) * Math.PI) / turns,
            Math.PI / turns,
          ),
        );
  }
  return panels;
}

function panelSum(
  f: SphereFunction,
  [p, e, g]: readonly (readonly number[])[],
  { nodes, weights }: QuadratureRule,
  u0: number,
  halfU: number,
  angle0: number,
  halfAngle: number,
): number {
  let total = 0;
  for (let k = 0; k < nodes.length; k++) {
    const angle = angle0 + halfAngle * nodes[k];
    const cos = Math.cos(angle);
    const sin = Math.sin(angle);
    const ax = cos * e[0] + sin * g[0];
    const ay = cos * e[1] + sin * g[1];
    const az = cos * e[2] + sin * g[2];
    let line = 0;
    for (let n = 0; n < nodes.length; n++) {
      const u = u0 + halfU * nodes[n];
      const s = Math.sqrt(1 - u * u);
      line += weights[n] * f(u * p[0] + s * ax, u * p[1] + s * ay, u * p[2] + s * az);
    }
    total += weights[k] * line;
  }
  return halfU * halfAngle * total;
}

/** The pole and two unit vectors across it. */
function axesAround(pole: ArrayLike<number>): readonly (readonly number[])[] {
  const length = Math.hypot(pole[0], pole[1], pole[2]);
  const p = length > 0 ? [pole[0] / length, pole[1] / length, pole[2] / length] : [0, 0, 1];
  const alongX = Math.abs(p[0]) >= 0.6;
  const across = alongX ? Math.hypot(p[0], p[2]) : Math.hypot(p[1], p[2]);
  const e = alongX ? [-p[2] / across, 0, p[0] / across] : [0, p[2] / across, -p[1] / across];
  const g = [p[1] * e[2] - p[2] * e[1], p[2] * e[0] - p[0] * e[2], p[0] * e[1] - p[1] * e[0]];
  return [p, e, g];
}
