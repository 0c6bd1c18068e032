/** A cubic in the eccentricity: constant, linear, quadratic, cubic coefficient. */
type Cubic = readonly [number, number, number, number];

/*
 * Eccentricity functions G of the half-day resonance as cubics in pieces.
 * Source: Hoots & Roehrich (1980) §7; AIAA 2006-6753, appendix B ("dsinit").
 */

/** Up to e = 0.65, and above. */
const to065 = {
  g211: [3.616, -13.247, 16.29, 0],
  g310: [-19.302, 117.39, -228.419, 156.591],
  g322: [-18.9068, 109.7927, -214.6334, 146.5816],
  g410: [-41.122, 242.694, -471.094, 313.953],
  g422: [-146.407, 841.88, -1629.014, 1083.435],
  g520: [-532.114, 3017.977, -5740.032, 3708.276],
} as const satisfies Record<string, Cubic>;

const above065 = {
  g211: [-72.099, 331.819, -508.738, 266.724],
  g310: [-346.844, 1582.851, -2415.925, 1246.113],
  g322: [-342.585, 1554.908, -2366.899, 1215.972],
  g410: [-1052.797, 4758.686, -7193.992, 3651.957],
  g422: [-3581.69, 16178.11, -24462.77, 12422.52],
  g520: [1464.74, -4664.75, 3763.64, 0],
} as const satisfies Record<string, Cubic>;

/** G520 above e = 0.715. */
const g520Above0715: Cubic = [-5149.66, 29936.92, -54087.36, 31324.56];

/** Below e = 0.7, and from there on. */
const below07 = {
  g521: [-822.71072, 4568.6173, -8491.4146, 5337.524],
  g532: [-853.666, 4690.25, -8624.77, 5341.4],
  g533: [-919.2277, 4988.61, -9064.77, 5542.21],
} as const satisfies Record<string, Cubic>;

const from07 = {
  g521: [-51752.104, 218913.95, -309468.16, 146349.42],
  g532: [-40023.88, 170470.89, -242699.48, 115605.82],
  g533: [-37995.78, 161616.52, -229838.2, 109377.94],
} as const satisfies Record<string, Cubic>;

/** Given: eccentricity, 0.5 … 1. Returned: the G functions, no unit. Range-error: as the model defines it. */
export function eccentricityFunctions(e: number) {
  const e2 = e * e;
  const value = ([c0, c1, c2, c3]: Cubic): number => c0 + c1 * e + c2 * e2 + c3 * (e * e2);
  const low = e <= 0.65 ? to065 : above065;
  const high = e < 0.7 ? below07 : from07;
  return {
    g201: -0.306 - (e - 0.64) * 0.44,
    g211: value(low.g211),
    g310: value(low.g310),
    g322: value(low.g322),
    g410: value(low.g410),
    g422: value(low.g422),
    g520: value(e > 0.715 ? g520Above0715 : low.g520),
    g521: value(high.g521),
    g532: value(high.g532),
    g533: value(high.g533),
  };
}
