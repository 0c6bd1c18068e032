/**
 * Aircraft that reported good and degraded satellite navigation, per H3 cell, as a structure of arrays.
 * It holds nothing else: neither who flew there nor when within the period of its source.
 */
export interface CellCounts {
  readonly count: number;
  /** H3 indices as text ("841ec47ffffffff"); each cell once. */
  readonly cell: readonly string[];
  readonly good: Uint32Array;
  readonly bad: Uint32Array;
  /** Aircraft that gave the very position of two or more others; only where the source lets positions be compared. */
  readonly samePosition?: Uint32Array;
}

/** Given: good and bad counts by cell. Returned: them as columns, in the order of the map. */
export function cellCountsOf(
  counts: ReadonlyMap<
    string,
    { readonly good: number; readonly bad: number; readonly samePosition?: number }
  >,
): CellCounts {
  const values = [...counts.values()];
  const comparesPositions = values.some(({ samePosition }) => samePosition !== undefined);
  return {
    count: counts.size,
    cell: [...counts.keys()],
    good: Uint32Array.from(values, ({ good }) => good),
    bad: Uint32Array.from(values, ({ bad }) => bad),
    ...(comparesPositions
      ? { samePosition: Uint32Array.from(values, ({ samePosition = 0 }) => samePosition) }
      : {}),
  };
}
