/** Minima as numbers in one block, so that a thread hands them on without a copy. */
export interface MinimaBlock {
  readonly count: number;
  /** `count` records of {@link minimumWidth} numbers, in the order of {@link minimumFields}. */
  readonly values: Float64Array;
}

/**
 * Fields of one minimum: seconds after the start, rows of the object with the smaller and the larger id, distance (km),
 * relative speed (km/s), relative position (km) and velocity (km/s) in RIC of the first, largest probability (NaN: none).
 */
export const minimumFields = {
  seconds: 0,
  row1: 1,
  row2: 2,
  distance: 3,
  speed: 4,
  ric: 5,
  velocityRic: 8,
  maxProbability: 11,
} as const;
export const minimumWidth = 12;

/** A block that grows. */
export class MinimaList {
  count = 0;
  private values = new Float64Array(64 * minimumWidth);

  /** Returned: where to write the next record: the array and the place in it. */
  next(): { readonly values: Float64Array; readonly offset: number } {
    const offset = this.count++ * minimumWidth;
    if (offset + minimumWidth > this.values.length) {
      const larger = new Float64Array(2 * this.values.length);
      larger.set(this.values);
      this.values = larger;
    }
    return { values: this.values, offset };
  }

  /** The records in order of time, then of `idOf` both rows, whatever order they were found in. */
  sorted(idOf: (row: number) => number): MinimaBlock {
    const { values } = this;
    const at = (record: number, field: number) => values[record * minimumWidth + field];
    const { seconds, row1, row2 } = minimumFields;
    const order = Array.from({ length: this.count }, (_, record) => record).sort(
      (a, b) =>
        at(a, seconds) - at(b, seconds) ||
        idOf(at(a, row1)) - idOf(at(b, row1)) ||
        idOf(at(a, row2)) - idOf(at(b, row2)),
    );
    const sorted = new Float64Array(this.count * minimumWidth);
    order.forEach((record, place) => {
      sorted.set(values.subarray(record * minimumWidth, (record + 1) * minimumWidth), place * minimumWidth);
    });
    return { count: this.count, values: sorted };
  }
}
