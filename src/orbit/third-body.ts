/** How strongly a third body (Sun or Moon) pulls at an orbit, from its direction and the orbit's orientation. */
export interface ThirdBodyTerms {
  /** s1 … s7 and the z of Hoots & Roehrich; z[1][2] is z12, z[3][0] is z3. */
  readonly s: readonly number[];
  readonly z: readonly (readonly number[])[];
}

/** Direction of the body's orbit plane and of the body in it; sines and cosines. */
export interface BodyOrientation {
  readonly cosG: number;
  readonly sinG: number;
  readonly cosI: number;
  readonly sinI: number;
  readonly cosH: number;
  readonly sinH: number;
}

export interface OrbitOrientation {
  readonly eccentricity: number;
  readonly sinInclination: number;
  readonly cosInclination: number;
  readonly sinPerigee: number;
  readonly cosPerigee: number;
  readonly meanMotion: number;
}

/**
 * Given: the body, its perturbation coefficient (rad/min), the orbit at the epoch.
 * Returned: s1 … s7 (index 1 … 7) and z[j][k] = zjk, z[j][0] = zj.
 * Range-error: as the model defines it. Source: Hoots & Roehrich (1980) §7; AIAA 2006-6753, appendix B ("dscom").
 */
export function thirdBodyTerms(
  body: BodyOrientation,
  coefficient: number,
  orbit: OrbitOrientation,
): ThirdBodyTerms {
  const { eccentricity: e, sinInclination, cosInclination, sinPerigee, cosPerigee } = orbit;
  const e2 = e * e;
  const beta2 = 1 - e2;
  const beta = Math.sqrt(beta2);

  const a1 = body.cosG * body.cosH + body.sinG * body.cosI * body.sinH;
  const a3 = -body.sinG * body.cosH + body.cosG * body.cosI * body.sinH;
  const a7 = -body.cosG * body.sinH + body.sinG * body.cosI * body.cosH;
  const a8 = body.sinG * body.sinI;
  const a9 = body.sinG * body.sinH + body.cosG * body.cosI * body.cosH;
  const a10 = body.cosG * body.sinI;
  const a2 = cosInclination * a7 + sinInclination * a8;
  const a4 = cosInclination * a9 + sinInclination * a10;
  const a5 = -sinInclination * a7 + cosInclination * a8;
  const a6 = -sinInclination * a9 + cosInclination * a10;

  const x1 = a1 * cosPerigee + a2 * sinPerigee;
  const x2 = a3 * cosPerigee + a4 * sinPerigee;
  const x3 = -a1 * sinPerigee + a2 * cosPerigee;
  const x4 = -a3 * sinPerigee + a4 * cosPerigee;
  const x5 = a5 * sinPerigee;
  const x6 = a6 * sinPerigee;
  const x7 = a5 * cosPerigee;
  const x8 = a6 * cosPerigee;

  const z31 = 12 * x1 * x1 - 3 * x3 * x3;
  const z32 = 24 * x1 * x2 - 6 * x3 * x4;
  const z33 = 12 * x2 * x2 - 3 * x4 * x4;
  const z1 = 3 * (a1 * a1 + a2 * a2) + z31 * e2;
  const z2 = 6 * (a1 * a3 + a2 * a4) + z32 * e2;
  const z3 = 3 * (a3 * a3 + a4 * a4) + z33 * e2;
  const z11 = -6 * a1 * a5 + e2 * (-24 * x1 * x7 - 6 * x3 * x5);
  const z12 = -6 * (a1 * a6 + a3 * a5) + e2 * (-24 * (x2 * x7 + x1 * x8) - 6 * (x3 * x6 + x4 * x5));
  const z13 = -6 * a3 * a6 + e2 * (-24 * x2 * x8 - 6 * x4 * x6);
  const z21 = 6 * a2 * a5 + e2 * (24 * x1 * x5 - 6 * x3 * x7);
  const z22 = 6 * (a4 * a5 + a2 * a6) + e2 * (24 * (x2 * x5 + x1 * x6) - 6 * (x4 * x7 + x3 * x8));
  const z23 = 6 * a4 * a6 + e2 * (24 * x2 * x6 - 6 * x4 * x8);

  const s3 = coefficient / orbit.meanMotion;
  const s4 = s3 * beta;
  return {
    s: [0, -15 * e * s4, (-0.5 * s3) / beta, s3, s4, x1 * x3 + x2 * x4, x2 * x3 + x1 * x4, x2 * x4 - x1 * x3],
    z: [
      [],
      [z1 + z1 + beta2 * z31, z11, z12, z13],
      [z2 + z2 + beta2 * z32, z21, z22, z23],
      [z3 + z3 + beta2 * z33, z31, z32, z33],
    ],
  };
}
