/** A cubic in the eccentricity: constant, linear, quadratic, cubic coefficient. */
type Cubic = readonly [number, number, number, number];

/**
 * Eccentricity functions G of the half-day resonance as cubics, with the eccentricity up to which each holds.
 * Source: Hoots & Roehrich (1980) §7; AIAA 2006-6753, appendix B ("dsinit").
 */
const pieces = {
  g211: [
    [0.65, [3.616, -13.247, 16.29, 0]],
    [1, [-72.099, 331.819, -508.738, 266.724]],
  ],
  g310: [
    [0.65, [-19.302, 117.39, -228.419, 156.591]],
    [1, [-346.844, 1582.851, -2415.925, 1246.113]],
  ],
  g322: [
    [0.65, [-18.9068, 109.7927, -214.6334, 146.5816]],
    [1, [-342.585, 1554.908, -2366.899, 1215.972]],
  ],
  g410: [
    [0.65, [-41.122, 242.694, -471.094, 313.953]],
    [1, [-1052.797, 4758.686, -7193.992, 3651.957]],
  ],
  g422: [
    [0.65, [-146.407, 841.88, -1629.014, 1083.435]],
    [1, [-3581.69, 16178.11, -24462.77, 12422.52]],
  ],
  g520: [
    [0.65, [-532.114, 3017.977, -5740.032, 3708.276]],
    [0.715, [1464.74, -4664.75, 3763.64, 0]],
    [1, [-5149.66, 29936.92, -54087.36, 31324.56]],
  ],
  // These three change pieces just below 0.7, the others just above their bound.
  g521: [
    [0.7, [-822.71072, 4568.6173, -8491.4146, 5337.524]],
    [1, [-51752.104, 218913.95, -309468.16, 146349.42]],
  ],
  g532: [
    [0.7, [-853.666, 4690.25, -8624.77, 5341.4]],
    [1, [-40023.88, 170470.89, -242699.48, 115605.82]],
  ],
  g533: [
    [0.7, [-919.2277, 4988.61, -9064.77, 5542.21]],
    [1, [-37995.78, 161616.52, -229838.2, 109377.94]],
  ],
} as const satisfies Record<string, readonly (readonly [upTo: number, Cubic])[]>;

/** The pieces that end below 0.7, not at it. */
const endsBefore = 0.7;

/** Given: eccentricity, 0.5 … 1. Returned: the G functions, no unit. Range-error: as the model defines it. */
export function eccentricityFunctions(e: number) {
  const value = (choices: readonly (readonly [upTo: number, Cubic])[]): number => {
    const piece = choices.find(([upTo]) => (upTo === endsBefore ? e < upTo : e <= upTo)) ?? choices[choices.length - 1];
    const [c0, c1, c2, c3] = piece[1];
    return c0 + c1 * e + c2 * e * e + c3 * e * e * e;
  };
  return {
    g201: -0.306 - (e - 0.64) * 0.44,
    g211: value(pieces.g211),
    g310: value(pieces.g310),
    g322: value(pieces.g322),
    g410: value(pieces.g410),
    g422: value(pieces.g422),
    g520: value(pieces.g520),
    g521: value(pieces.g521),
    g532: value(pieces.g532),
    g533: value(pieces.g533),
  };
}
