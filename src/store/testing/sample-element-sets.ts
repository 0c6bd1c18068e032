import type { ElementTable } from "../../orbit/index.ts";

/**
 * Given: how many and a seed. Returned: made-up element sets, some per object over two months, the same for the same
 * seed. For tests of storage only: they are no orbits.
 */
export function sampleElementSets(count: number, seed: number): ElementTable {
  let state = seed + 1;
  const random = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff; // POSIX rand()'s congruence
    return state / 0x80000000;
  };
  const doubles = (scale: number) => Float64Array.from({ length: count }, () => random() * scale);
  return {
    count,
    id: Int32Array.from({ length: count }, (_, row) => 1 + (row >> 2)),
    epochDays: Int32Array.from({ length: count }, (_, row) => 9_700 + (row & 3) * 20),
    epochNanos: Float64Array.from({ length: count }, () => Math.floor(random() * 86_400e9)),
    meanMotionRevPerDay: doubles(16),
    eccentricity: doubles(1),
    inclinationDeg: doubles(180),
    raanDeg: doubles(360),
    argumentOfPerigeeDeg: doubles(360),
    meanAnomalyDeg: doubles(360),
    bstar: doubles(1e-3),
    meanMotionDot: doubles(1e-4),
    meanMotionDdot: doubles(1e-7),
    name: Array.from({ length: count }, (_, row) => `OBJECT ${1 + (row >> 2)}`),
    internationalDesignator: Array.from({ length: count }, () => "2026-001A"),
  };
}
