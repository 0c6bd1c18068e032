import { readFileSync } from "node:fs";
import test from "node:test";
import { sharedPath, skipWithoutShared } from "../core/testing/shared-data.ts";
import type { Instant } from "../time/index.ts";
import { addSeconds, parseIsoUtc } from "../time/index.ts";
import { degFromRad, wrapTwoPi } from "./angles.ts";
import { moonPositionGcrf } from "./moon.ts";
import { lowPrecisionSunGcrf, sunPositionGcrf } from "./sun.ts";
import { sunSeries } from "./sun-series.ts";
import { near, nearVector } from "./testing/near.ts";

test("the short Sun series stays within 3,600 km of the full one from 1950 to 2050", () => {
  const full = sunSeries();
  for (let days = -18_262; days < 18_263; days += 13) {
    const instant: Instant = { scale: "TT", days, nanos: 0 };
    nearVector(lowPrecisionSunGcrf(instant), sunPositionGcrf(instant, full), 3600, `day ${days}`);
  }
});

const horizons = "oracles/frames-time/astropy-jpl_moon.dat";

test("the Moon is where JPL Horizons sees it, but for the parallax of its site", {
  skip: skipWithoutShared(horizons),
}, () => {
  const rows = readFileSync(sharedPath(horizons), "utf8")
    .split("\n")
    .filter((line) => /^\d/.test(line))
    .map((line) => line.trim().split(/\s+/).map(Number));
  // The file is topocentric (astropy's test uses a site), so only its hourly motion is of the same size: the parallax is up to a degree.
  for (const [hour, [rightAscensionDeg, declinationDeg]] of rows.entries()) {
    const [x, y, z] = moonPositionGcrf(addSeconds(parseIsoUtc("2020-04-06"), hour * 3600));
    near(degFromRad(wrapTwoPi(Math.atan2(y, x))), rightAscensionDeg, 1.2, `right ascension at ${hour} h`);
    near(degFromRad(Math.atan2(z, Math.hypot(x, y))), declinationDeg, 1.2, `declination at ${hour} h`);
  }
});
