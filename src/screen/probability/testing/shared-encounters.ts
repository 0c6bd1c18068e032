import { readFileSync } from "node:fs";
import type { Vec3 } from "../../../core/index.ts";
import { sharedPath } from "../../../core/testing/shared-data.ts";
import { readCdms } from "../../../formats/index.ts";
import { type UncertainEncounter, type UncertainState, withRtnCovariance } from "../uncertain-state.ts";

/** JSON below the shared oracles of probability of collision. */
export const readPcOracle = <Content>(name: string): Content =>
  JSON.parse(readFileSync(sharedPath(`oracles/pc/${name}`), "utf8"));

/** The encounter of a CDM below the shared oracles, with its frame as it is. */
export function encounterOfCdm(name: string, hbrM: number): UncertainEncounter {
  const { cdms } = readCdms(readFileSync(sharedPath(`oracles/pc/${name}`)), { source: name });
  const [first, second] = cdms[0].objects.map((object) => {
    const rtn = new Float64Array(36);
    let at = 0;
    for (let row = 0; row < 6; row++)
      for (let column = 0; column <= row; column++) {
        const value = (object.covarianceRtn?.[at++] ?? 0) * 1e-6;
        rtn[6 * row + column] = value;
        rtn[6 * column + row] = value;
      }
    return withRtnCovariance(object, rtn);
  });
  return { first, second, radiusKm: hbrM / 1000 };
}

/** Given: inertial numbers in any units and the factors to kilometres. Returned: the state; a 3 × 3 covariance has no velocities. */
export function stateOf(
  position: readonly number[],
  velocity: readonly number[],
  covariance: readonly (readonly number[])[],
  perKm: number,
): UncertainState {
  const full = new Float64Array(36);
  for (const [row, values] of covariance.entries())
    for (const [column, value] of values.entries()) full[6 * row + column] = value / perKm ** 2;
  return {
    positionKm: position.map((value) => value / perKm) as unknown as Vec3,
    velocityKmPerS: velocity.map((value) => value / perKm) as unknown as Vec3,
    covariance: full,
  };
}
