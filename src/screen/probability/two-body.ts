import { eccentricLongitude, muKm3PerS2, planeAxes, type StateWithPartials } from "./equinoctial.ts";

/**
 * Two-body motion with its partials.
 * Given: equinoctial elements at the epoch, seconds after it. Returned: the state and ∂ state / ∂ elements at the epoch.
 * Range-error: rounding. Source: Broucke & Cefola, Celestial Mechanics 5 (1972), partials derived anew.
 */
export function twoBodyWithPartials(elements: Float64Array, seconds: number): StateWithPartials {
  const [n, af, ag, chi, psi, longitude0] = elements;
  const a = Math.cbrt(muKm3PerS2 / (n * n));
  const F = eccentricLongitude(longitude0 + n * seconds, af, ag);
  const cos = Math.cos(F);
  const sin = Math.sin(F);
  const s = Math.sqrt(1 - af * af - ag * ag);
  const b = 1 / (1 + s);
  const rho = 1 - af * cos - ag * sin;
  const r = a * rho;
  const [f, g] = planeAxes(chi, psi);

  const x = a * ((1 - ag * ag * b) * cos + af * ag * b * sin - af);
  const y = a * ((1 - af * af * b) * sin + af * ag * b * cos - ag);
  // Velocity is (n a / ρ) (p, q).
  const p = af * ag * b * cos - (1 - ag * ag * b) * sin;
  const q = (1 - af * af * b) * cos - af * ag * b * sin;
  const speed = (n * a) / rho;
  const state = new Float64Array(6);
  for (let k = 0; k < 3; k++) {
    state[k] = x * f[k] + y * g[k];
    state[3 + k] = speed * (p * f[k] + q * g[k]);
  }

  const partials = new Float64Array(36);
  const pull = -muKm3PerS2 / (r * r * r * n);
  for (let k = 0; k < 3; k++) {
    const alongPosition = state[3 + k] / n;
    const alongVelocity = pull * state[k];
    partials[6 * k + 5] = alongPosition;
    partials[6 * (k + 3) + 5] = alongVelocity;
    partials[6 * k] = (-2 * state[k]) / (3 * n) + seconds * alongPosition;
    partials[6 * (k + 3)] = state[3 + k] / (3 * n) + seconds * alongVelocity;
  }
  // ∂F/∂af = sin/ρ, ∂F/∂ag = −cos/ρ; ∂b/∂af = b² af / s.
  for (const column of [1, 2]) {
    const isF = column === 1;
    const dF = (isF ? sin : -cos) / rho;
    const db = (b * b * (isF ? af : ag)) / s;
    const dff = isF ? 2 * af : 0;
    const dgg = isF ? 0 : 2 * ag;
    const dfg = isF ? ag : af;
    const dCos = -sin * dF;
    const dSin = cos * dF;
    const kx = -dgg * b - ag * ag * db;
    const ky = -dff * b - af * af * db;
    const kxy = dfg * b + af * ag * db;
    const dx = a * (kx * cos + (1 - ag * ag * b) * dCos + kxy * sin + af * ag * b * dSin - (isF ? 1 : 0));
    const dy = a * (ky * sin + (1 - af * af * b) * dSin + kxy * cos + af * ag * b * dCos - (isF ? 0 : 1));
    const dp = kxy * cos + af * ag * b * dCos - kx * sin - (1 - ag * ag * b) * dSin;
    const dq = ky * cos + (1 - af * af * b) * dCos - kxy * sin - af * ag * b * dSin;
    const dRho = -(isF ? cos : sin) - af * dCos - ag * dSin;
    const dvx = speed * (dp - (p * dRho) / rho);
    const dvy = speed * (dq - (q * dRho) / rho);
    for (let k = 0; k < 3; k++) {
      partials[6 * k + column] = dx * f[k] + dy * g[k];
      partials[6 * (k + 3) + column] = dvx * f[k] + dvy * g[k];
    }
  }
  const d = 1 + chi * chi + psi * psi;
  const turns = [
    [
      [-2 * chi, 2 * psi, -2],
      [2 * psi, 2 * chi, 0],
    ],
    [
      [2 * psi, 2 * chi, 0],
      [2 * chi, -2 * psi, 2],
    ],
  ];
  for (const [index, [df, dg]] of turns.entries()) {
    const dd = (2 * (index === 0 ? chi : psi)) / d;
    for (let k = 0; k < 3; k++) {
      const fk = df[k] / d - dd * f[k];
      const gk = dg[k] / d - dd * g[k];
      partials[6 * k + 3 + index] = x * fk + y * gk;
      partials[6 * (k + 3) + 3 + index] = speed * (p * fk + q * gk);
    }
  }
  return { state, partials };
}
