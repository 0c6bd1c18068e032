export interface Accuracy {
  readonly largestKm: number;
  readonly medianKm: number;
  readonly largestKmPerS: number;
  /** States that the rival doesn't have, though the reference does. */
  readonly missing: number;
}

/** Given: two arrays of states (x y z vx vy vz, km and km/s). Returned: how far the second is from the first. */
export function compareStates(reference: Float64Array, states: Float64Array): Accuracy {
  const distancesKm: number[] = [];
  let largestKmPerS = 0;
  let missing = 0;
  for (let at = 0; at < reference.length; at += 6) {
    const away = (offset: number) => states[at + offset] - reference[at + offset];
    const distanceKm = Math.hypot(away(0), away(1), away(2));
    if (Number.isNaN(distanceKm)) missing++;
    else distancesKm.push(distanceKm);
    largestKmPerS = Math.max(largestKmPerS, Math.hypot(away(3), away(4), away(5)) || 0);
  }
  distancesKm.sort((a, b) => a - b);
  return {
    largestKm: distancesKm.at(-1) ?? Number.NaN,
    medianKm: distancesKm[distancesKm.length >> 1] ?? Number.NaN,
    largestKmPerS,
    missing,
  };
}
