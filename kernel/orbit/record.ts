/**
 * Where the constants of an object stand. Two objects share a block: constant k of lane l lies at block + 16·k + 8·l, so
 * that one 128-bit load fetches it for both. Names as in src/orbit/sgp4-model.ts; angles rad, time min, lengths Earth radii.
 */
// @ts-ignore: decorator
@inline
export function field(block: usize, k: i32): v128 {
  return v128.load(block + ((<usize>k) << 4));
}
// @ts-ignore: decorator
@inline
export function keep(block: usize, k: i32, value: v128): void {
  v128.store(block + ((<usize>k) << 4), value);
}

// @ts-ignore: decorator
@inline
export function put(block: usize, lane: i32, k: i32, value: f64): void {
  store<f64>(block + ((<usize>k) << 4) + ((<usize>lane) << 3), value);
}

// @ts-ignore: decorator
@inline
export function get(block: usize, lane: i32, k: i32): f64 {
  return load<f64>(block + ((<usize>k) << 4) + ((<usize>lane) << 3));
}

/** Minutes from the object's epoch to the reference instant that all times count from. */
export const OFFSET = 0;
export const M0 = 1;
export const M_RATE = 2;
export const W0 = 3;
export const W_RATE = 4;
export const NODE0 = 5;
export const NODE_RATE = 6;
export const NODE_DRAG = 7;
export const E0 = 8;
export const C1 = 9;
export const BSTAR_C4 = 10;
export const T2 = 11;
export const A0 = 12;
export const N0 = 13;
export const ROOT_A0 = 14;
export const SIN_I = 15;
export const COS_I = 16;
/** 3 cos²i − 1, 1 − cos²i, 7 cos²i − 1. */
export const CON41 = 17;
export const X1MTH2 = 18;
export const X7THM1 = 19;
/** Long-period terms of J3: −½ (J3/J2) sin i, and −¼ (J3/J2) sin i (3 + 5 cos i)/(1 + cos i). */
export const AYCOF = 20;
export const XLCOF = 21;
export const BSTAR_C5 = 22;
export const D2 = 23;
export const D3 = 24;
export const D4 = 25;
export const T3 = 26;
export const T4 = 27;
export const T5 = 28;
export const ETA = 29;
export const W_DRAG = 30;
export const M_DRAG = 31;
export const M_DRAG0 = 32;
export const SIN_M0 = 33;
export const nearFields = 34;

export const I0 = 34;
export const E_RATE3 = 35;
export const I_RATE3 = 36;
export const W_RATE3 = 37;
export const NODE_RATE3 = 38;
export const M_RATE3 = 39;
/** Mean anomaly of the Sun at the epoch, then e2 e3 i2 i3 l2 l3 l4 gh2 gh3 gh4 h2 h3; the same for the Moon. */
export const SUN = 40;
export const MOON = 53;
export const GREENWICH = 66;
export const ANGLE0 = 67;
export const ANGLE_RATE = 68;
/** Amplitudes: three of the one-day resonance, or ten of the half-day. */
export const AMPLITUDE = 69;
/** Where the integration of the resonance stands: minutes, angle, mean motion. Only a cache. */
export const AT_MINUTES = 79;
export const AT_ANGLE = 80;
export const AT_MOTION = 81;
export const deepFields = 82;

/** Classes of objects; a block holds two of one class. The first three differ in how Kepler's equation is started. */
export const ROUND = 0;
export const OVAL = 1;
export const LONG = 2;
export const DEEP = 3;
export const ONE_DAY = 4;
export const HALF_DAY = 5;
export const UNUSABLE = 6;
export const classes = 7;

/** Eccentricities at the epoch that go into the first class and the second; those of deep space stand in this order, too. */
export const roundUpTo: f64 = 0.019;
export const ovalUpTo: f64 = 0.148;
/**
 * Mean motion, rev/day and rad/min, below which Kepler's equation is solved step by step as the reference does: its last step of up to
 * 1e-12 rad is more than 1e-7 km out there.
 */
export const slowestPerDay: f64 = 0.9;
export const slowest: f64 = 0.003926990816987242;
/** Largest squared eccentricity (long-period terms in) of the first two classes. */
export const roundE2: f64 = 0.02 * 0.02;
export const ovalE2: f64 = 0.15 * 0.15;

/*
 * What passes from stage to stage for one pair of states (work.ts); the first seven as in a record, from SIN_I on.
 */
export const CODE = 7;
export const W = 8;
export const E = 9;
export const ROOT_A = 10;
export const U = 11;
export const NODE = 12;
export const AX = 13;
export const AY = 14;
export const SIN_NODE = 15;
export const COS_NODE = 16;
export const SIN_E = 17;
export const COS_E = 18;
export const T = 19;
export const M = 20;
export const I = 21;
export const DE = 22;
export const DI = 23;
export const DL = 24;
export const DGH = 25;
export const DH = 26;
export const workFields = 28;
