import assert from "node:assert/strict";

/** Largest distance of two position triples (or velocity triples) by component. */
export function largestDifference(got: ArrayLike<number>, wanted: ArrayLike<number>, at: number): number {
  let largest = 0;
  for (let axis = at; axis < at + 3; axis++) {
    const difference = Math.abs(got[axis] - wanted[axis]);
    // A NaN must fail, so it may not lose against the largest.
    if (!(difference <= largest)) largest = difference;
  }
  return largest;
}

/** Fails with wanted, got and the ratio to the tolerance. */
export function assertState(
  got: ArrayLike<number>,
  wanted: ArrayLike<number>,
  tolerance: { readonly km: number; readonly kmPerS: number },
  what: string,
): void {
  const position = largestDifference(got, wanted, 0) / tolerance.km;
  const velocity = largestDifference(got, wanted, 3) / tolerance.kmPerS;
  assert.ok(
    position <= 1 && velocity <= 1,
    `${what}: wanted ${Array.from(wanted)}, got ${Array.from(got)}, ${position.toFixed(2)} × ${tolerance.km} km, ${velocity.toFixed(2)} × ${tolerance.kmPerS} km/s`,
  );
}
