import type { Detection, DetectionKind, Neighbor } from "../../detect/index.ts";

/** A detection as a rule would report it; `day` and `days` count from 2026-07-01. */
export function detectionOf(
  kind: DetectionKind,
  ids: readonly number[],
  day: number,
  days: number,
  further: {
    readonly values?: Readonly<Record<string, number>>;
    readonly neighbors?: readonly number[];
    readonly probability?: number;
  } = {},
): Detection {
  const neighbors = further.neighbors?.map(
    (id, index): Neighbor => ({ id, rank: index + 1, separationDeg: 0.05 * (index + 1) }),
  );
  return {
    kind,
    ids,
    from: isoOfDay(day),
    to: isoOfDay(day + days),
    values: further.values ?? {},
    ...(neighbors ? { neighbors } : {}),
    detectionProbability: further.probability ?? 0.95,
    rule: { name: `${kind}-test-rule`, version: "1.0.0", parameters: { threshold: 1 } },
    inputs: ["0".repeat(64)],
    limitations: [],
  };
}

/** Given: days since 2026-07-01, fractions too. Returned: the time as records write it. */
export const isoOfDay = (day: number): string =>
  new Date(Date.UTC(2026, 6, 1) + day * 86_400_000).toISOString().replace("Z", "000Z");

export const idKey = new Uint8Array(32).fill(7);
