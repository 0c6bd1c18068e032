import table from "./regimes.json" with { type: "json" };

/** GSO is inclined geosynchronous (the quasi-zenith satellites); "other" is beyond all rules, mostly above the belt. */
export const regimes = ["LEO", "MEO", "GEO", "GSO", "HEO", "other"] as const;
export type Regime = (typeof regimes)[number];

interface RegimeOrbit {
  readonly meanMotionRevPerDay: number;
  readonly eccentricity: number;
  readonly inclinationDeg: number;
}

const within = (value: number, [least, below]: readonly number[]): boolean => value >= least && value < below;

/** Given: mean elements. Returned: the first regime of regimes.json whose ranges (least ≤ value < most) hold them. */
export function regimeOf(orbit: RegimeOrbit): Regime {
  const rule = table.rules.find(
    (candidate) =>
      within(orbit.eccentricity, candidate.eccentricity) &&
      within(orbit.meanMotionRevPerDay, candidate.meanMotionRevPerDay) &&
      within(orbit.inclinationDeg, candidate.inclinationDeg),
  );
  return regimes.find((regime) => regime === rule?.regime) ?? "other";
}
