import { furthestMinutes } from "./constants";
import {
  add, all, any, cosNear, cosOf, cosSmall, mad, mul, nmad, quadrant, reduced, reducedRest, sinNear, sinOf, sinSmall, sine, sub,
} from "./lanes";
import * as R from "./record";
import { field, keep } from "./record";
import { workBytes } from "./batch";

/** Turns beyond this are computed anew instead of by the short series; its error there is 1e-15. */
const smallTurn: f64 = 0.01;

/**
 * First stage, near Earth: gravity and drag. Slow twin: src/orbit/secular-motion.ts.
 * Left in the work: e, root of a, argument of perigee, M + ω, node, status so far.
 */
export function nearElements(
  record: usize, recordStep: usize, times: usize, timeStep: usize, count: i32, work: usize,
): void {
  for (let k = 0; k < count; k++) {
    const t = add(field(record, R.OFFSET), v128.load(times));
    const t2 = mul(t, t);
    const m = mad(field(record, R.M_RATE), t, field(record, R.M0));
    const w0 = mad(field(record, R.W_RATE), t, field(record, R.W0));

    const q = quadrant(m);
    const r = reduced(m, q);
    const rest = reducedRest(m, q, r);
    const sr = sinNear(r);
    const cr = cosNear(r);
    // The rest of the reduction matters: the drag on the perigee may multiply the last bit by a million.
    const sinM = sinOf(q, mad(rest, cr, sr), nmad(rest, sr, cr));
    const cosM = cosOf(q, mad(rest, cr, sr), nmad(rest, sr, cr));
    const swing = mad(field(record, R.ETA), cosM, all(1.0));
    const shift = mad(
      field(record, R.M_DRAG), sub(mul(mul(swing, swing), swing), field(record, R.M_DRAG0)),
      mul(field(record, R.W_DRAG), t),
    );
    let sinShifted = mad(sinM, cosSmall(shift), mul(cosM, sinSmall(shift)));
    if (any(f64x2.gt(f64x2.abs(shift), all(smallTurn)))) sinShifted = sine(add(m, shift));

    const factor = sub(
      nmad(field(record, R.C1), t, all(1.0)),
      mul(t2, mad(t, mad(t, field(record, R.D4), field(record, R.D3)), field(record, R.D2))),
    );
    const loss = mad(
      field(record, R.BSTAR_C5), sub(sinShifted, field(record, R.SIN_M0)),
      mul(field(record, R.BSTAR_C4), t),
    );
    const gain = mul(
      t2,
      mad(t, mad(t, mad(t, field(record, R.T5), field(record, R.T4)), field(record, R.T3)), field(record, R.T2)),
    );
    const e = sub(field(record, R.E0), loss);
    const wild = v128.or(f64x2.ge(e, all(1.0)), f64x2.lt(e, all(-0.001)));
    const far = v128.not(f64x2.le(f64x2.abs(t), all(furthestMinutes)));
    keep(work, R.CODE, v128.or(
      v128.and(far, i64x2.splat(7)),
      v128.and(v128.andnot(wild, far), i64x2.splat(1)),
    ));
    keep(work, R.E, f64x2.pmax(e, all(1e-6)));
    keep(work, R.ROOT_A, mul(field(record, R.ROOT_A0), f64x2.abs(factor)));
    keep(work, R.W, sub(w0, shift));
    keep(work, R.U, add(add(m, w0), mul(field(record, R.N0), gain)));
    keep(work, R.NODE, mad(field(record, R.NODE_DRAG), t2, mad(field(record, R.NODE_RATE), t, field(record, R.NODE0))));
    record += recordStep;
    times += timeStep;
    work += workBytes;
  }
}
