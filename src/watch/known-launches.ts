import type { KnownLaunch } from "../detect/index.ts";
import type { SatcatRecord } from "../formats/index.ts";
import { readIsoUtc } from "../time/index.ts";

/** Given: a satellite catalog. Returned: date and site of its launches, by designator ("2026-145"). */
export function knownLaunches(records: readonly SatcatRecord[]): ReadonlyMap<string, KnownLaunch> {
  const launches = new Map<string, KnownLaunch>();
  for (const { internationalDesignator, launchDate, launchSite } of records) {
    const day = launchDate === undefined ? undefined : readIsoUtc(`${launchDate}T00:00:00Z`)?.days;
    launches.set(internationalDesignator.slice(0, 8), {
      ...(day === undefined ? {} : { day }),
      hasSite: launchSite !== undefined && launchSite !== "",
    });
  }
  return launches;
}
