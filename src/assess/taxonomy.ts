/**
 * What an incident is, in the classes that analysts publish. Source: CSIS Space Threat Assessment (the four categories);
 * `proximity` (close presence, no effect reported) and `none` (control) are added; the effects are those of US doctrine and `observe`.
 */
const directionMeanings = {
  to: "effect on a space system (space, link, ground or user segment), caused on Earth",
  from: "effect on Earth, caused by an object in orbit",
  within: "one object in orbit and another",
  unknown: "the facts don't tell",
} as const;
export type Direction = keyof typeof directionMeanings;
export const directions = Object.keys(directionMeanings) as readonly Direction[];

export const categories = [
  "kinetic",
  "non-kinetic-physical",
  "electronic",
  "cyber",
  "proximity",
  "none",
] as const;
export type Category = (typeof categories)[number];

export const effects = [
  "observe",
  "deceive",
  "disrupt",
  "deny",
  "degrade",
  "destroy",
  "none-observed",
  "unknown",
] as const;
export type Effect = (typeof effects)[number];

export const reversibilities = ["reversible", "irreversible", "unknown"] as const;
export type Reversibility = (typeof reversibilities)[number];
