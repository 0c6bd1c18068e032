import type { BoxDay } from "./interference.ts";

/** Given: the text of a table of boxes and days (`box,lat_min,…,date,…,cells_high,…`; "#" begins a note). Returned: its rows. */
export function readBoxDays(text: string): BoxDay[] {
  const [head = "", ...lines] = text.split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("#"));
  const names = head.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    const number = (name: string) => Number(cells[names.indexOf(name)]);
    return {
      box: cells[names.indexOf("box")],
      latitudeMinDeg: number("lat_min"),
      latitudeMaxDeg: number("lat_max"),
      longitudeMinDeg: number("lon_min"),
      longitudeMaxDeg: number("lon_max"),
      date: cells[names.indexOf("date")],
      highCells: number("cells_high"),
    };
  });
}
