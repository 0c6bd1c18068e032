/** Names of the six components of a covariance in their order. */
const components = ["R", "T", "N", "RDOT", "TDOT", "NDOT"] as const;

/** Keywords of the lower triangle, row by row: CR_R, CT_R, CT_T, …, CNDOT_NDOT. */
export const covarianceKeywords: readonly string[] = components.flatMap((row, k) =>
  components.slice(0, k + 1).map((column) => `C${row}_${column}`),
);

export const positionKeywords = ["X", "Y", "Z"] as const;
export const velocityKeywords = ["X_DOT", "Y_DOT", "Z_DOT"] as const;

/** Which unit each numeric keyword has, as the standard writes it; the unit may be left out in a message. */
export const unitOf: ReadonlyMap<string, string> = new Map<string, string>([
  ["MISS_DISTANCE", "m"],
  ["RELATIVE_SPEED", "m/s"],
  ["HBR", "m"],
  ...["R", "T", "N"].flatMap((axis): [string, string][] => [
    [`RELATIVE_POSITION_${axis}`, "m"],
    [`RELATIVE_VELOCITY_${axis}`, "m/s"],
  ]),
  ...positionKeywords.map((keyword): [string, string] => [keyword, "km"]),
  ...velocityKeywords.map((keyword): [string, string] => [keyword, "km/s"]),
  ...covarianceKeywords.map((keyword): [string, string] => [keyword, covarianceUnit(keyword)]),
]);

function covarianceUnit(keyword: string): string {
  const rates = keyword.match(/DOT/g)?.length ?? 0;
  return ["m**2", "m**2/s", "m**2/s**2"][rates];
}

/** Given: a unit as written. Returned: it as the standard writes it: `m^2/s^2`, `M**2/S**2` → `m**2/s**2`. */
export const normalUnit = (unit: string): string =>
  unit.trim().toLowerCase().replaceAll("^", "**").replaceAll(" ", "");

/** Fields that belong to the message, not to an object. Source: CCSDS 508.0-B-1, tables 3-1, 3-2. */
export const startsObject = "OBJECT";
export const startsMessage = "CCSDS_CDM_VERS";

/** Values that say that there is none. */
export const isAbsent = (value: string): boolean => /^(|n\/?a|nan|none|unknown|null)$/i.test(value.trim());

/** A number as CCSDS has it, or NaN: no hexadecimal, no blanks within, no infinity. */
export const cdmNumber = (text: string): number =>
  /^[+-]?(\d+\.?\d*|\.\d+)([eEdD][+-]?\d+)?$/.test(text.trim())
    ? Number(text.trim().replace(/[dD]/, "e"))
    : Number.NaN;

/** A hard-body radius in a comment, as CARA and others write it: `HBR = 20 [m]`. Returned: m, or undefined. */
export function radiusOfComment(comment: string): number | undefined {
  const match =
    /^(?:combined[ _])?(?:hbr|hard[ _-]?body[ _]radius)\s*[=:]\s*([+\d.eE-]+)\s*(?:\[\s*(k?m)\s*\]?)?\s*$/i.exec(
      comment.trim(),
    );
  if (!match) return undefined;
  const value = cdmNumber(match[1]) * (match[2]?.toLowerCase() === "km" ? 1000 : 1);
  return value >= 0 ? value : undefined;
}
