import assert from "node:assert/strict";
import { test } from "node:test";
import { parseIsoUtc } from "../time/index.ts";
import { readQzssManeuvers } from "./index.ts";

const encode = (text: string) => new TextEncoder().encode(text);

/** Lines of ohi-qzs2.txt. Source: Quasi-Zenith Satellite System website (CC BY 4.0), as quoted by two public readers. */
const qzs2 = `#+SATELLITE/MASS
#DATE TIME START(UTC),END(UTC),MASS(kg)
2017-11-15 10:34:47,2018-01-06 06:55:39,2320
#-SATELLITE/MASS

#+SATELLITE/MANEUVER
#DATE TIME START(UTC),END(UTC),DURATION,DVX(m/s),DVY(m/s),DVZ(m/s)
2017-11-15 11:03:31,2017-11-15 11:05:50,00:02:19,-2.325,0.004,0.032
2017-11-15 18:33:48,2017-11-15 18:35:32,00:01:44,1.756,0.017,0.024
#-SATELLITE/MANEUVER
#+SATELLITE/ATTITUDE MODE
#DATE TIME START(UTC),END(UTC),ATTITUDE MODE
2017-11-15 10:34:47,2018-01-06 06:55:39,YS
#-SATELLITE/ATTITUDE MODE
`;
/** The layout of geostationary satellites, with the direction. */
const qzs3 = `#+SATELLITE/MANEUVER
#DATE TIME START(UTC),END(UTC),DURATION,NS/EW,DVX(m/s),DVY(m/s),DVZ(m/s)
2017-10-12 08:33:48,2017-10-12 08:34:07,00:00:19,NS,-0.001,0.290,0.001
#-SATELLITE/MANEUVER
`;

test("burns have their times and the change of velocity as printed; other parts are passed over", () => {
  const { records, problems } = readQzssManeuvers(encode(qzs2));
  assert.deepEqual(problems, []);
  assert.deepEqual(records, [
    {
      start: parseIsoUtc("2017-11-15T11:03:31Z"),
      end: parseIsoUtc("2017-11-15T11:05:50Z"),
      deltaVMPerS: [-2.325, 0.004, 0.032],
    },
    {
      start: parseIsoUtc("2017-11-15T18:33:48Z"),
      end: parseIsoUtc("2017-11-15T18:35:32Z"),
      deltaVMPerS: [1.756, 0.017, 0.024],
    },
  ]);
});

test("where the file names the direction, the burn has it", () => {
  const { records } = readQzssManeuvers(encode(qzs3.replaceAll("\n", "\r\n")));
  assert.deepEqual(
    records.map(({ direction, deltaVMPerS }) => [direction, deltaVMPerS]),
    [["NS", [-0.001, 0.29, 0.001]]],
  );
});

test("a row that can't be read is a problem at its line of the file; the others stay", () => {
  const bad = qzs2
    .replace("2017-11-15 11:05:50", "0000-00-00 00:00:00")
    .replace(
      "2017-11-15 18:33:48,",
      "2017-11-15 19:00:00,2017-11-15 18:00:00,00:01:00,1,2,3\n2017-11-15 19:00:00,2017-11-15 20:00:00,01:00:00,1,2,fast\n2017-11-15 18:33:48,",
    );
  const { records, problems } = readQzssManeuvers(encode(bad));
  assert.equal(records.length, 1);
  assert.deepEqual(
    problems.map(({ code, line, parts }) => [code, line, parts?.field]),
    [
      ["table-row-value", 8, "END(UTC)"],
      ["table-row-value", 9, "END(UTC)"],
      ["table-row-value", 10, "DVZ(m/s)"],
    ],
  );
});

test("a file without burns or without their columns is refused as a whole", () => {
  assert.throws(() => readQzssManeuvers(encode(qzs2.replaceAll("MANEUVER", "THRUST"))), {
    code: "table-not-recognized",
  });
  assert.throws(() => readQzssManeuvers(encode(qzs2.replace(",DVZ(m/s)", ""))), {
    code: "table-column-missing",
    message: /DVZ\(m\/s\), line 7/,
  });
});
