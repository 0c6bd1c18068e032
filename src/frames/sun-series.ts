import full from "../../data/frames/earth-from-sun.json" with { type: "json" };
import { flattenTerms, type SunSeries } from "./sun.ts";

/** Returned: the full series of data/frames/earth-from-sun.json (77 kB, 1327 terms). Make it once and keep it. */
export const sunSeries = (): SunSeries => flattenTerms([full.t0, full.t1, full.t2]);
