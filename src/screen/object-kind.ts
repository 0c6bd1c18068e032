import { screeningPolicy } from "./policy.ts";

type Kind = keyof typeof screeningPolicy.hardBodyRadiusM;

/** Kind of an object as its catalog name tells ("… R/B", "… DEB"); anything else counts as a payload, the larger. */
const kindOfName = (name: string): Kind =>
  /\bR\/B\b/.test(name) ? "rocket-body" : /\bDEB\b/.test(name) ? "debris" : "payload";

/** Given two catalog names, returned the radius of both bodies together by the policy's value a kind, km. */
export const combinedRadiusKm = (name1: string, name2: string): number =>
  (screeningPolicy.hardBodyRadiusM[kindOfName(name1)] + screeningPolicy.hardBodyRadiusM[kindOfName(name2)]) /
  1000;
