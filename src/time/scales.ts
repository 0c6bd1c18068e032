import { HoshimoriError } from "../core/index.ts";
import type { EarthOrientation } from "./earth-orientation.ts";
import type { Instant, TimeScale } from "./instant.ts";
import { nanosPerDay } from "./instants.ts";
import { defaultLeapSeconds, type LeapSeconds } from "./leap-seconds.ts";

/** What a change of scale needs to know. The bundled leap seconds serve where none are given. */
export interface ScaleSources {
  readonly leapSeconds?: LeapSeconds;
  /** Needed to and from UT1 only. */
  readonly earthOrientation?: EarthOrientation;
}

/** Offsets from TAI, ns. TT: IAU 1991, definition. GPS: IS-GPS-200, GPS epoch 1980-01-06 with TAI − UTC = 19 s. */
const aheadOfTaiNanos = { TAI: 0, TT: 32_184_000_000, GPS: -19_000_000_000 } as const;

/**
 * Given: an instant and the scale wanted. Returned: the same instant in that scale.
 * Range-error: exact to 1 ns since 1972 (1961–1971 ± 1 ns); UT1 as good as the Earth orientation.
 * Errors: `time-earth-orientation-needed` where UT1 is involved and none is given.
 * Source: IERS Conventions (2010) §10; UT1 = UTC + (UT1 − UTC).
 */
export function convertScale(instant: Instant, scale: TimeScale, sources: ScaleSources = {}): Instant {
  if (instant.scale === scale) return instant;
  if (scale === "UT1") return ut1FromUtc(convertScale(instant, "UTC", sources), sources);
  if (instant.scale === "UT1") return convertScale(utcFromUt1(instant, sources), scale, sources);
  const leapSeconds = sources.leapSeconds ?? defaultLeapSeconds;
  if (instant.scale === "UTC") {
    const ahead = leapSeconds.taiMinusUtcNanos(instant.days, instant.nanos);
    return shifted(instant, scale, ahead + aheadOfTaiNanos[scale as keyof typeof aheadOfTaiNanos]);
  }
  if (scale === "UTC")
    return utcFromTai(shifted(instant, "TAI", -aheadOfTaiNanos[instant.scale]), leapSeconds);
  return shifted(
    instant,
    scale,
    aheadOfTaiNanos[scale as keyof typeof aheadOfTaiNanos] - aheadOfTaiNanos[instant.scale],
  );
}

/** The instant moved by less than about ten days and read in a scale whose days all have 86,400 s. */
function shifted(instant: Instant, scale: TimeScale, byNanos: number): Instant {
  const nanos = instant.nanos + byNanos;
  const carry = Math.floor(nanos / nanosPerDay);
  return { scale, days: instant.days + carry, nanos: nanos - carry * nanosPerDay };
}

function utcFromTai(tai: Instant, leapSeconds: LeapSeconds): Instant {
  // The UTC day is found by its start in TAI; the offset at a UTC time of day then needs at most two corrections.
  let days = shifted(tai, "UTC", -leapSeconds.taiMinusUtcNanos(tai.days, 0)).days;
  const sinceStart = (utcDays: number): number =>
    (tai.days - utcDays) * nanosPerDay + tai.nanos - leapSeconds.taiMinusUtcNanos(utcDays, 0);
  if (sinceStart(days + 1) >= 0) days += 1;
  else if (sinceStart(days) < 0) days -= 1;
  const start = sinceStart(days);
  let nanos = start;
  for (let round = 0; round < 2; round++)
    nanos = start - (leapSeconds.taiMinusUtcNanos(days, nanos) - leapSeconds.taiMinusUtcNanos(days, 0));
  return { scale: "UTC", days, nanos };
}

function dut1Nanos(utc: Instant, sources: ScaleSources): number {
  if (!sources.earthOrientation) throw new HoshimoriError("time-earth-orientation-needed");
  return Math.round(sources.earthOrientation.earthOrientationAt(utc).dut1S * 1e9);
}

function ut1FromUtc(utc: Instant, sources: ScaleSources): Instant {
  return shifted(utc, "UT1", dut1Nanos(utc, sources));
}

function utcFromUt1(ut1: Instant, sources: ScaleSources): Instant {
  // UT1 − UTC jumps with a leap second, so the guess is mended by way of TAI, which doesn't.
  let utc: Instant = shifted(ut1, "UTC", 0);
  for (let round = 0; round < 3; round++) {
    const reached = ut1FromUtc(utc, sources);
    const byNanos = (ut1.days - reached.days) * nanosPerDay + ut1.nanos - reached.nanos;
    if (byNanos === 0) break;
    const tai = convertScale(utc, "TAI", sources);
    utc = convertScale(shifted(tai, "TAI", byNanos), "UTC", sources);
  }
  return utc;
}
