/**
 * The share of aircraft with degraded navigation, one of them held for chance: (bad − 1) / (bad + good), not below 0.
 * Source: gpsjam.org (github.com/wiseman/gpsjam.org).
 */
export const cellRate = (good: number, bad: number): number =>
  good + bad === 0 ? 0 : Math.max(0, bad - 1) / (good + bad);
