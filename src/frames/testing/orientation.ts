import type { EarthOrientation, EarthOrientationValues } from "../../time/index.ts";

/** An Earth orientation that a published example prints, the same at every instant. */
export const constantOrientation = (values: Partial<EarthOrientationValues>): EarthOrientation => {
  const all: EarthOrientationValues = {
    dut1S: 0,
    xpArcsec: 0,
    ypArcsec: 0,
    dXArcsec: 0,
    dYArcsec: 0,
    lodS: 0,
    source: "example",
    quality: "measured",
    ...values,
  };
  return { earthOrientationAt: () => all };
};
