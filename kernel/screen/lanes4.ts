/** Arithmetic on four f32 lanes with short names. */

// @ts-ignore: decorator
@inline
export function all4(x: f32): v128 { return f32x4.splat(x); }
// @ts-ignore: decorator
@inline
export function add4(a: v128, b: v128): v128 { return f32x4.add(a, b); }
// @ts-ignore: decorator
@inline
export function sub4(a: v128, b: v128): v128 { return f32x4.sub(a, b); }
// @ts-ignore: decorator
@inline
export function mul4(a: v128, b: v128): v128 { return f32x4.mul(a, b); }
// @ts-ignore: decorator
@inline
export function div4(a: v128, b: v128): v128 { return f32x4.div(a, b); }
// @ts-ignore: decorator
@inline
export function mad4(a: v128, b: v128, c: v128): v128 { return f32x4.add(f32x4.mul(a, b), c); }
// @ts-ignore: decorator
@inline
export function abs4(a: v128): v128 { return f32x4.abs(a); }
// @ts-ignore: decorator
@inline
export function max4(a: v128, b: v128): v128 { return f32x4.pmax(a, b); }
// @ts-ignore: decorator
@inline
export function min4(a: v128, b: v128): v128 { return f32x4.pmin(a, b); }
// @ts-ignore: decorator
@inline
export function dot4(ax: v128, ay: v128, az: v128, bx: v128, by: v128, bz: v128): v128 {
  return mad4(ax, bx, mad4(ay, by, mul4(az, bz)));
}
// @ts-ignore: decorator
@inline
export function length4(x: v128, y: v128, z: v128): v128 {
  return f32x4.sqrt(dot4(x, y, z, x, y, z));
}
/** Two pairs of f64 as four f32. */
// @ts-ignore: decorator
@inline
export function narrow(low: v128, high: v128): v128 {
  return i8x16.shuffle(
    f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high),
    0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23,
  );
}

/** The angle of (x, y), −π … π; error under 5e-4 rad. Polynomial: minimax of degree 7 on [0, 1]. */
export function roughAngle(y: v128, x: v128): v128 {
  const ax = abs4(x);
  const ay = abs4(y);
  const steep = f32x4.gt(ay, ax);
  const t = div4(min4(ax, ay), max4(max4(ax, ay), all4(1e-20)));
  const z = mul4(t, t);
  let a = mul4(t, mad4(z, mad4(z, mad4(z, all4(-0.0464964749), all4(0.15931422)), all4(-0.327622764)), all4(1.0)));
  a = v128.bitselect(sub4(all4(1.57079637), a), a, steep);
  a = v128.bitselect(sub4(all4(3.14159274), a), a, f32x4.lt(x, all4(0.0)));
  return v128.bitselect(f32x4.neg(a), a, f32x4.lt(y, all4(0.0)));
}
