import assert from "node:assert/strict";
import { test } from "node:test";
import { readSpaceWeather } from "./index.ts";

const encode = (text: string) => new TextEncoder().encode(text);

/** Made up, in the published form of GFZ's text: 28 fields a line, −1 where a value is missing. */
const gfz = `# PURPOSE: This file distributes the geomagnetic planetary three-hour index Kp
#YYY MM DD  days  days_m  Bsr dB    Kp1    Kp2    Kp3    Kp4    Kp5    Kp6    Kp7    Kp8  ap1  ap2  ap3  ap4  ap5  ap6  ap7  ap8    Ap  SN F10.7obs F10.7adj D
2001 02 03 25236 25236.5 2287 17  2.667  5.333  2.333  2.000  3.667  1.667  0.667  1.000   12   56    9    7   22    6    3    4    15 101    123.4    121.9 2
2001 02 04 25237 25237.5 2287 18  1.000 -1.000 -1.000 -1.000 -1.000 -1.000 -1.000 -1.000    4   -1   -1   -1   -1   -1   -1   -1    -1  -1     -1.0     -1.0 0
2001 02 30 25237 25237.5 2287 18  1.000 -1.000 -1.000 -1.000 -1.000 -1.000 -1.000 -1.000    4   -1   -1   -1   -1   -1   -1   -1    -1  -1     -1.0     -1.0 0
2001 02 05 25238
`;

/** Made up, in the published form of CelesTrak's SW-All.csv: Kp in tenths, blanks where a value is missing. */
const celestrak = `DATE,BSRN,ND,KP1,KP2,KP3,KP4,KP5,KP6,KP7,KP8,KP_SUM,AP1,AP2,AP3,AP4,AP5,AP6,AP7,AP8,AP_AVG,CP,C9,ISN,F10.7_OBS,F10.7_ADJ,F10.7_DATA_TYPE,F10.7_OBS_CENTER81,F10.7_OBS_LAST81,F10.7_ADJ_CENTER81,F10.7_ADJ_LAST81
2001-02-03,2287,17,27,53,23,20,37,17,7,10,194,12,56,9,7,22,6,3,4,15,0.9,4,101,123.4,121.9,OBS,130.0,131.0,129.0,130.0
2001-02-04,2287,18,,,,,,,,,,,,,,,,,,,,,,125.0,124.0,PRD,130.0,131.0,129.0,130.0
`;

test("both forms give the same day: eight Kp in thirds, the day's ap, the observed flux", () => {
  const wanted = {
    day: 399,
    kp: [2.667, 5.333, 2.333, 2, 3.667, 1.667, 0.667, 1],
    ap: 15,
    f107: 123.4,
    isPredicted: false,
  };
  assert.deepEqual(readSpaceWeather(encode(gfz)).days[0], wanted);
  assert.deepEqual(readSpaceWeather(encode(celestrak)).days[0], wanted);
});

test("missing values are left out, a forecast is said to be one, bad lines keep the good", () => {
  const { days, problems } = readSpaceWeather(encode(gfz));
  assert.deepEqual(days[1], { day: 400, kp: [1], isPredicted: false });
  assert.deepEqual(
    problems.map(({ code, line }) => [code, line]),
    [
      ["table-row-value", 5],
      ["csv-field-count", 6],
    ],
  );
  assert.deepEqual(readSpaceWeather(encode(celestrak)).days[1], {
    day: 400,
    kp: [],
    f107: 125,
    isPredicted: true,
  });
});

test("another file is refused as a whole", () => {
  assert.throws(() => readSpaceWeather(encode("a,b\n1,2\n")), { code: "table-not-recognized" });
  assert.throws(() => readSpaceWeather(encode("")), { code: "table-not-recognized" });
});
