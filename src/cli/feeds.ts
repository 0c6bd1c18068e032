import { Command } from "commander";
import { HoshimoriError, type Language } from "../core/index.ts";
import {
  archivePath,
  attemptFeed,
  feedOf,
  LoginSessions,
  providerOf,
  readFeedSettings,
  readProviders,
  readSources,
  requireSource,
  type Source,
  shownAddress,
  type WebFeed,
  writeFeedSetting,
} from "../feeds/index.ts";
import { feedSlots, feedStates, openStore } from "../store/index.ts";
import { formatIsoUtc, systemClock } from "../time/index.ts";
import { dataFolder } from "../watch/index.ts";
import { nodeParty } from "./node-party.ts";
import { commandContext } from "./output.ts";
import { storeOptions } from "./store-options.ts";

const now = () => formatIsoUtc(systemClock.now());

/** `hoshimori feeds`: which public sources this node asks, switched on by a person one by one. */
export function feedsCommand(): Command {
  const command = new Command("feeds").description(
    "feeds from public sources, each off until it is switched on",
  );
  command
    .command("list", { isDefault: true })
    .description("every source: id, address, on or off, rules")
    .action((_: object, called: Command) => list(called));
  command
    .command("enable <source>")
    .description("switch a feed on, or on again after it stopped")
    .option("--set <field=value...>", "a field that differs here: url=…, folder=…, ids=5,25544, pinnedKey=…")
    .action((id: string, options: { set?: readonly string[] }) => enable(id, options.set ?? []));
  command
    .command("disable <source>")
    .description("switch a feed off")
    .action((id: string) => {
      const { enabledAt: _off, ...rest } = settingOf(requireSource(id, readSources()));
      writeFeedSetting(dataFolder(), id, rest);
    });
  command
    .command("fetch <source>")
    .description("fetch a feed that is on, once, and archive what comes")
    .requiredOption("--out <folder>", "where archive/ is written to")
    .action((id: string, options: { out: string }, called: Command) => fetchOnce(id, options.out, called));
  return command;
}

const settingOf = ({ id }: Source) => readFeedSettings(dataFolder()).get(id) ?? {};

function list(command: Command): void {
  const context = commandContext(command);
  const providers = readProviders();
  for (const source of readSources().values()) {
    const { feed } = source;
    if (!feed) continue;
    const setting = settingOf(source);
    const own = { ...feed, ...setting.feed } as typeof feed;
    const url = own.kind === "web" ? own.url && shownAddress(own.url) : own.folder;
    const provider = own.kind === "web" ? providerOf(own, providers) : undefined;
    const enabled = setting.enabledAt !== undefined;
    const rules = {
      ...(own.kind === "web" ? { everyMinutes: own.everyMinutes } : {}),
      ...(provider && own.kind === "web"
        ? {
            minimumMinutes: Math.max(provider.minimumMinutes, own.minimumMinutes),
            windows: provider.windows,
            provider: provider.id,
          }
        : {}),
    };
    context.out(
      { id: source.id, url, enabled, rules, audience: source.audience },
      `${enabled ? "●" : "○"} ${source.id.padEnd(24)} ${ruleText(rules)}  ${url}`,
    );
  }
}

const ruleText = (rules: { readonly everyMinutes?: number; readonly minimumMinutes?: number }) =>
  (rules.everyMinutes === undefined
    ? ""
    : `${rules.everyMinutes} min (≥ ${rules.minimumMinutes ?? 0} min)`
  ).padEnd(24);

function enable(id: string, changes: readonly string[]): void {
  const source = requireSource(id, readSources());
  const before = settingOf(source);
  const feed = { ...before.feed, ...Object.fromEntries(changes.map(readChange)) };
  const setting = { enabledAt: now(), ...(Object.keys(feed).length > 0 ? { feed } : {}) };
  const own = feedOf(source, setting);
  if (own.kind === "web") providerOf(own, readProviders());
  writeFeedSetting(dataFolder(), id, setting);
}

/** "ids=5,25544" is a list of numbers, "everyMinutes=60" a number, anything else a text. */
function readChange(change: string): readonly [string, unknown] {
  const [name = "", ...rest] = change.split("=");
  const value = rest.join("=");
  if (name === "ids") return [name, value.split(",").map(Number)];
  if (name === "redirectHosts") return [name, value.split(",")];
  return [name, /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : value];
}

async function fetchOnce(id: string, out: string, command: Command): Promise<void> {
  const context = commandContext(command);
  const source = requireSource(id, readSources());
  const setting = settingOf(source);
  if (setting.enabledAt === undefined) throw new HoshimoriError("feed-off", { id });
  const feed = feedOf(source, setting);
  if (feed.kind === "folder") throw new HoshimoriError("feed-none", { id });
  const { state, batch, problem, attempted } = await attemptWithStore(
    source,
    feed,
    setting.enabledAt,
    out,
    context.language,
  );
  if (problem) throw new HoshimoriError(problem.code, problem.parts);
  if (state.phase === "stopped")
    throw new HoshimoriError("feed-stopped", { id, since: state.since, reason: state.reason });
  if (!attempted)
    throw new HoshimoriError("feed-waits", { id, until: state.phase === "waiting" ? state.until : "?" });
  const next = state.phase === "waiting" ? { next: state.until } : {};
  if (!batch) return context.out({ id, unchanged: true, ...next }, `${id}: unchanged`);
  const { sha256, receivedAt, provenance, marking } = batch;
  const path = archivePath(out, sha256);
  context.out(
    { id, sha256, bytes: batch.bytes.length, receivedAt, provenance, marking, path, ...next },
    `${id}: ${batch.bytes.length} bytes → ${path}`,
  );
}

/** Slots and states are the node's own, so that fetching by hand keeps the same rules as the running node. */
async function attemptWithStore(
  source: Source,
  feed: WebFeed,
  enabledAt: string,
  folder: string,
  language: Language,
) {
  const provider = providerOf(feed, readProviders());
  const store = await openStore(storeOptions(language));
  try {
    return await attemptFeed({
      source,
      feed,
      provider,
      folder,
      enabledAt,
      originator: nodeParty(),
      clock: systemClock,
      slots: feedSlots(store, "live"),
      states: feedStates(store, "live"),
      sessions: new LoginSessions(),
      random: Math.random,
      environment: process.env,
      elapsedMs: () => performance.now(),
    });
  } finally {
    await store.close();
  }
}
