import type { ElementTable } from "../../orbit/index.ts";
import { formatIsoUtc, instantFromTable } from "../../time/index.ts";

/** Given: a table. Returned: its sets as CelesTrak's OMM JSON has them. */
export const ommRecords = (table: ElementTable): readonly Readonly<Record<string, string | number>>[] =>
  Array.from({ length: table.count }, (_, row) => ({
    OBJECT_NAME: table.name[row],
    OBJECT_ID: table.internationalDesignator[row],
    EPOCH: formatIsoUtc(instantFromTable(table, row)).slice(0, -1),
    MEAN_MOTION: table.meanMotionRevPerDay[row],
    ECCENTRICITY: table.eccentricity[row],
    INCLINATION: table.inclinationDeg[row],
    RA_OF_ASC_NODE: table.raanDeg[row],
    ARG_OF_PERICENTER: table.argumentOfPerigeeDeg[row],
    MEAN_ANOMALY: table.meanAnomalyDeg[row],
    EPHEMERIS_TYPE: 0,
    CLASSIFICATION_TYPE: "U",
    NORAD_CAT_ID: table.id[row],
    ELEMENT_SET_NO: 999,
    REV_AT_EPOCH: 0,
    BSTAR: table.bstar[row],
    MEAN_MOTION_DOT: table.meanMotionDot[row],
    MEAN_MOTION_DDOT: table.meanMotionDdot[row],
  }));
