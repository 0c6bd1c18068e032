import { createHmac, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";

const packageRoot = resolve(import.meta.dirname, "../..");

/**
 * Where a node keeps its data: `HOSHIMORI_DATA`, else `.hoshimori` of the repository that the program runs from,
 * else `$XDG_DATA_HOME/hoshimori`, else `~/.local/share/hoshimori`.
 */
export function dataFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env.HOSHIMORI_DATA) return resolve(env.HOSHIMORI_DATA);
  if (existsSync(join(packageRoot, "floors.json"))) return join(packageRoot, ".hoshimori");
  return join(env.XDG_DATA_HOME ?? join(homedir(), ".local/share"), "hoshimori");
}

/** Path of a file that ships with the product ("policies/…", "data/…"). */
export const productPath = (relative: string): string => join(packageRoot, relative);

/** The node's own secrets, made once, readable by its user only. */
export interface NodeSecrets {
  /** Key of the ids that cross a marking (HMAC-SHA256). */
  readonly idKey: string;
  /** Lets the command line of the same user speak to the running server. */
  readonly localToken: string;
}

/** Given the data folder, returned its secrets; made on first use, whole or not at all. */
export function nodeSecrets(folder: string): NodeSecrets {
  const path = join(folder, "secrets.json");
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    const secrets: NodeSecrets = {
      idKey: randomBytes(32).toString("hex"),
      localToken: randomBytes(32).toString("hex"),
    };
    writeWhole(path, JSON.stringify(secrets));
  }
  return JSON.parse(readFileSync(path, "utf8")) as NodeSecrets;
}

/** The address of the server that runs on a data folder, as the command line finds it. */
export interface RunningServer {
  readonly url: string;
  readonly pid: number;
}

const serverFile = (folder: string) => join(folder, "server.json");

export const announceServer = (folder: string, server: RunningServer): void =>
  writeWhole(serverFile(folder), JSON.stringify(server));

export const retractServer = (folder: string): void => rmSync(serverFile(folder), { force: true });

/** The announced server, if its process is still there. */
export function runningServer(folder: string): RunningServer | undefined {
  if (!existsSync(serverFile(folder))) return undefined;
  const server = JSON.parse(readFileSync(serverFile(folder), "utf8")) as RunningServer;
  try {
    process.kill(server.pid, 0);
    return server;
  } catch {
    return undefined;
  }
}

/** A key that the node's own key and a purpose give; keys of different purposes tell nothing about one another. */
export const keyed = (secrets: NodeSecrets, purpose: string): Uint8Array =>
  createHmac("sha256", Buffer.from(secrets.idKey, "hex")).update(purpose).digest();

function writeWhole(path: string, text: string): void {
  writeFileSync(`${path}.new`, text, { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
}
