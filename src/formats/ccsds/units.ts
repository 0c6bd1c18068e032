import { messageNumber } from "./values.ts";

/** Exponents of metre, kilogram, second, radian, Earth radius, and of what else has a name (decibel, solar flux unit, …). */
type Dimension = ReadonlyMap<string, number>;

export interface Unit {
  readonly dimension: Dimension;
  /** One of it in base units. */
  readonly factor: number;
}

const of = (factor: number, dimension: Readonly<Record<string, number>>): Unit => ({
  factor,
  dimension: new Map(Object.entries(dimension)),
});
const turn = 2 * Math.PI;

/** Units that messages use. Source: CCSDS 502.0-B-3, annex D (SI units and those accepted beside them). */
const named: ReadonlyMap<string, Unit> = new Map(
  Object.entries({
    m: of(1, { m: 1 }),
    km: of(1000, { m: 1 }),
    s: of(1, { s: 1 }),
    ms: of(1e-3, { s: 1 }),
    us: of(1e-6, { s: 1 }),
    min: of(60, { s: 1 }),
    h: of(3600, { s: 1 }),
    d: of(86400, { s: 1 }),
    day: of(86400, { s: 1 }),
    yr: of(365.25 * 86400, { s: 1 }),
    kg: of(1, { kg: 1 }),
    g: of(1e-3, { kg: 1 }),
    N: of(1, { kg: 1, m: 1, s: -2 }),
    W: of(1, { kg: 1, m: 2, s: -3 }),
    J: of(1, { kg: 1, m: 2, s: -2 }),
    Pa: of(1, { kg: 1, m: -1, s: -2 }),
    hPa: of(100, { kg: 1, m: -1, s: -2 }),
    Hz: of(1, { s: -1 }),
    kHz: of(1e3, { s: -1 }),
    MHz: of(1e6, { s: -1 }),
    rad: of(1, { rad: 1 }),
    deg: of(turn / 360, { rad: 1 }),
    "°": of(turn / 360, { rad: 1 }),
    arcsec: of(turn / 1_296_000, { rad: 1 }),
    mas: of(turn / 1_296_000_000, { rad: 1 }),
    rev: of(turn, { rad: 1 }),
    ER: of(1, { ER: 1 }),
    K: of(1, { K: 1 }),
    "%": of(0.01, {}),
    "#": of(1, {}),
    RU: of(1, { RU: 1 }),
    SFU: of(1, { SFU: 1 }),
    dBW: of(1, { dBW: 1 }),
    dBHz: of(1, { dBHz: 1 }),
    TECU: of(1, { TECU: 1 }),
    nT: of(1, { nT: 1 }),
    "n/a": of(1, {}),
  }),
);
const none = of(1, {});

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const part = /^(?:([A-Za-z%#°]+)|1)(?:(?:\*\*|\^)?([+-]?\d+(?:\.\d+)?))?$/;

/**
 * Given: a unit as messages write it: `km**2/s**2`, `km²·s⁻²`, `m×s⁻¹`, `1/ER`, `rev/day`.
 * Returned: its dimension and size, or undefined where it is none. Letters' case is taken as it is, or else in lower case.
 */
export function parseUnit(text: string): Unit | undefined {
  const plain = text
    .trim()
    .replace(
      /[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+/g,
      (power) => `**${Array.from(power, (c) => (c === "⁻" ? "-" : superscripts.indexOf(c))).join("")}`,
    );
  if (plain === "" || /^n\/a$/i.test(plain)) return none;
  const parts = plain
    .replaceAll("**", "^")
    .replace(/\/\(([^()]*)\)/g, (_, below: string) => `/${below.replaceAll("*", "/")}`)
    .split(/([/*·×.\s]+(?![\d]))/);
  let factor = 1;
  const dimension = new Map<string, number>();
  let sign = 1;
  for (const [k, piece] of parts.entries()) {
    if (k % 2 === 1) {
      sign = piece.includes("/") ? -1 : 1;
      continue;
    }
    const match = part.exec(piece);
    if (!match) return undefined;
    const unit = match[1] === undefined ? none : (named.get(match[1]) ?? named.get(match[1].toLowerCase()));
    if (!unit) return undefined;
    const power = sign * Number(match[2] ?? 1);
    factor *= unit.factor ** power;
    for (const [base, exponent] of unit.dimension)
      dimension.set(base, (dimension.get(base) ?? 0) + exponent * power);
  }
  return { factor, dimension };
}

/** Given: a unit as written and the one that the standard has. Returned: how many of the latter are one of the former, or undefined where they don't compare. */
export function unitRatio(written: string, standard: string): number | undefined {
  if (written.trim() === standard) return 1;
  const [a, b] = [parseUnit(written), parseUnit(standard)];
  if (!a || !b) return undefined;
  for (const base of new Set([...a.dimension.keys(), ...b.dimension.keys()]))
    if ((a.dimension.get(base) ?? 0) !== (b.dimension.get(base) ?? 0)) return undefined;
  return a.factor / b.factor;
}

/** Given: a number as written, its unit and the standard's. Returned: the number in the latter, as written where they are one unit. */
export function valueInUnit(
  value: string,
  written: string | undefined,
  standard: string | undefined,
): string {
  const ratio = written === undefined || standard === undefined ? 1 : unitRatio(written, standard);
  return ratio === undefined || ratio === 1 ? value : String(messageNumber(value) * ratio);
}
