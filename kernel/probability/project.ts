/** Share of the radius below which a standard deviation is raised; CARA's eigenvalue clipping. */
const clip: f64 = 1e-4;

/**
 * One relative state with its combined covariance onto the plane across the relative velocity, along the principal axes.
 * Given: thirteen columns at `input` (see index.ts). Returned: five columns at `plane`; NaN where there is no relative motion.
 * Source: as src/screen/probability/encounter-plane.ts, which is the readable twin.
 */
export function projectOne(input: usize, plane: usize, stride: usize): void {
  const step: usize = 8 * stride;
  const dx = load<f64>(input);
  const dy = load<f64>(input + step);
  const dz = load<f64>(input + 2 * step);
  let wx = load<f64>(input + 3 * step);
  let wy = load<f64>(input + 4 * step);
  let wz = load<f64>(input + 5 * step);
  const cxx = load<f64>(input + 6 * step);
  const cxy = load<f64>(input + 7 * step);
  const cxz = load<f64>(input + 8 * step);
  const cyy = load<f64>(input + 9 * step);
  const cyz = load<f64>(input + 10 * step);
  const czz = load<f64>(input + 11 * step);
  const radius = load<f64>(input + 12 * step);

  const speed = Math.sqrt(wx * wx + wy * wy + wz * wz);
  wx /= speed;
  wy /= speed;
  wz /= speed;
  // Two directions that span the plane: one across w and the axis that w is farthest from, one across both.
  let ex: f64;
  let ey: f64;
  let ez: f64;
  if (Math.abs(wx) < 0.6) {
    const length = Math.sqrt(wy * wy + wz * wz);
    ex = 0;
    ey = wz / length;
    ez = -wy / length;
  } else {
    const length = Math.sqrt(wx * wx + wz * wz);
    ex = -wz / length;
    ey = 0;
    ez = wx / length;
  }
  const fx = wy * ez - wz * ey;
  const fy = wz * ex - wx * ez;
  const fz = wx * ey - wy * ex;
  const gx = cxx * ex + cxy * ey + cxz * ez;
  const gy = cxy * ex + cyy * ey + cyz * ez;
  const gz = cxz * ex + cyz * ey + czz * ez;
  const c11 = ex * gx + ey * gy + ez * gz;
  const c12 = fx * gx + fy * gy + fz * gz;
  const c22 =
    fx * (cxx * fx + cxy * fy + cxz * fz) +
    fy * (cxy * fx + cyy * fy + cyz * fz) +
    fz * (cxz * fx + cyz * fy + czz * fz);

  // Principal axes of a 2 × 2 matrix without trigonometry.
  const mean = (c11 + c22) / 2;
  const delta = (c11 - c22) / 2;
  const spread = Math.sqrt(delta * delta + c12 * c12);
  let cos: f64 = 1;
  let sin: f64 = 0;
  // A circle has no axes: numbers so small lose their digits when squared.
  if (spread > 1e-20 * mean) {
    const along = delta >= 0 ? spread + delta : Math.abs(c12);
    const aside = delta >= 0 ? c12 : (c12 < 0 ? -1 : 1) * (spread - delta);
    const length = Math.sqrt(along * along + aside * aside);
    cos = along / length;
    sin = aside / length;
  }
  const large = mean + spread;
  const small = large > 0 ? (c11 * c22 - c12 * c12) / large : mean - spread;
  const least = clip * clip * radius * radius;
  const m1 = dx * ex + dy * ey + dz * ez;
  const m2 = dx * fx + dy * fy + dz * fz;
  store<f64>(plane, cos * m1 + sin * m2);
  store<f64>(plane + step, cos * m2 - sin * m1);
  store<f64>(plane + 2 * step, Math.sqrt(Math.max(large, least)));
  store<f64>(plane + 3 * step, Math.sqrt(Math.max(small, least)));
  store<f64>(plane + 4 * step, radius);
}
