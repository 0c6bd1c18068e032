import fc from "fast-check";
import type { MeanElements } from "../element-table.ts";

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** Element sets of every regime: low, half-day, one-day resonant, far; also ones that have decayed. */
export const arbitraryElements: fc.Arbitrary<MeanElements> = fc.record(
  {
    id: fc.integer({ min: 1, max: 999_999_999 }),
    name: fc.string({ maxLength: 24 }),
    internationalDesignator: fc.constantFrom("", "1998-067A", "2026-001BC"),
    epoch: fc.record(
      {
        scale: fc.constant("UTC" as const),
        days: fc.integer({ min: -15_000, max: 15_000 }),
        nanos: fc.integer({ min: 0, max: 86_399_999_999 }).map((micros) => micros * 1000),
      },
      { noNullPrototype: true },
    ),
    meanMotionRevPerDay: fc.oneof(
      between(0.05, 17),
      between(0.95, 1.05),
      between(1.9, 2.1),
      between(11, 16.5),
    ),
    eccentricity: fc.oneof(between(0, 0.05), between(0, 0.9)),
    inclinationDeg: fc.oneof(between(0, 180), between(0, 12)),
    raanDeg: between(0, 360),
    argumentOfPerigeeDeg: between(0, 360),
    meanAnomalyDeg: between(0, 360),
    bstar: between(-0.01, 0.01),
    meanMotionDot: between(-0.01, 0.01),
    meanMotionDdot: between(-1e-4, 1e-4),
  },
  { noNullPrototype: true },
);
