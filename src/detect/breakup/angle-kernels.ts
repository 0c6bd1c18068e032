/**
 * How well angles agree: the largest over u of Σ log(share + (1 − share)·360·N(angleᵢ − u; σᵢ)). Precise angles (σ up to
 * 6°) are counted in bins of 1°, the others in bins of 5°, so that an angle costs some twenty additions.
 */
export interface AngleKernels {
  readonly fine: readonly Float64Array[];
  readonly coarse: readonly Float64Array[];
  /** What an angle adds everywhere, log(background). */
  readonly floor: number;
  /** Room for the sums, written by every call. */
  readonly fineBins: Float64Array;
  readonly coarseBins: Float64Array;
}

const firstSigmaDeg = 1.5;
const sigmaRatio = 1.2;
const fineClasses = 8;
const coarseClasses = 14;
const coarseBinDeg = 5;

/** Given: the share of angles that agree with nothing. Returned: tables of the logarithm by class of σ and distance in bins. */
export function angleKernels(background: number): AngleKernels {
  const table = (sigmaDeg: number, binDeg: number): Float64Array => {
    const reach = Math.min(Math.ceil((3.6 * sigmaDeg) / binDeg), 180 / binDeg - 1);
    const norm = ((1 - background) * 360) / (sigmaDeg * Math.sqrt(2 * Math.PI));
    return Float64Array.from({ length: 2 * reach + 1 }, (_, k) => {
      const distance = ((k - reach) * binDeg) / sigmaDeg;
      return Math.log1p((norm / background) * Math.exp(-0.5 * distance * distance));
    });
  };
  return {
    fine: Array.from({ length: fineClasses }, (_, k) => table(firstSigmaDeg * sigmaRatio ** (k + 0.5), 1)),
    coarse: Array.from({ length: coarseClasses }, (_, k) =>
      table(firstSigmaDeg * sigmaRatio ** (fineClasses + k + 0.5), coarseBinDeg),
    ),
    floor: Math.log(background),
    fineBins: new Float64Array(360),
    coarseBins: new Float64Array(360 / coarseBinDeg),
  };
}

/** The best agreement and where it is. */
export interface Agreement {
  logLikelihood: number;
  angleDeg: number;
}

/**
 * Given: angles (degrees, any turn) and their σ (degrees) of `count` objects. Returned in `out`: the largest likelihood over
 * the common angle, and that angle to 1°. Angles with σ above 69° are left out.
 */
export function bestAgreement(
  kernels: AngleKernels,
  anglesDeg: Float64Array,
  sigmasDeg: Float64Array,
  count: number,
  out: Agreement,
): void {
  const { fineBins, coarseBins } = kernels;
  let counted = 0;
  fineBins.fill(0);
  coarseBins.fill(0);
  const perClass = 1 / Math.log(sigmaRatio);
  const coarseCount = coarseBins.length;
  for (let k = 0; k < count; k++) {
    const angle = anglesDeg[k] - 360 * Math.floor(anglesDeg[k] / 360);
    const sigmaClass = Math.floor(Math.log(sigmasDeg[k] / firstSigmaDeg) * perClass);
    // An angle known worse than that says nothing: neither for nor against.
    if (!(sigmaClass < fineClasses + coarseClasses)) continue;
    counted++;
    if (sigmaClass < fineClasses) {
      const kernel = kernels.fine[Math.max(sigmaClass, 0)];
      let bin = Math.floor(angle) - (kernel.length >> 1);
      if (bin < 0) bin += 360;
      for (let j = 0; j < kernel.length; j++) {
        fineBins[bin] += kernel[j];
        if (++bin >= 360) bin = 0;
      }
    } else {
      const kernel = kernels.coarse[sigmaClass - fineClasses];
      let bin = Math.floor(angle / coarseBinDeg) - (kernel.length >> 1);
      while (bin < 0) bin += coarseCount;
      for (let j = 0; j < kernel.length; j++) {
        coarseBins[bin] += kernel[j];
        if (++bin >= coarseCount) bin = 0;
      }
    }
  }
  let best = Number.NEGATIVE_INFINITY;
  let at = 0;
  for (let bin = 0; bin < 360; bin++) {
    const place = (bin + 0.5) / coarseBinDeg - 0.5;
    const left = Math.floor(place);
    const share = place - left;
    const value =
      fineBins[bin] +
      (1 - share) * coarseBins[(left + coarseCount) % coarseCount] +
      share * coarseBins[(left + 1) % coarseCount];
    if (value > best) {
      best = value;
      at = bin;
    }
  }
  out.logLikelihood = best + counted * kernels.floor;
  out.angleDeg = at + 0.5;
}
