import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { HoshimoriError } from "../core/index.ts";
import { isPermittedAddress } from "./address.ts";
import { readFields } from "./field-reader.ts";
import { mostPruneSeconds, type RateWindow } from "./slots.ts";
import type { WebFeed } from "./source.ts";

/** How to log in with a form that answers with cookies. Name and password come from the environment, never from a file. */
export interface FormLogin {
  readonly url: string;
  readonly userField: string;
  readonly passwordField: string;
  /** Names of the environment variables. */
  readonly userVariable: string;
  readonly passwordVariable: string;
  /** A refused login answers 200 with this text in it. */
  readonly refusedText: string;
}

/** Whoever runs servers that we ask, with the rules they set. */
export interface Provider {
  readonly id: string;
  readonly name: string;
  /** Its servers: whoever asks one of them keeps these rules. Empty for everybody else's. */
  readonly hosts: readonly string[];
  /** Where the rules are published. */
  readonly rulesUrl: string;
  /** In each of these windows at most so many requests, over all its addresses. */
  readonly windows: readonly RateWindow[];
  /** Least time between two requests for one address. */
  readonly minimumMinutes: number;
  /** "wait" where an address may come into being later (a file a day); else 404 stops the source. */
  readonly notFound: "stop" | "wait";
  readonly login?: FormLogin;
}

const providersFolder = join(import.meta.dirname, "../../policies/sources/providers");

/**
 * Given: the folder with a file per provider (the house's own unless given). Returned: the providers by id.
 * Errors: `source-not-json`, `source-field-…` with file and field.
 */
export function readProviders(folder = providersFolder): ReadonlyMap<string, Provider> {
  const providers = new Map<string, Provider>();
  for (const [file, value] of jsonFiles(folder)) {
    const provider = readProvider(value, file);
    providers.set(provider.id, provider);
  }
  return providers;
}

function readProvider(value: unknown, file: string): Provider {
  const fields = readFields(value, file);
  const provider: Provider = {
    id: fields.textLike("id", file.replace(/\.json$/, ""), (id) => `${id}.json` === file),
    name: fields.text("name"),
    hosts: fields.texts("hosts"),
    rulesUrl: fields.text("rulesUrl", ""),
    windows: fields.list("windows", (entry, place) => {
      const window = readFields(entry, file, place);
      const read = {
        requests: window.number("requests", 1, 10_000),
        seconds: window.number("seconds", 1, mostPruneSeconds),
      };
      window.end();
      return read;
    }),
    minimumMinutes: fields.number("minimumMinutes", 1, mostPruneSeconds / 60),
    notFound: fields.oneOf("notFound", ["stop", "wait"], "stop"),
    ...(fields.has("login") ? { login: readLogin(fields.object("login")) } : {}),
  };
  fields.end();
  return provider;
}

function readLogin(fields: ReturnType<typeof readFields>): FormLogin {
  const login = {
    url: fields.textLike("url", "https://…", isPermittedAddress),
    userField: fields.text("userField"),
    passwordField: fields.text("passwordField"),
    userVariable: fields.text("userVariable"),
    passwordVariable: fields.text("passwordVariable"),
    refusedText: fields.text("refusedText"),
  };
  fields.end();
  return login;
}

/**
 * Given: a feed and the providers. Returned: the provider whose rules hold: whoever runs the host, whatever the source says.
 * Errors: `source-provider-unknown`; `feed-wrong-host` where a provider's feed leads to a host that isn't its own, which would
 * get its cookies.
 */
export function providerOf(feed: WebFeed, providers: ReadonlyMap<string, Provider>): Provider {
  const host = URL.canParse(feed.url) ? new URL(feed.url).hostname : "";
  const byHost = [...providers.values()].find(({ hosts }) => hosts.includes(host));
  if (byHost) return byHost;
  const named = providers.get(feed.provider);
  if (!named)
    throw new HoshimoriError("source-provider-unknown", {
      id: feed.provider,
      known: [...providers.keys()].join(", "),
    });
  if (named.hosts.length > 0 && host !== "")
    throw new HoshimoriError("feed-wrong-host", { host, provider: named.id, hosts: named.hosts.join(", ") });
  return named;
}

/** Given: a folder. Returned: name and content of each .json file in it, by name. Errors: `source-not-json`. */
export function jsonFiles(folder: string): readonly (readonly [file: string, value: unknown])[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => [file, parseJson(readFileSync(join(folder, file), "utf8"), file)]);
}

/** Given: text and the name of its file. Returned: its value. Errors: `source-not-json`. */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new HoshimoriError("source-not-json", { file, detail: (error as Error).message }, { cause: error });
  }
}
