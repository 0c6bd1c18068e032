import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { cellToLatLng, latLngToCell } from "h3-js";
import { sharedPath, skipWithoutShared } from "../core/testing/shared-data.ts";
import { buildCellHistory, detectInterference } from "../detect/index.ts";
import { cellDay } from "../detect/testing/cell-days.ts";
import { sha256Hex } from "../digest/index.ts";
import { readCellDay } from "../formats/index.ts";
import { parseIsoUtc } from "../time/index.ts";
import { readBoxDays } from "./box-days.ts";
import { type BoxDay, scoreInterference } from "./index.ts";

const golden = "events/gnss-golden-2022.csv";
const skip = skipWithoutShared(golden);

const goldenDays = (): BoxDay[] => readBoxDays(readFileSync(sharedPath(golden), "utf8"));

/** The box's cells, near its middle first: the table has no cells, only how many were high. */
function cellsOf(box: BoxDay): string[] {
  const cells = new Set<string>();
  for (let latitude = box.latitudeMinDeg; latitude <= box.latitudeMaxDeg; latitude += 0.1)
    for (let longitude = box.longitudeMinDeg; longitude <= box.longitudeMaxDeg; longitude += 0.1)
      cells.add(latLngToCell(latitude, longitude, 4));
  const [middleLatitude, middleLongitude] = [
    (box.latitudeMinDeg + box.latitudeMaxDeg) / 2,
    (box.longitudeMinDeg + box.longitudeMaxDeg) / 2,
  ];
  const away = (cell: string) => {
    const [latitude, longitude] = cellToLatLng(cell);
    return Math.hypot(latitude - middleLatitude, (longitude - middleLongitude) * 0.8);
  };
  return [...cells].sort((a, b) => away(a) - away(b));
}

test("six real days: Kaliningrad found, the Eastern Mediterranean one standing matter, four boxes quiet", {
  skip,
}, () => {
  const dates = ["2022-02-14", "2022-02-24", "2022-03-05", "2022-03-16", "2022-05-09", "2022-07-05"];
  const counted = dates.map((date) => {
    const name = `${date}-h3_4.csv`;
    const bytes = gunzipSync(readFileSync(sharedPath(`oracles/gnss/gpsjam/${name}.gz`)));
    const { day = -1, counts } = readCellDay(bytes, name);
    return { day, counts, input: sha256Hex(bytes) };
  });
  const found = detectInterference(buildCellHistory(counted));
  const known = goldenDays().filter(({ date }) => dates.includes(date));
  const shown = scoreInterference(found, known).map(
    ({ box, highDays, foundDays, detections, standing }) =>
      `${box} ${foundDays}/${highDays} ${detections} ${standing}`,
  );
  assert.deepEqual(shown.sort(), [
    "denver 0/0 0 0",
    "e_med 6/6 1 1",
    "kaliningrad_baltic 2/2 1 0",
    "korea_west 0/0 0 0",
    "nansei 0/0 0 0",
    "tokyo 0/0 0 0",
  ]);
});

test("158 days with as many high cells as the golden table counts: the same, with Kaliningrad's onset and end to the day", {
  skip,
}, () => {
  const known = goldenDays();
  const cells = new Map<string, string[]>();
  for (const day of known) if (!cells.has(day.box)) cells.set(day.box, cellsOf(day));
  const all = [...cells.values()].flat();
  const dates = [...new Set(known.map(({ date }) => date))];
  const counted = dates.map((date) => {
    const high = known
      .filter((day) => day.date === date)
      .flatMap(({ box, highCells }) => cells.get(box)?.slice(0, highCells) ?? []);
    return cellDay(parseIsoUtc(`${date}T00:00:00Z`).days, all, high);
  });
  const found = detectInterference(buildCellHistory(counted));
  const scores = new Map(scoreInterference(found, known).map((score) => [score.box, score]));
  assert.deepEqual([scores.get("e_med")?.detections, scores.get("e_med")?.standing], [1, 1]);
  for (const quiet of ["nansei", "tokyo", "korea_west", "denver"])
    assert.equal(scores.get(quiet)?.detections, 0, quiet);
  const kaliningrad = found.filter(({ values }) => values.latitudeDeg > 53);
  assert.deepEqual(
    kaliningrad.map(({ from, to, values }) => [from.slice(0, 10), to.slice(0, 10), values.chronic]),
    [["2022-03-04", "2022-03-16", 0]],
  );
});
