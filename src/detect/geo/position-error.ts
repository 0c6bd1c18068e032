import table from "./age-errors.json" with { type: "json" };

/** Share of the way from p50 to p90, in logarithms, at which 68 % lie: ln-normal, z(0.68) / z(0.90) = 0.468 / 1.282. */
const oneSigmaShare = 0.365;
/** Kilometres of one degree along the geostationary belt, at 42,164 km. */
export const beltKmPerDeg = 735.9;

/**
 * Given: age of a geostationary element set, days. Returned: its position error, km, that 68 % stay below.
 * Range: interpolated in the logarithm from 0.25 to 5.5 days; beyond, growing with the age (an extrapolation).
 * Source: `age-errors.json`.
 */
function positionErrorKm(ageDays: number): number {
  const age = Math.abs(ageDays);
  const errors = table.p50Km.map((p50, k) => p50 * (table.p90Km[k] / p50) ** oneSigmaShare);
  const last = errors.length - 1;
  if (age <= table.ageDays[0]) return errors[0];
  if (age >= table.ageDays[last]) return (errors[last] * age) / table.ageDays[last];
  let k = 0;
  while (table.ageDays[k + 1] < age) k++;
  const share = (age - table.ageDays[k]) / (table.ageDays[k + 1] - table.ageDays[k]);
  return errors[k] * (errors[k + 1] / errors[k]) ** share;
}

/** Error of the separation of two sets of these ages, km (both errors, independent). */
export const separationErrorKm = (ageDays1: number, ageDays2: number): number =>
  Math.hypot(positionErrorKm(ageDays1), positionErrorKm(ageDays2));
