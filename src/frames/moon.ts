import table from "../../data/frames/moon.json" with { type: "json" };
import type { Vec3 } from "../core/index.ts";
import { convertScale, type Instant, type ScaleSources } from "../time/index.ts";
import { polynomial, radFromDeg } from "./angles.ts";
import { centuriesSinceJ2000 } from "./celestial.ts";
import { multiply, rotateBack, rotationX, rotationZ } from "./matrices.ts";
import { fukushimaWilliams2006 } from "./precession-nutation.ts";

const degrees = (t: number, coefficients: readonly number[]): number =>
  radFromDeg(polynomial(t, coefficients) % 360);

/**
 * Given: an instant of any scale. Returned: the Moon from the Earth's center in GCRF, km; geometric.
 * Range-error: 10 arcsec in longitude, 4 arcsec in latitude (20 km), 20 km in distance against ELP/MPP02, 1950–2100.
 * Source: Meeus, Astronomical Algorithms (2nd edition, 1998) ch. 47; arguments after Simon et al. (1994), as ERFA moon98.
 */
export function moonPositionGcrf(instant: Instant, sources: ScaleSources = {}): Vec3 {
  const t = centuriesSinceJ2000(convertScale(instant, "TT", sources));
  const mean = degrees(t, [218.31665436, 481267.88123421, -0.0015786, 1 / 538841, -1 / 65194000]);
  const d = degrees(t, [297.8501921, 445267.1114034, -0.0018819, 1 / 545868, 1 / 113065000]);
  const sun = degrees(t, [357.5291092, 35999.0502909, -0.0001536, 1 / 24490000]);
  const moon = degrees(t, [134.9633964, 477198.8675055, 0.0087414, 1 / 69699, -1 / 14712000]);
  const f = degrees(t, [93.272095, 483202.0175233, -0.0036539, 1 / 3526000, 1 / 863310000]);
  const venus = radFromDeg(119.75 + 131.849 * t);
  const jupiter = radFromDeg(53.09 + 479264.29 * t);
  const sidereal = radFromDeg(313.45 + 481266.484 * t);
  // The eccentricity of the Earth's orbit shrinks: terms with the Sun's anomaly shrink with it.
  const eccentricity = 1 - 0.002516 * t - 0.0000074 * t * t;
  const weight = (multiple: number): number => eccentricity ** Math.abs(multiple);

  let longitudeDeg =
    0.003958 * Math.sin(venus) + 0.001962 * Math.sin(mean - f) + 0.000318 * Math.sin(jupiter);
  let distanceM = 385_000_560;
  for (const [nd, nSun, nMoon, nf, sine, cosine] of table.longitudeDistance) {
    const angle = nd * d + nSun * sun + nMoon * moon + nf * f;
    longitudeDeg += sine * weight(nSun) * Math.sin(angle);
    distanceM += cosine * weight(nSun) * Math.cos(angle);
  }
  let latitudeDeg =
    -0.002235 * Math.sin(mean) +
    0.000382 * Math.sin(sidereal) +
    0.000175 * (Math.sin(venus - f) + Math.sin(venus + f)) +
    0.000127 * Math.sin(mean - moon) -
    0.000115 * Math.sin(mean + moon);
  for (const [nd, nSun, nMoon, nf, sine] of table.latitude)
    latitudeDeg += sine * weight(nSun) * Math.sin(nd * d + nSun * sun + nMoon * moon + nf * f);

  const longitude = mean + radFromDeg(longitudeDeg);
  const latitude = radFromDeg(latitudeDeg);
  const distanceKm = distanceM / 1000;
  const { gammaRad, phiRad, psiRad } = fukushimaWilliams2006(t);
  const toMeanEcliptic = multiply(rotationZ(-psiRad), multiply(rotationX(phiRad), rotationZ(gammaRad)));
  return rotateBack(toMeanEcliptic, [
    distanceKm * Math.cos(latitude) * Math.cos(longitude),
    distanceKm * Math.cos(latitude) * Math.sin(longitude),
    distanceKm * Math.sin(latitude),
  ]);
}
