const mu: f64 = 398600.8;

/** Relative motion of two exact states: squared distance, squared speed, Δr·Δv (half the rate of the squared distance) and its rate. */
export let distance2: f64 = 0;
export let speed2: f64 = 0;
export let closing: f64 = 0;
/** By two-body accelerations, km²/s². */
export let closingRate: f64 = 0;

export function measurePair(a: usize, b: usize): void {
  const ax = load<f64>(a);
  const ay = load<f64>(a, 8);
  const az = load<f64>(a, 16);
  const bx = load<f64>(b);
  const by = load<f64>(b, 8);
  const bz = load<f64>(b, 16);
  const ra2 = ax * ax + ay * ay + az * az;
  const rb2 = bx * bx + by * by + bz * bz;
  const ga = -mu / (ra2 * Math.sqrt(ra2));
  const gb = -mu / (rb2 * Math.sqrt(rb2));
  const dx = bx - ax;
  const dy = by - ay;
  const dz = bz - az;
  const dvx = load<f64>(b, 24) - load<f64>(a, 24);
  const dvy = load<f64>(b, 32) - load<f64>(a, 32);
  const dvz = load<f64>(b, 40) - load<f64>(a, 40);
  distance2 = dx * dx + dy * dy + dz * dz;
  speed2 = dvx * dvx + dvy * dvy + dvz * dvz;
  closing = dx * dvx + dy * dvy + dz * dvz;
  closingRate = speed2 + dx * (gb * bx - ga * ax) + dy * (gb * by - ga * ay) + dz * (gb * bz - ga * az);
}
