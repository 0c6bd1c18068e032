import { axesOf, toAxes } from "./encounter.ts";
import { encounterGeometry, maxProbability } from "./max-probability.ts";
import { screeningPolicy } from "./policy.ts";

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

/** Minima as the kernel hands them over: seconds, rows, squared distance and speed, both states (km, km/s). */
export interface FoundMinima {
  readonly count: number;
  readonly values: Float64Array;
}
const foundWidth = 17;
const found = { seconds: 0, row1: 1, row2: 2, distance2: 3, speed2: 4, states: 5 } as const;

export const minimaOfKernel = (buffer: ArrayBuffer, at: number, count: number): FoundMinima => ({
  count,
  values: new Float64Array(buffer, at, count * foundWidth),
});

const axes = new Float64Array(9);

/** A block that grows. */
export class MinimaList {
  count = 0;
  readonly #radiusKm: (row1: number, row2: number) => number;
  private values = new Float64Array(64 * minimumWidth);

  /** Given what tells the radius of both rows' bodies together, km. */
  constructor(radiusKm: (row1: number, row2: number) => number) {
    this.#radiusKm = radiusKm;
  }

  /** Adds what the kernel found, with the components of relative motion and the largest probability. */
  addFound({ count, values: numbers }: FoundMinima): void {
    for (let n = 0; n < count; n++) {
      const from = n * foundWidth;
      const { values, offset } = this.#next();
      const row1 = numbers[from + found.row1];
      const row2 = numbers[from + found.row2];
      const s = numbers.subarray(from + found.states, from + foundWidth);
      values[offset + minimumFields.seconds] = numbers[from + found.seconds];
      values[offset + minimumFields.row1] = row1;
      values[offset + minimumFields.row2] = row2;
      values[offset + minimumFields.distance] = Math.sqrt(numbers[from + found.distance2]);
      values[offset + minimumFields.speed] = Math.sqrt(numbers[from + found.speed2]);
      axesOf(s, 0, axes);
      toAxes(axes, s[6] - s[0], s[7] - s[1], s[8] - s[2], values, offset + minimumFields.ric);
      toAxes(axes, s[9] - s[3], s[10] - s[4], s[11] - s[5], values, offset + minimumFields.velocityRic);
      const geometry = encounterGeometry(s, screeningPolicy.covarianceShapeKm, this.#radiusKm(row1, row2));
      values[offset + minimumFields.maxProbability] = geometry
        ? maxProbability(geometry).probability
        : Number.NaN;
    }
  }

  clear(): void {
    this.count = 0;
  }

  /** Where to write the next record: the array and the place in it. */
  #next(): { readonly values: Float64Array; readonly offset: number } {
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
