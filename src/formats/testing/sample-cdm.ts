import type { Cdm, CdmField } from "../cdm.ts";

const covariance = (first: readonly number[]) =>
  ["R", "T", "N", "RDOT", "TDOT", "NDOT"]
    .flatMap((row, k, names) =>
      names.slice(0, k + 1).map((column, n) => {
        const rates = `${row}${column}`.match(/DOT/g)?.length ?? 0;
        const unit = ["m**2", "m**2/s", "m**2/s**2"][rates];
        const value = first[(k * (k + 1)) / 2 + n] ?? (row === column ? 1e-4 : 0);
        return `C${row}_${column} = ${value} [${unit}]`;
      }),
    )
    .join("\n");

const object = (name: string, designator: string, state: readonly string[], first: readonly number[]) => `\
OBJECT = ${name}
OBJECT_DESIGNATOR = ${designator}
CATALOG_NAME = SATCAT
OBJECT_NAME = ${designator === "12345" ? "SATELLITE A" : "FENGYUN 1C DEB"}
INTERNATIONAL_DESIGNATOR = 1997-030E
EPHEMERIS_NAME = NONE
COVARIANCE_METHOD = CALCULATED
MANEUVERABLE = N/A
REF_FRAME = EME2000
X = ${state[0]} [km]
Y = ${state[1]} [km]
Z = ${state[2]} [km]
X_DOT = ${state[3]} [km/s]
Y_DOT = ${state[4]} [km/s]
Z_DOT = ${state[5]} [km/s]
${covariance(first)}
`;

/** A message like the example of CCSDS 508.0-B-1, annex; the second object moved near the first. */
export const kvnCdm = `\
CCSDS_CDM_VERS = 1.0
CREATION_DATE = 2014-01-24T10:00:00.000
ORIGINATOR = JSPOC
MESSAGE_ID = m1
TCA = 2014-024T15:59:51.345
MISS_DISTANCE         = 715 [m]
RELATIVE_SPEED = 14762 [m/s]
COLLISION_PROBABILITY = 4.8e-05
COLLISION_PROBABILITY_METHOD = FOSTER-1992
COMMENT HBR = 20.0 [m]
${object(
  "OBJECT1",
  "12345",
  ["2570.097065", "2244.654904", "6281.497978", "4.418769571", "4.833547743", "-3.526774282"],
  [41.42, -8.579, 2533, -23.13, 13.36, 70.98],
)}${object(
  "OBJECT2",
  "30337",
  ["2569.540800", "2245.093614", "6281.599946", "-2.888612500", "-6.007247516", "-1.8674"],
  [1337, -48060, 2.492e6, -3.298, -758.8, 71.05],
)}`;

/** Given: a message. Returned: it as XML, every field at the place that keeps its meaning. */
export function xmlOf({ version, fields, comments, objects }: Cdm): string {
  const leaf = ({ keyword, value, unit }: CdmField) =>
    `<${keyword}${unit === undefined ? "" : ` units="${unit}"`}>${value.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</${keyword}>`;
  const comment = (text: string) => `<COMMENT>${text}</COMMENT>`;
  const segments = objects.map(
    (one) =>
      `<segment><metadata>${one.comments.map(comment).join("")}${one.fields.map(leaf).join("\n")}</metadata></segment>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<cdm id="CCSDS_CDM_VERS" version="${version}">
<header></header>
<body><relativeMetadataData>${comments.map(comment).join("")}${fields.map(leaf).join("\n")}</relativeMetadataData>
${segments.join("\n")}</body>
</cdm>
`;
}
