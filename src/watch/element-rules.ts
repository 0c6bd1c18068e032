import { buildObjectCatalog } from "../catalog/index.ts";
import type { CatalogNumber } from "../core/index.ts";
import {
  breakupRule,
  coplanarRule,
  type Detection,
  debrisManeuverRule,
  debrisManeuvers,
  detectBreakups,
  detectCoplanar,
  detectGeo,
  detectLateObjects,
  detectLaunches,
  detectProximity,
  detectReentry,
  gateMassDecay,
  geoRules,
  lateObjectRule,
  launchRule,
  maneuverRule,
  type ObjectHistory,
  type Progress,
  proximityRule,
  reentryRule,
  spaceWeatherRule,
} from "../detect/index.ts";
import type { SatcatRecord } from "../formats/index.ts";
import { concatTables } from "../orbit/index.ts";
import { elapsedSeconds, type Instant, instantFromTable } from "../time/index.ts";
import { knownLaunches } from "./known-launches.ts";
import { maneuversInThreads } from "./maneuvers-in-threads.ts";
import type { WatchStep } from "./progress.ts";

/** What the rules read. */
export interface RuleInput {
  /** Of every object, ascending by catalog number. */
  readonly histories: readonly ObjectHistory[];
  /** The satellite catalog. */
  readonly records: readonly SatcatRecord[];
  readonly protectedIds: ReadonlySet<CatalogNumber>;
  readonly now: Instant;
  /** Sets older than that say nothing of the present. */
  readonly oldestSetDays: number;
}

/** A step of the watch that looks at element histories alone. */
export interface ElementStep {
  readonly step: WatchStep;
  /** With version and parameters; a run with other rules is another run. */
  readonly rules: object;
  readonly detect: (
    input: RuleInput,
    progress: Progress,
  ) => readonly Detection[] | Promise<readonly Detection[]>;
}

/** Every step on element histories, in their order. */
export const elementSteps: readonly ElementStep[] = [
  {
    step: "detecting-maneuvers",
    rules: [maneuverRule, debrisManeuverRule],
    async detect({ histories, records }, progress) {
      const maneuvers = await maneuversInThreads(histories, progress);
      const types = new Map(records.map(({ id, objectType }) => [id, objectType]));
      return [...maneuvers, ...debrisManeuvers(maneuvers, histories, types)];
    },
  },
  {
    step: "detecting-geo",
    rules: geoRules,
    detect: ({ histories }, progress) => detectGeo(histories, undefined, progress),
  },
  {
    step: "detecting-proximity",
    rules: [proximityRule, lateObjectRule],
    detect: ({ histories }, progress) => [
      ...detectProximity(histories, undefined, progress),
      ...detectLateObjects(histories),
    ],
  },
  {
    step: "detecting-coplanar",
    rules: coplanarRule,
    detect: ({ histories, protectedIds }, onProgress) =>
      detectCoplanar(histories, { protectedIds, onProgress }),
  },
  {
    step: "detecting-launches",
    rules: launchRule,
    detect: ({ histories, records, protectedIds }, progress) =>
      detectLaunches(histories, { protectedIds, launches: knownLaunches(records) }, undefined, progress),
  },
  {
    step: "detecting-reentry",
    rules: [reentryRule, spaceWeatherRule],
    detect: (input, progress) => {
      const present = withPresentSets(input);
      return gateMassDecay(detectReentry(present, undefined, progress), present, undefined);
    },
  },
  {
    step: "detecting-breakups",
    rules: breakupRule,
    detect: ({ histories, records, protectedIds }, progress) => {
      // In the order of the histories, so that the order in which the sets came changes nothing.
      const table = concatTables(histories.map((history) => history.table));
      const objects = buildObjectCatalog(records, [table]);
      return detectBreakups([table], { objects, protectedIds }, undefined, progress);
    },
  },
];

/** Histories that reach into the present: an orbit that ended years ago is no window of today. */
const withPresentSets = ({ histories, now, oldestSetDays }: RuleInput): readonly ObjectHistory[] =>
  histories.filter(
    ({ table }) => elapsedSeconds(instantFromTable(table, table.count - 1), now) <= oldestSetDays * 86_400,
  );
