import { initializeSgp4, type MeanElements } from "../../../orbit/index.ts";
import { instantOfUtcDays } from "../../epochs.ts";

/** A break-up with known truth; its pieces move by SGP4's secular rates of J2 and a decay of their own. */
export interface Fragmentation {
  readonly day: number;
  readonly epochDay: number;
  readonly pieces: number;
  /** Of the parent. */
  readonly axisKm: number;
  readonly eccentricity: number;
  readonly inclinationDeg: number;
  /** Median change of speed, m/s; log-normal with 0.4 in log10, isotropic, as NASA's standard model spreads them. */
  readonly deltaVMPerS: number;
  /** Median decay, km/day; log-normal with a factor of three. Scatter of what B* says about it: 12 %. */
  readonly decayKmPerDay: number;
  /** What the air was, relative to what the sets' B* say. */
  readonly dragFactor: number;
  readonly launch: string;
}

const mu = 398_600.8;
const earthRadiusKm = 6378.135;
const j2 = 0.001082616;
const turn = 2 * Math.PI;
const degrees = 180 / Math.PI;
const wrapDeg = (radians: number): number => ((radians * degrees) % 360) + (radians < 0 ? 360 : 0);

/** Uniform numbers 0 … 1 by a seed (Mulberry32, T. Ettinger 2017, public domain). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(turn * random());

/** Given: an event and uniform random numbers. Returned: the parent's set before the event and the pieces' sets. */
export function fragmentation(
  event: Fragmentation,
  random: () => number,
): { readonly parent: MeanElements; readonly pieces: readonly MeanElements[] } {
  const inclination = event.inclinationDeg / degrees;
  const [raan, perigee, anomaly] = [turn * random(), turn * random(), turn * random()];
  const parent = { axis: event.axisKm, e: event.eccentricity, inclination, raan, perigee, anomaly };
  const { position, velocity } = stateOf(parent);
  const speed = Math.hypot(...velocity);
  const pieces: MeanElements[] = [];
  for (let id = 60_000; pieces.length < event.pieces && id < 90_000; id++) {
    const size = (event.deltaVMPerS / 1000) * 10 ** (0.4 * normal(random));
    const z = 2 * random() - 1;
    const around = turn * random();
    const flat = Math.sqrt(1 - z * z);
    const kick = [flat * Math.cos(around) * size, flat * Math.sin(around) * size, z * size];
    const orbit = orbitOf(position, [velocity[0] + kick[0], velocity[1] + kick[1], velocity[2] + kick[2]]);
    const decay = event.decayKmPerDay * 3 ** normal(random);
    // A piece that came down, or flew off, has no element set.
    if (orbit.axis * (1 - orbit.e) - earthRadiusKm < 250 || size > speed / 4) continue;
    pieces.push(setAt(orbit, event, decay, 1 + 0.12 * normal(random), id));
  }
  return {
    parent: { ...setAt(parent, { ...event, epochDay: event.day - 1 }, 0, 1, 30_000), name: "PARENT" },
    pieces,
  };
}

interface Orbit {
  readonly axis: number;
  readonly e: number;
  readonly inclination: number;
  readonly raan: number;
  readonly perigee: number;
  readonly anomaly: number;
}

function setAt(
  orbit: Orbit,
  event: Fragmentation,
  decayThen: number,
  scatter: number,
  id: number,
): MeanElements {
  const t = event.epochDay - event.day;
  const { axis: axisThen, e } = orbit;
  const fallen = decayThen * t;
  const axis = axisThen - fallen;
  const middle = axisThen - fallen / 2;
  const rates = j2Rates(middle, e, orbit.inclination);
  // Falling steadily, the mean motion averages that of the middle height to second order.
  const anomaly =
    orbit.anomaly + rates.anomaly * t + (fallen * fallen * 5 * rates.anomaly * t) / (32 * middle * middle);
  const n = Math.sqrt(mu / axis ** 3);
  const kozai =
    n *
    (1 +
      (0.75 * j2 * (earthRadiusKm / axis) ** 2 * (3 * Math.cos(orbit.inclination) ** 2 - 1)) /
        (1 - e * e) ** 1.5);
  const meanMotion = (kozai * 86_400) / turn;
  const set: MeanElements = {
    id,
    name: "MADE DEB",
    internationalDesignator: `${event.launch}${String.fromCharCode(65 + (id % 26))}`,
    epoch: instantOfUtcDays(event.epochDay),
    meanMotionRevPerDay: meanMotion,
    eccentricity: e,
    inclinationDeg: orbit.inclination * degrees,
    raanDeg: wrapDeg((orbit.raan + rates.raan * t) % turn),
    argumentOfPerigeeDeg: wrapDeg((orbit.perigee + rates.perigee * t) % turn),
    meanAnomalyDeg: wrapDeg(anomaly % turn),
    bstar: 0,
    meanMotionDot: 0,
    meanMotionDdot: 0,
  };
  return { ...set, bstar: ((decayThen / event.dragFactor) * scatter) / kmPerDayOfUnitBstar(set) };
}

/** Loss of semi-major axis that SGP4 makes of a B* of 1, km/day. */
function kmPerDayOfUnitBstar(set: MeanElements): number {
  const model = initializeSgp4({ ...set, bstar: 1e-4 });
  return 2 * model.semiMajorAxis * earthRadiusKm * model.c1 * 1440 * 1e4;
}

function j2Rates(axis: number, e: number, inclination: number) {
  const n = Math.sqrt(mu / axis ** 3) * 86_400;
  const factor = 1.5 * j2 * (earthRadiusKm / (axis * (1 - e * e))) ** 2 * n;
  const cos = Math.cos(inclination);
  return {
    raan: -factor * cos,
    perigee: factor * (2.5 * cos * cos - 0.5),
    anomaly: n + 0.5 * factor * Math.sqrt(1 - e * e) * (3 * cos * cos - 1),
  };
}

function stateOf({ axis, e, inclination, raan, perigee, anomaly }: Orbit) {
  let eccentric = anomaly;
  for (let round = 0; round < 12; round++)
    eccentric -= (eccentric - e * Math.sin(eccentric) - anomaly) / (1 - e * Math.cos(eccentric));
  const trueAnomaly =
    2 * Math.atan2(Math.sqrt(1 + e) * Math.sin(eccentric / 2), Math.sqrt(1 - e) * Math.cos(eccentric / 2));
  const u = trueAnomaly + perigee;
  const r = axis * (1 - e * Math.cos(eccentric));
  const unit = Math.sqrt(mu / (axis * (1 - e * e)));
  const [radial, along] = [unit * e * Math.sin(trueAnomaly), unit * (1 + e * Math.cos(trueAnomaly))];
  const turned = (x: number, y: number): [number, number, number] => [
    x * Math.cos(raan) - y * Math.cos(inclination) * Math.sin(raan),
    x * Math.sin(raan) + y * Math.cos(inclination) * Math.cos(raan),
    y * Math.sin(inclination),
  ];
  return {
    position: turned(r * Math.cos(u), r * Math.sin(u)),
    velocity: turned(radial * Math.cos(u) - along * Math.sin(u), radial * Math.sin(u) + along * Math.cos(u)),
  };
}

function orbitOf(position: readonly number[], velocity: readonly number[]): Orbit {
  const [x, y, z] = position;
  const [vx, vy, vz] = velocity;
  const r = Math.hypot(x, y, z);
  const h = [y * vz - z * vy, z * vx - x * vz, x * vy - y * vx];
  const size = Math.hypot(...h);
  const axis = 1 / (2 / r - (vx * vx + vy * vy + vz * vz) / mu);
  const e = Math.sqrt(Math.max(1 - (size * size) / (mu * axis), 0));
  const inclination = Math.acos(h[2] / size);
  const raan = Math.atan2(h[0], -h[1]);
  const u = Math.atan2(z / Math.sin(inclination), x * Math.cos(raan) + y * Math.sin(raan));
  const trueAnomaly = Math.atan2((x * vx + y * vy + z * vz) * (size / mu), (size * size) / mu - r);
  const eccentric =
    2 *
    Math.atan2(Math.sqrt(1 - e) * Math.sin(trueAnomaly / 2), Math.sqrt(1 + e) * Math.cos(trueAnomaly / 2));
  return {
    axis,
    e,
    inclination,
    raan,
    perigee: u - trueAnomaly,
    anomaly: eccentric - e * Math.sin(eccentric),
  };
}
