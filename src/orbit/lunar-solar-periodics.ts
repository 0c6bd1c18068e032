import type { OperationMode } from "./sgp4-model.ts";
import type { ThirdBody } from "./sun-and-moon.ts";
import type { ThirdBodyTerms } from "./third-body.ts";
import { twoPi } from "./wgs72.ts";

/** Below this inclination, rad, Lyddane's variables are used. Source: AIAA 2006-6753 ("dpper"). */
const lyddaneBelowRad = 0.2;

/** Amplitudes of the periodics of one body: 2 and 3 by its double longitude, 4 by its distance. */
export interface BodyPeriodics {
  readonly meanAnomaly: number;
  readonly meanMotion: number;
  readonly eccentricity: number;
  readonly e2: number;
  readonly e3: number;
  readonly i2: number;
  readonly i3: number;
  readonly l2: number;
  readonly l3: number;
  readonly l4: number;
  readonly gh2: number;
  readonly gh3: number;
  readonly gh4: number;
  readonly h2: number;
  readonly h3: number;
}

export interface LunarSolarPeriodicTerms {
  readonly sun: BodyPeriodics;
  readonly moon: BodyPeriodics;
}

/** Given: a body with its terms, and the satellite's eccentricity. Returned: the amplitudes. Source: AIAA 2006-6753 ("dscom"). */
export function bodyPeriodics(
  body: ThirdBody,
  { s, z }: ThirdBodyTerms,
  eccentricity: number,
): BodyPeriodics {
  return {
    meanAnomaly: body.meanAnomaly,
    meanMotion: body.meanMotion,
    eccentricity: body.eccentricity,
    e2: 2 * s[1] * s[6],
    e3: 2 * s[1] * s[7],
    i2: 2 * s[2] * z[1][2],
    i3: 2 * s[2] * (z[1][3] - z[1][1]),
    l2: -2 * s[3] * z[2][0],
    l3: -2 * s[3] * (z[3][0] - z[1][0]),
    l4: -2 * s[3] * (-21 - 9 * eccentricity * eccentricity) * body.eccentricity,
    gh2: 2 * s[4] * z[3][2],
    gh3: 2 * s[4] * (z[3][3] - z[3][1]),
    gh4: -18 * s[4] * body.eccentricity,
    h2: -2 * s[2] * z[2][2],
    h3: -2 * s[2] * (z[2][3] - z[2][1]),
  };
}

/**
 * Adds the periodics of Sun and Moon.
 * Given: `mean` at `at`: a (Earth radii), e, i, node, argument of perigee, mean anomaly (rad), and minutes since the epoch.
 * Returned: the last five of them changed in place. Errors: none; the caller checks the eccentricity.
 * Source: Hoots & Roehrich (1980) §7; AIAA 2006-6753, appendix B ("dpper"; modes "i" and "a").
 */
export function addLunarSolarPeriodics(
  { sun, moon }: LunarSolarPeriodicTerms,
  mode: OperationMode,
  minutes: number,
  mean: Float64Array,
  at: number,
): void {
  let anomaly = sun.meanAnomaly + sun.meanMotion * minutes;
  let longitude = anomaly + 2 * sun.eccentricity * Math.sin(anomaly);
  let sin = Math.sin(longitude);
  let f2 = 0.5 * sin * sin - 0.25;
  let f3 = -0.5 * sin * Math.cos(longitude);
  let de = sun.e2 * f2 + sun.e3 * f3;
  let di = sun.i2 * f2 + sun.i3 * f3;
  let dl = sun.l2 * f2 + sun.l3 * f3 + sun.l4 * sin;
  let dgh = sun.gh2 * f2 + sun.gh3 * f3 + sun.gh4 * sin;
  let dh = sun.h2 * f2 + sun.h3 * f3;

  anomaly = moon.meanAnomaly + moon.meanMotion * minutes;
  longitude = anomaly + 2 * moon.eccentricity * Math.sin(anomaly);
  sin = Math.sin(longitude);
  f2 = 0.5 * sin * sin - 0.25;
  f3 = -0.5 * sin * Math.cos(longitude);
  de += moon.e2 * f2 + moon.e3 * f3;
  di += moon.i2 * f2 + moon.i3 * f3;
  dl += moon.l2 * f2 + moon.l3 * f3 + moon.l4 * sin;
  dgh += moon.gh2 * f2 + moon.gh3 * f3 + moon.gh4 * sin;
  dh += moon.h2 * f2 + moon.h3 * f3;

  const inclination = mean[at + 2] + di;
  mean[at + 1] += de;
  mean[at + 2] = inclination;
  if (inclination >= lyddaneBelowRad) {
    const node = dh / Math.sin(inclination);
    mean[at + 3] += node;
    mean[at + 4] += dgh - Math.cos(inclination) * node;
    mean[at + 5] += dl;
  } else {
    addByLyddane(inclination, di, dl, dgh, dh, mode, mean, at);
  }
}

/** Source: Lyddane (1963), Astron. J. 68, 555; the quadrants by AIAA 2006-6753. */
function addByLyddane(
  inclination: number,
  di: number,
  dl: number,
  dgh: number,
  dh: number,
  mode: OperationMode,
  mean: Float64Array,
  at: number,
): void {
  const sinI = Math.sin(inclination);
  const cosI = Math.cos(inclination);
  const sinNode = Math.sin(mean[at + 3]);
  const cosNode = Math.cos(mean[at + 3]);
  const alpha = sinI * sinNode + dh * cosNode + di * cosI * sinNode;
  const beta = sinI * cosNode - dh * sinNode + di * cosI * cosNode;
  const oldNode = wrapForMode(mean[at + 3] % twoPi, mode);
  const longitude = mean[at + 5] + mean[at + 4] + cosI * oldNode + dl + dgh - di * oldNode * sinI;
  let node = wrapForMode(Math.atan2(alpha, beta), mode);
  if (Math.abs(oldNode - node) > Math.PI) node += node < oldNode ? twoPi : -twoPi;
  mean[at + 3] = node;
  mean[at + 5] += dl;
  mean[at + 4] = longitude - mean[at + 5] - cosI * node;
}

/** The Air Force's mode keeps the node positive, as its intrinsic functions do. */
const wrapForMode = (angle: number, mode: OperationMode): number =>
  angle < 0 && mode === "a" ? angle + twoPi : angle;
