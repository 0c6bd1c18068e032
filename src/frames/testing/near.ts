import assert from "node:assert/strict";

/** Fails unless |got − wanted| ≤ tolerance, and then prints wanted, got and how many tolerances apart they are. */
export function near(got: number, wanted: number, tolerance: number, what: string): void {
  const miss = Math.abs(got - wanted);
  assert.ok(
    miss <= tolerance,
    `${what}: wanted ${wanted}, got ${got}, off by ${miss} = ${miss / tolerance} × the tolerance ${tolerance}`,
  );
}

/** The same for the distance of two vectors. */
export function nearVector(
  got: readonly number[],
  wanted: readonly number[],
  tolerance: number,
  what: string,
): void {
  const miss = Math.hypot(...got.map((component, index) => component - wanted[index]));
  assert.ok(
    miss <= tolerance,
    `${what}: wanted ${wanted}, got ${got}, off by ${miss} = ${miss / tolerance} × the tolerance ${tolerance}`,
  );
}
