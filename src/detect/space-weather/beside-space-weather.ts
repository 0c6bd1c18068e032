import type { SpaceWeatherDay } from "../../formats/index.ts";
import { utcDaysOfIso } from "../../time/index.ts";
import type { Detection, Limitation } from "../detection.ts";
import { round } from "../round.ts";
import { type Rule, type SpaceWeatherParameters, spaceWeatherRule } from "../rules.ts";

/** What the Sun and the geomagnetic field did in the days before an instant. */
export interface SpaceWeatherBefore {
  readonly days: number;
  readonly maxKp?: number;
  readonly meanF107?: number;
}

/** Given: days of a file and an instant in UTC days since 2000-01-01. Returned: the figures of that day and the days before it; undefined where the file has none of them. */
export function spaceWeatherBefore(
  weather: readonly SpaceWeatherDay[],
  utcDays: number,
  daysBefore: number,
): SpaceWeatherBefore | undefined {
  const last = Math.floor(utcDays);
  const own = weather.filter(({ day }) => day <= last && day >= last - daysBefore);
  const kp = own.flatMap((day) => day.kp);
  const flux = own.flatMap(({ f107 }) => f107 ?? []);
  if (kp.length === 0 && flux.length === 0) return undefined;
  return {
    days: daysBefore,
    ...(kp.length === 0 ? {} : { maxKp: Math.max(...kp) }),
    ...(flux.length === 0
      ? {}
      : { meanF107: round(flux.reduce((sum, value) => sum + value, 0) / flux.length, 1) }),
  };
}

/**
 * Lays Kp and F10.7 beside detections. It says what they were, never that they are the cause, and takes no detection away.
 *
 * Given: detections; the instant each is about (UTC days since 2000-01-01); the days of a space-weather file, or undefined where
 * none was given. Returned: the detections with a limitation, and the values `maxKpBefore` and `meanF107Before` where the file has them.
 */
export function besideSpaceWeather(
  detections: readonly Detection[],
  weather: readonly SpaceWeatherDay[] | undefined,
  instantOf: (detection: Detection) => number = startOf,
  { parameters }: Rule<SpaceWeatherParameters> = spaceWeatherRule,
): Detection[] {
  return detections.map((detection) => {
    const before = weather && spaceWeatherBefore(weather, instantOf(detection), parameters.daysBefore);
    return {
      ...detection,
      values: {
        ...detection.values,
        ...(before?.maxKp === undefined ? {} : { maxKpBefore: before.maxKp }),
        ...(before?.meanF107 === undefined ? {} : { meanF107Before: before.meanF107 }),
      },
      limitations: [...detection.limitations, limitationOf(weather !== undefined, before, parameters)],
    };
  });
}

const startOf = ({ from }: Detection): number => utcDaysOfIso(from) ?? Number.NaN;

function limitationOf(
  isGiven: boolean,
  before: SpaceWeatherBefore | undefined,
  { stormKp, daysBefore }: SpaceWeatherParameters,
): Limitation {
  if (!isGiven) return { code: "detect-limit-space-weather-not-given" };
  if (!before) return { code: "detect-limit-space-weather-not-covered" };
  const { maxKp, meanF107 } = before;
  return maxKp !== undefined && maxKp >= stormKp
    ? { code: "detect-limit-space-weather-storm", parts: { kp: maxKp, days: daysBefore } }
    : {
        code: "detect-limit-space-weather",
        parts: { kp: maxKp ?? "–", flux: meanF107 ?? "–", days: daysBefore },
      };
}
