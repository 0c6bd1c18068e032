import type { BodyOrientation } from "./third-body.ts";
import { twoPi } from "./wgs72.ts";

/** A third body as SDP4 sees it: fixed circular-like orbit with a mean anomaly that runs evenly. */
export interface ThirdBody {
  readonly orientation: BodyOrientation;
  /** Perturbation coefficient, rad/min (C1 of Hoots & Roehrich). */
  readonly coefficient: number;
  readonly eccentricity: number;
  /** rad/min. */
  readonly meanMotion: number;
  /** At the epoch, rad. */
  readonly meanAnomaly: number;
}

/** Days from 1900-01-00.5, from which the series below count, to 2000-01-01.0. Source: day = epoch(1950) + 18261.5. */
const daysFrom1900To2000 = 36_524.5;

/** Obliquity of the ecliptic as SDP4 has it. Source: Hoots & Roehrich (1980) §7 (all numbers of this file). */
const sinObliquity = 0.39785416;
const cosObliquity = 0.91744867;

/**
 * Sun and Moon at the epoch, as SDP4 has them.
 * Given: epoch as UTC days since 2000-01-01 with fraction; sine and cosine of the satellite's node.
 * Returned: both bodies, the Moon's node counted from the satellite's. Range-error: as the model defines it.
 * Source: Hoots & Roehrich (1980) §7; AIAA 2006-6753, appendix B ("dscom").
 */
export function sunAndMoon(
  daysSince2000: number,
  sinRaan: number,
  cosRaan: number,
): { sun: ThirdBody; moon: ThirdBody } {
  const day = daysSince2000 + daysFrom1900To2000;
  const moonNode = (4.523602 - 9.2422029e-4 * day) % twoPi;
  const sinNode = Math.sin(moonNode);
  const cosNode = Math.cos(moonNode);
  const cosI = 0.91375164 - 0.03568096 * cosNode;
  const sinI = Math.sqrt(1 - cosI * cosI);
  const sinH = (0.089683511 * sinNode) / sinI;
  const cosH = Math.sqrt(1 - sinH * sinH);
  const moonLongitude = 5.8351514 + 0.001944368 * day;
  const fromNode = Math.atan2(
    (sinObliquity * sinNode) / sinI,
    cosH * cosNode + cosObliquity * sinH * sinNode,
  );
  const g = moonLongitude + fromNode - moonNode;

  const sun: ThirdBody = {
    orientation: {
      cosG: 0.1945905,
      sinG: -0.98088458,
      cosI: cosObliquity,
      sinI: sinObliquity,
      cosH: cosRaan,
      sinH: sinRaan,
    },
    coefficient: 2.9864797e-6,
    eccentricity: 0.01675,
    meanMotion: 1.19459e-5,
    meanAnomaly: (6.2565837 + 0.017201977 * day) % twoPi,
  };
  const moon: ThirdBody = {
    orientation: {
      cosG: Math.cos(g),
      sinG: Math.sin(g),
      cosI,
      sinI,
      cosH: cosH * cosRaan + sinH * sinRaan,
      sinH: sinRaan * cosH - cosRaan * sinH,
    },
    coefficient: 4.7968065e-7,
    eccentricity: 0.0549,
    meanMotion: 1.5835218e-4,
    meanAnomaly: (4.7199672 + 0.2299715 * day - moonLongitude) % twoPi,
  };
  return { sun, moon };
}
