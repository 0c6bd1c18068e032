import type { SpaceWeatherDay } from "../../formats/index.ts";
import { instantFromTable, utcDaysOfInstant, utcDaysOfIso } from "../../time/index.ts";
import type { Detection } from "../detection.ts";
import type { ObjectHistory } from "../history.ts";
import { launchOf } from "../launch-of.ts";
import { type Rule, type SpaceWeatherParameters, spaceWeatherRule } from "../rules.ts";
import { besideSpaceWeather } from "./beside-space-weather.ts";

/**
 * Re-entries of many objects of one launch within some days of each other are marked as such, with space weather beside them:
 * a storm that thickens the atmosphere acts on all of them.
 *
 * Given: re-entry detections, the histories they came from, the days of a space-weather file or undefined.
 * Returned: the detections in their order; those of a mass decay with the count and what Kp and F10.7 were at their last sets.
 */
export function gateMassDecay(
  detections: readonly Detection[],
  histories: readonly ObjectHistory[],
  weather: readonly SpaceWeatherDay[] | undefined,
  rule: Rule<SpaceWeatherParameters> = spaceWeatherRule,
): Detection[] {
  const { massObjects, massWithinDays } = rule.parameters;
  const launches = new Map<number, string>();
  const lastDays = new Map<number, number>();
  for (const { id, table } of histories) {
    const last = table.count - 1;
    launches.set(id, launchOf(table.internationalDesignator[last]));
    lastDays.set(id, utcDaysOfInstant(instantFromTable(table, last)));
  }
  const ofLaunch = new Map<string, Detection[]>();
  for (const detection of detections) {
    const launch = launches.get(detection.ids[0]) ?? "";
    if (launch !== "") ofLaunch.set(launch, [...(ofLaunch.get(launch) ?? []), detection]);
  }
  return detections.map((detection) => {
    const launch = launches.get(detection.ids[0]) ?? "";
    const near = (ofLaunch.get(launch) ?? []).filter(
      (other) => Math.abs(middleOf(other) - middleOf(detection)) <= massWithinDays / 2,
    );
    if (near.length < massObjects) return detection;
    const parts = { count: near.length, launch, days: massWithinDays };
    const marked: Detection = {
      ...detection,
      values: { ...detection.values, objectsOfLaunch: near.length },
      limitations: [...detection.limitations, { code: "detect-limit-mass-decay", parts }],
    };
    return besideSpaceWeather([marked], weather, ({ ids }) => lastDays.get(ids[0]) ?? Number.NaN, rule)[0];
  });
}

const middleOf = ({ from, to }: Detection): number => {
  const [start, end] = [from, to].map((text) => utcDaysOfIso(text) ?? Number.NaN);
  return (start + end) / 2;
};
