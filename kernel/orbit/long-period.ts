import { all, cosNear, cosOf, div, mad, mul, nmad, quadrant, reduced, sinNear, sinOf } from "./lanes";
import * as R from "./record";
import { field, keep } from "./record";
import { workBytes } from "./batch";

/** Fields of the inclination, from SIN_I on, as a record and a work entry have them. */
export const AYCOF_AT = 5;
export const XLCOF_AT = 6;

/** Long-period terms of J3, and sine and cosine of the node. Left in the work: e cos ω, e sin ω + …, u, sine and cosine of the node. */
export function longPeriod(incl: usize, inclStep: usize, count: i32, work: usize): void {
  for (let k = 0; k < count; k++) {
    const e = field(work, R.E);
    const rootA = field(work, R.ROOT_A);
    const w = field(work, R.W);
    let q = quadrant(w);
    let r = reduced(w, q);
    let sr = sinNear(r);
    let cr = cosNear(r);
    const ax = mul(e, cosOf(q, sr, cr));
    const perP = div(all(1.0), mul(mul(rootA, rootA), nmad(e, e, all(1.0))));
    keep(work, R.AX, ax);
    keep(work, R.AY, mad(perP, field(incl, AYCOF_AT), mul(e, sinOf(q, sr, cr))));
    keep(work, R.U, mad(mul(perP, field(incl, XLCOF_AT)), ax, field(work, R.U)));
    const node = field(work, R.NODE);
    q = quadrant(node);
    r = reduced(node, q);
    sr = sinNear(r);
    cr = cosNear(r);
    keep(work, R.SIN_NODE, sinOf(q, sr, cr));
    keep(work, R.COS_NODE, cosOf(q, sr, cr));
    incl += inclStep;
    work += workBytes;
  }
}
