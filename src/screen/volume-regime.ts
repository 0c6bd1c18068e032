import { type ElementTable, keplerAxisKm, wgs72EarthRadiusKm } from "../orbit/index.ts";
import { type ConditionFigure, conditionFigures, type VolumeLimits, type VolumeSet } from "./volume-set.ts";

type OrbitFigures = Readonly<Record<ConditionFigure, number>>;

/** Given: a row. Returned: what conditions speak of, from the mean elements as catalogs print it: Kepler's third law with the mean motion as published. */
function orbitFigures(table: ElementTable, row: number): OrbitFigures {
  const periodMinutes = 1440 / table.meanMotionRevPerDay[row];
  const semiMajorAxisKm = keplerAxisKm(table.meanMotionRevPerDay[row]);
  const eccentricity = table.eccentricity[row];
  return {
    perigeeKm: semiMajorAxisKm * (1 - eccentricity) - wgs72EarthRadiusKm,
    apogeeKm: semiMajorAxisKm * (1 + eccentricity) - wgs72EarthRadiusKm,
    periodMinutes,
    eccentricity,
    inclinationDeg: table.inclinationDeg[row],
  };
}

const holds = (value: number, { above, upTo }: VolumeLimits): boolean =>
  (above === undefined || value > above) && (upTo === undefined || value <= upTo);

/** Given: a set and a row of elements. Returned: the place of the first row of the set whose condition holds; −1 where none does. */
export function regimeRowOf(set: VolumeSet, table: ElementTable, row: number): number {
  const figures = orbitFigures(table, row);
  return set.rows.findIndex(({ condition }) =>
    conditionFigures.every((figure) => holds(figures[figure], condition[figure] ?? {})),
  );
}
