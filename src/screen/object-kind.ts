import { screeningPolicy } from "./policy.ts";

type Kind = keyof typeof screeningPolicy.hardBodyRadiusM;

/** Kind of an object as its catalog name tells ("… R/B", "… DEB"); anything else counts as a payload, the larger. */
const kindOfName = (name: string): Kind =>
  /\bR\/B\b/.test(name) ? "rocket-body" : /\bDEB\b/.test(name) ? "debris" : "payload";

/**
 * Given the catalog names of all rows, returned what tells the radius of two rows' bodies together by the policy's value a
 * kind, km. A name is read once.
 */
export function combinedRadiusKm(names: readonly string[]): (row1: number, row2: number) => number {
  const known = new Float64Array(names.length);
  const radius = (row: number): number => {
    if (known[row] === 0) known[row] = screeningPolicy.hardBodyRadiusM[kindOfName(names[row])] / 1000;
    return known[row];
  };
  return (row1, row2) => radius(row1) + radius(row2);
}
