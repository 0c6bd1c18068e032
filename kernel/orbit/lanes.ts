/** Arithmetic on two f64 lanes with short names, and the elementary functions that SGP4 needs. */

// @ts-ignore: decorator
@inline
export function all(x: f64): v128 { return f64x2.splat(x); }
// @ts-ignore: decorator
@inline
export function add(a: v128, b: v128): v128 { return f64x2.add(a, b); }
// @ts-ignore: decorator
@inline
export function sub(a: v128, b: v128): v128 { return f64x2.sub(a, b); }
// @ts-ignore: decorator
@inline
export function mul(a: v128, b: v128): v128 { return f64x2.mul(a, b); }
// @ts-ignore: decorator
@inline
export function div(a: v128, b: v128): v128 { return f64x2.div(a, b); }
// @ts-ignore: decorator
@inline
export function root(a: v128): v128 { return f64x2.sqrt(a); }
// @ts-ignore: decorator
@inline
export function neg(a: v128): v128 { return f64x2.neg(a); }
/** a·b + c, rounded twice. */
// @ts-ignore: decorator
@inline
export function mad(a: v128, b: v128, c: v128): v128 { return f64x2.add(f64x2.mul(a, b), c); }
/** c − a·b, rounded twice. */
// @ts-ignore: decorator
@inline
export function nmad(a: v128, b: v128, c: v128): v128 { return f64x2.sub(c, f64x2.mul(a, b)); }
// @ts-ignore: decorator
@inline
export function select(a: v128, b: v128, mask: v128): v128 { return v128.bitselect(a, b, mask); }
// @ts-ignore: decorator
@inline
export function any(mask: v128): bool { return v128.any_true(mask); }

/*
 * Sine and cosine: nearest multiple of π/2 by the magic number 1.5·2^52, reduction in two parts (Cody and Waite), polynomials of fdlibm
 * (Sun Microsystems, k_sin.c, k_cos.c) in Estrin's order, whose chain of dependent operations is half as long.
 * Error under 1 ulp for |x| < 1e6; beyond, it grows with x.
 */
const magic: f64 = 6755399441055744.0;
const halfPiHigh: f64 = 1.57079632673412561417;
const halfPiLow: f64 = 6.07710050650619224932e-11;

/** The bits of magic + round(x·2/π): their lowest two are the quadrant. */
// @ts-ignore: decorator
@inline
export function quadrant(x: v128): v128 {
  return f64x2.add(f64x2.mul(x, all(0.6366197723675814)), all(magic));
}

/** x less that multiple of π/2: within ±π/4. */
// @ts-ignore: decorator
@inline
export function reduced(x: v128, q: v128): v128 {
  const k = f64x2.sub(q, all(magic));
  return nmad(k, all(halfPiLow), nmad(k, all(halfPiHigh), x));
}

/** What that rounding left out of it. */
// @ts-ignore: decorator
@inline
export function reducedRest(x: v128, q: v128, r: v128): v128 {
  const k = f64x2.sub(q, all(magic));
  return nmad(k, all(halfPiLow), sub(nmad(k, all(halfPiHigh), x), r));
}

// @ts-ignore: decorator
@inline
export function sinNear(r: v128): v128 {
  const z = mul(r, r);
  const z2 = mul(z, z);
  const low = mad(z, all(8.33333333332248946124e-3), all(-1.66666666666666324348e-1));
  const middle = mad(z, all(2.75573137070700676789e-6), all(-1.98412698298579493134e-4));
  const high = mad(z, all(1.58969099521155010221e-10), all(-2.50507602534068634195e-8));
  return mad(mul(r, z), mad(z2, mad(z2, high, middle), low), r);
}

// @ts-ignore: decorator
@inline
export function cosNear(r: v128): v128 {
  const z = mul(r, r);
  const z2 = mul(z, z);
  const low = mad(z, all(-1.38888888888741095749e-3), all(4.16666666666666019037e-2));
  const middle = mad(z, all(-2.75573143513906633035e-7), all(2.48015872894767294178e-5));
  const high = mad(z, all(-1.13596475577881948265e-11), all(2.08757232129817482790e-9));
  return mad(z2, mad(z2, mad(z2, high, middle), low), mad(z, all(-0.5), all(1.0)));
}

/** The sine of the whole angle from those of its reduced part. */
// @ts-ignore: decorator
@inline
export function sinOf(q: v128, sinR: v128, cosR: v128): v128 {
  const odd = i64x2.neg(v128.and(q, i64x2.splat(1)));
  const sign = i64x2.shl(v128.and(q, i64x2.splat(2)), 62);
  return v128.xor(v128.bitselect(cosR, sinR, odd), sign);
}

// @ts-ignore: decorator
@inline
export function cosOf(q: v128, sinR: v128, cosR: v128): v128 {
  const odd = i64x2.neg(v128.and(q, i64x2.splat(1)));
  const sign = i64x2.shl(v128.and(i64x2.add(q, i64x2.splat(1)), i64x2.splat(2)), 62);
  return v128.xor(v128.bitselect(sinR, cosR, odd), sign);
}

/** Of any angle, where speed doesn't matter. */
export function sine(x: v128): v128 {
  const q = quadrant(x);
  const r = reduced(x, q);
  const sr = sinNear(r);
  const cr = cosNear(r);
  cosineToo = cosOf(q, sr, cr);
  return sinOf(q, sr, cr);
}
let cosineToo: v128 = f64x2.splat(0);
/** Cosine of the angle whose sine was asked for last. */
export function cosineOfLast(): v128 { return cosineToo; }

/** Sine and cosine of a small angle: error x⁷/5040 and x⁶/720. */
// @ts-ignore: decorator
@inline
export function sinSmall(x: v128): v128 {
  const z = mul(x, x);
  return mad(mul(x, z), mad(z, all(1.0 / 120.0), all(-1.0 / 6.0)), x);
}
// @ts-ignore: decorator
@inline
export function cosSmall(x: v128): v128 {
  const z = mul(x, x);
  return mad(z, mad(z, all(1.0 / 24.0), all(-0.5)), all(1.0));
}

/** The same for an angle below 1e-3: error x⁵/120 and x⁴/24, 4e-14. */
// @ts-ignore: decorator
@inline
export function sinTiny(x: v128): v128 {
  return mad(mul(mul(x, x), x), all(-1.0 / 6.0), x);
}
// @ts-ignore: decorator
@inline
export function cosTiny(x: v128): v128 {
  return mad(mul(x, x), all(-0.5), all(1.0));
}

/** x less whole turns, with the sign of x, as the remainder operator gives. */
// @ts-ignore: decorator
@inline
export function withinTurn(x: v128): v128 {
  return nmad(f64x2.trunc(mul(x, all(0.15915494309189535))), all(6.283185307179586), x);
}

/** The angle of (x, y), −π … π. Polynomial of fdlibm's s_atan.c, for |t| ≤ tan(π/8); error 2 ulp. */
export function angleOf(y: v128, x: v128): v128 {
  const ax = f64x2.abs(x);
  const ay = f64x2.abs(y);
  const steep = f64x2.gt(ay, ax);
  const low = select(ax, ay, steep);
  const high = select(ay, ax, steep);
  const beyond = f64x2.gt(low, mul(high, all(0.4142135623730951)));
  const top = select(sub(low, high), low, beyond);
  const bottom = select(add(low, high), high, beyond);
  const t = select(div(top, bottom), all(0.0), f64x2.gt(bottom, all(0.0)));
  const z = mul(t, t);
  let p = mad(z, all(1.62858201153657823623e-2), all(-3.65315727442169155270e-2));
  p = mad(z, p, all(4.97687799461593236017e-2));
  p = mad(z, p, all(-5.83357013379057348645e-2));
  p = mad(z, p, all(6.66107313738753120669e-2));
  p = mad(z, p, all(-7.69187620504482999495e-2));
  p = mad(z, p, all(9.09088713343650656196e-2));
  p = mad(z, p, all(-1.11111104054623557880e-1));
  p = mad(z, p, all(1.42857142725034663711e-1));
  p = mad(z, p, all(-1.99999999998764832476e-1));
  p = mad(z, p, all(3.33333333333329318027e-1));
  let angle = sub(t, mul(mul(t, z), p));
  angle = select(add(angle, all(0.7853981633974483)), angle, beyond);
  angle = select(sub(all(1.5707963267948966), angle), angle, steep);
  angle = select(sub(all(3.141592653589793), angle), angle, f64x2.lt(x, all(0.0)));
  return select(neg(angle), angle, f64x2.lt(y, all(0.0)));
}
