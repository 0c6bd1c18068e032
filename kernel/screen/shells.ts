/**
 * Spherical shells around the Earth: of one height where most objects are, growing with the radius above. A shell is divided into
 * bands of latitude, counted from the x axis of TEME, for many orbits cross the Earth's poles, and bands into sectors of longitude.
 * One more cell of each shell holds the objects that move farther in a window than a circular orbit there. docs/screening.md, 5.
 */
const innermostKm: f32 = 6300;
const evenUpToKm: f32 = 8600;
const mu: f64 = 398600.8;
const pi: f64 = 3.141592653589793;
/** Bits of the fraction that tell shells apart above: 32 in each doubling of the radius. */
const fractionBits: i32 = 18;
/** Error of the angles in f32, rad. */
export const angleError: f64 = 1.2e-3;
const mostBands: i32 = 256;

/** Bands and sectors to a reach of a pair: more of them are tighter, and cost more to visit. */
const bandsOfReach: f64 = 1;
const sectorsOfReach: f64 = 3;
/** Cells for each object, at most. */
const cellsOfObject: i32 = 2;

let height: f32 = 25;
let perHeight: f32 = 0;
let evenShells: i32 = 0;
let shells: i32 = 0;
/** Per shell, 32 bytes: largest reach of its cells' objects (f32), bands, sectors (i32), first cell, bands to look ahead. */
let table: usize = 0;
const shellBytes: usize = 32;
/**
 * For each band of each shell, how many sectors to look to either side: in the bands ahead (0: the own), then, for an object of wide
 * reach, in the bands from `mostWide` below to as many above.
 */
let spans: usize = 0;
let spanCount: i32 = 0;
/** Of each cell: the first of its band, and shell and band. */
let cellRows: usize = 0;
const mostAhead: i32 = 3;
export const mostWide: i32 = 5;
const spansOfBand: i32 = mostAhead + 1 + 2 * mostWide + 1;
/** Reach of a wide object at most, as a multiple of its shell's; what moves farther is compared with the whole shell. */
export const widest: f32 = 1.6;

export function shellCount(): i32 { return shells; }

/** The shells that hold four radii, km. */
// @ts-ignore: decorator
@inline
export function shellsOf(radii: v128): v128 {
  const even = i32x4.trunc_sat_f32x4_s(f32x4.mul(f32x4.sub(radii, f32x4.splat(innermostKm)), f32x4.splat(perHeight)));
  const above = i32x4.add(
    i32x4.splat(evenShells),
    i32x4.shr_s(i32x4.sub(radii, i32x4.splat(reinterpret<i32>(evenUpToKm))), fractionBits),
  );
  const shell = v128.bitselect(even, above, f32x4.lt(radii, f32x4.splat(evenUpToKm)));
  return i32x4.max_s(i32x4.splat(0), i32x4.min_s(i32x4.splat(shells - 1), shell));
}

/** The shell of one radius, km. */
export function shellOf(radiusKm: f32): i32 {
  return i32x4.extract_lane(shellsOf(f32x4.splat(radiusKm)), 0);
}

export function prepareShells(shellKm: f64): void {
  height = <f32>shellKm;
  perHeight = 1 / height;
  evenShells = <i32>Math.ceil((evenUpToKm - innermostKm) / height);
  shells = evenShells + ((reinterpret<i32>(<f32>2e6) - reinterpret<i32>(evenUpToKm)) >> fractionBits) + 1;
  table = heap.alloc(<usize>shells * shellBytes + 16);
  spans = heap.alloc(<usize>shells * <usize>mostBands * <usize>spansOfBand * 4 + 16);
}

/** Lower edge of a shell, km. */
function bottomOf(shell: i32): f64 {
  if (shell < evenShells) return innermostKm + <f64>shell * height;
  return <f64>reinterpret<f32>(reinterpret<i32>(evenUpToKm) + ((shell - evenShells) << fractionBits));
}

/**
 * Lays out all cells for windows of ± `half` seconds and a threshold. Given: how many objects each shell holds (i32), for the
 * number of cells, which changes nothing but the time. Returned: how many cells there are.
 */
export function layOutShells(half: f64, thresholdKm: f64, inShell: usize): i32 {
  let cells = 0;
  spanCount = 0;
  for (let shell = 0; shell < shells; shell++) {
    const r = Math.max(bottomOf(shell), 3000);
    const reach = (1.03 * Math.sqrt(mu / (r * r * r))) * half + (0.55 * thresholdKm) / r + 0.1 / r;
    const count = load<i32>(inShell + (<usize>shell << 2));
    const pair = 2 * reach + 2 * angleError;
    let bands = <i32>Math.max(1, Math.floor((bandsOfReach * pi) / pair));
    bands = min(mostBands, min(bands, max(1, count)));
    const bandHeight = pi / <f64>bands;
    const ahead = min(mostAhead, min(bands - 1, <i32>Math.ceil(pair / bandHeight)));
    const widePair = (1 + <f64>widest) * reach + 2 * angleError;
    const wideAhead = <i32>Math.ceil(widePair / bandHeight);
    let sectors = <i32>Math.max(1, Math.floor((2 * pi * sectorsOfReach) / pair));
    sectors = max(1, min(sectors, (cellsOfObject * count) / bands));
    const at = table + <usize>shell * shellBytes;
    store<f32>(at, <f32>reach);
    store<i32>(at, bands, 4);
    store<i32>(at, sectors, 8);
    store<i32>(at, cells, 12);
    store<i32>(at, ahead, 16);
    store<i32>(at, spanCount, 20);
    store<i32>(at, min(mostWide, wideAhead), 24);
    for (let band = 0; band < bands; band++) {
      for (let up = 0; up <= mostAhead; up++) keepSpan(sectorsWithin(pair, band, up, bands, sectors));
      for (let up = -mostWide; up <= mostWide; up++) keepSpan(sectorsWithin(widePair, band, up, bands, sectors));
    }
    cells += bands * sectors + 1;
  }
  cellRows = heap.alloc((<usize>cells << 3) + 16);
  for (let shell = 0; shell < shells; shell++) {
    for (let band = 0; band < bandsOf(shell); band++) {
      const row = firstCellOf(shell) + band * sectorsOf(shell);
      for (let cell = row; cell < row + sectorsOf(shell); cell++) {
        store<i32>(cellRows + (<usize>cell << 3), row);
        store<i32>(cellRows + (<usize>cell << 3), (shell << 16) | band, 4);
      }
    }
    store<i32>(cellRows + (<usize>wideCellOf(shell) << 3), -1);
  }
  return cells;
}

/** First cell of a cell's band, −1 for the cell of the wide. */
// @ts-ignore: decorator
@inline
export function rowOf(cell: i32): i32 { return load<i32>(cellRows + (<usize>cell << 3)); }
/** A cell's shell · 2^16 + band. */
// @ts-ignore: decorator
@inline
export function shellAndBandOf(cell: i32): i32 { return load<i32>(cellRows + (<usize>cell << 3), 4); }

function keepSpan(sectors: i32): void {
  store<i32>(spans + (<usize>spanCount << 2), sectors);
  spanCount++;
}

/**
 * Points within an angle A of each other at latitudes φ₁, φ₂ have sin²(Δλ/2) cos φ₁ cos φ₂ = sin²(θ/2) − sin²(Δφ/2), θ ≤ A.
 * Returned: sectors to look to either side; a whole turn where the latitudes reach a pole.
 */
function sectorsWithin(angle: f64, band: i32, up: i32, bands: i32, sectors: i32): i32 {
  const bandHeight = pi / <f64>bands;
  const low = -0.5 * pi + <f64>band * bandHeight - angleError;
  const high = low + bandHeight + 2 * angleError;
  const low2 = low + <f64>up * bandHeight;
  const high2 = high + <f64>up * bandHeight;
  const cos = Math.max(0, Math.min(Math.cos(low), Math.cos(high)));
  const cos2 = Math.max(0, Math.min(Math.cos(low2), Math.cos(high2)));
  if (Math.min(low, low2) <= -0.5 * pi || Math.max(high, high2) >= 0.5 * pi) return sectors;
  const apart = Math.max(0, <f64>(abs(up) - 1) * bandHeight - 2 * angleError);
  const left = Math.sin(0.5 * angle) * Math.sin(0.5 * angle) - Math.sin(0.5 * apart) * Math.sin(0.5 * apart);
  if (left <= 0) return 0;
  const sine = Math.sqrt(left / (cos * cos2));
  if (!(sine < 1)) return sectors;
  const span = 2 * Math.asin(sine) + 2 * angleError;
  return min(sectors, <i32>Math.floor((span / (2 * pi)) * <f64>sectors) + 1);
}

// @ts-ignore: decorator
@inline
export function reachOf(shell: i32): f32 { return load<f32>(table + <usize>shell * shellBytes); }
// @ts-ignore: decorator
@inline
export function bandsOf(shell: i32): i32 { return load<i32>(table + <usize>shell * shellBytes, 4); }
// @ts-ignore: decorator
@inline
export function sectorsOf(shell: i32): i32 { return load<i32>(table + <usize>shell * shellBytes, 8); }
// @ts-ignore: decorator
@inline
export function firstCellOf(shell: i32): i32 { return load<i32>(table + <usize>shell * shellBytes, 12); }
// @ts-ignore: decorator
@inline
export function aheadOf(shell: i32): i32 { return load<i32>(table + <usize>shell * shellBytes, 16); }
/** The cell of a shell's objects with a wide reach: its last. */
// @ts-ignore: decorator
@inline
export function wideCellOf(shell: i32): i32 { return firstCellOf(shell) + bandsOf(shell) * sectorsOf(shell); }
// @ts-ignore: decorator
@inline
export function spanOf(shell: i32, band: i32, up: i32): i32 {
  const first = load<i32>(table + <usize>shell * shellBytes, 20);
  return load<i32>(spans + (<usize>(first + band * spansOfBand + up) << 2));
}
/** Bands that a wide object looks to either side, and the sectors in each of them. */
// @ts-ignore: decorator
@inline
export function wideAheadOf(shell: i32): i32 { return load<i32>(table + <usize>shell * shellBytes, 24); }
// @ts-ignore: decorator
@inline
export function wideSpanOf(shell: i32, band: i32, up: i32): i32 {
  return spanOf(shell, band, mostAhead + 1 + mostWide + up);
}
