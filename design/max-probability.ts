/**
 * Which hard-body radius do SOCRATES' published maximum probabilities imply, and what does the policy give? Needs ../shared.
 * Run: node design/max-probability.ts
 */
import { readFileSync } from "node:fs";
import { sharedPath } from "../src/core/testing/shared-data.ts";

const { pairs } = JSON.parse(readFileSync(sharedPath("oracles/conjunctions/socrates-pairs.json"), "utf8"));
const rows = pairs.map(
  ({
    socrates: s,
  }: {
    socrates: { name_1: string; name_2: string; range_km: number; max_prob: number; dilution_km: number };
  }) => ({
    name1: s.name_1,
    name2: s.name_2,
    rangeKm: s.range_km,
    maxProbability: s.max_prob,
    // P = AR r² / (e d²) with an aspect ratio between 1 and 3: the radius lies between the two.
    "radius m (ratio 3)": Math.round(1000 * s.range_km * Math.sqrt((Math.E * s.max_prob) / 3)),
    "radius m (ratio 1)": Math.round(1000 * s.range_km * Math.sqrt(Math.E * s.max_prob)),
  }),
);
console.table(rows);
