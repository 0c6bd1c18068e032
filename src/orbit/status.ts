/**
 * What became of a propagation: a state of the world, never an exception. The numbers 1 … 6 are Vallado's (AIAA 2006-6753);
 * his 5 (sub-orbital epoch elements) no longer occurs.
 * 0 ok · 1 mean eccentricity outside [-0.001, 1) · 2 mean motion not above zero · 3 perturbed eccentricity outside [0, 1]
 * · 4 semi-latus rectum below zero · 6 below the Earth's surface · 7 an element or the time is no
 * finite number, or the time is beyond 190 years (1e8 minutes).
 */
export type Sgp4Status = 0 | 1 | 2 | 3 | 4 | 6 | 7;

export const sgp4Statuses = {
  ok: 0,
  meanEccentricity: 1,
  meanMotion: 2,
  perturbedEccentricity: 3,
  semiLatusRectum: 4,
  decayed: 6,
  notFinite: 7,
} as const satisfies Record<string, Sgp4Status>;

const errorCodes = {
  1: "orbit-mean-eccentricity",
  2: "orbit-mean-motion",
  3: "orbit-perturbed-eccentricity",
  4: "orbit-semi-latus-rectum",
  6: "orbit-decayed",
  7: "orbit-not-finite",
} as const;

export type OrbitErrorCode = (typeof errorCodes)[keyof typeof errorCodes];

/** Given a status, returned its code in the error table (`describeError({ code }, language)`), none for 0. */
export const sgp4StatusCode = (status: Sgp4Status): OrbitErrorCode | undefined =>
  status === 0 ? undefined : errorCodes[status];
