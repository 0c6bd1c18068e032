import { unixToHouseDays } from "./civil.ts";
import type { Instant } from "./instant.ts";

/** Where "now" comes from. Functions take a clock; none of them looks at the time by itself. */
export interface Clock {
  /** The present instant, UTC. */
  now(): Instant;
}

const millisPerDay = 86_400_000;

/** The clock of this machine. Range-error: its setting; steps of 1 ms; a leap second is smeared or repeated as the machine does. */
export const systemClock: Clock = {
  now() {
    const unixMillis = Date.now();
    const unixDays = Math.floor(unixMillis / millisPerDay);
    return {
      scale: "UTC",
      days: unixDays - unixToHouseDays,
      nanos: (unixMillis - unixDays * millisPerDay) * 1e6,
    };
  },
};

/** A clock that stands still, for replay, exercise and tests. */
export const fixedClock = (instant: Instant): Clock => ({ now: () => instant });
