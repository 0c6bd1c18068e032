import type { Clock } from "../../time/index.ts";
import { addSeconds, parseIsoUtc } from "../../time/index.ts";
import type { FeedStates } from "../attempt-feed.ts";
import type { Provider } from "../providers.ts";
import { decideSlot, type FeedSlots, type TakenSlot } from "../slots.ts";
import type { Source, WebFeed } from "../source.ts";
import type { SourceState } from "../source-state.ts";

/** The house's own way to write element sets; an orbit of the ISS, no secret. */
export const sampleTle = [
  "ISS (ZARYA)",
  "1 25544U 98067A   26223.51782528  .00002182  00000+0  11606-4 0  9993",
  "2 25544  51.6416 247.4627 0006703 130.5360 325.0288 15.72125391563537",
  "",
].join("\n");

export const sampleFeed = (url: string, changes: Partial<WebFeed> = {}): WebFeed => ({
  kind: "web",
  provider: "test",
  url,
  content: "tle",
  everyMinutes: 120,
  minimumMinutes: 1,
  staleAfterMinutes: 480,
  daysBack: 0,
  ids: [],
  redirectHosts: [],
  limits: { maxBytes: 200_000, headersSeconds: 0.4, idleSeconds: 0.3, totalSeconds: 0.9 },
  ...changes,
});

export const sampleSource = (feed: WebFeed, audience: Source["audience"] = "public"): Source => ({
  id: "sample",
  name: "A sample source",
  url: "https://example.org/",
  attribution: "Example",
  terms: "None.",
  completeness: "group",
  audience,
  feed,
});

export const sampleProvider = (changes: Partial<Provider> = {}): Provider => ({
  id: "test",
  name: "Test",
  hosts: [],
  rulesUrl: "",
  windows: [{ requests: 100, seconds: 60 }],
  minimumMinutes: 1,
  notFound: "stop",
  ...changes,
});

/** A clock that moves only when told to. */
export interface HandClock extends Clock {
  readonly advance: (seconds: number) => void;
}

export function handClock(start = "2026-08-12T00:00:00.000000Z"): HandClock {
  let instant = parseIsoUtc(start);
  return {
    now: () => instant,
    advance: (seconds) => {
      instant = addSeconds(instant, seconds);
    },
  };
}

/** The ports of feeds without a database: for tests of what stands around them. `store` has its own tests on the real one. */
export function portsInMemory(): FeedSlots & FeedStates {
  const taken = new Map<string, readonly TakenSlot[]>();
  const states = new Map<string, SourceState>();
  return {
    take: async (provider, now, rules, address) => {
      const decision = decideSlot(taken.get(provider) ?? [], now, rules, address);
      taken.set(provider, decision.taken);
      return decision.answer;
    },
    find: async (sourceId) => states.get(sourceId),
    replace: async (sourceId, found, next) => {
      if (states.get(sourceId) !== found) return false;
      states.set(sourceId, next);
      return true;
    },
  };
}
