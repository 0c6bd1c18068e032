import { execFileSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { openPostgresStore, type PostgresStore } from "../open-postgres-store.ts";
import { openPostgres } from "../postgres-database.ts";
import { testClock } from "./temporary-store.ts";

const installed = "/usr/lib/postgresql";
/** The programs of the newest PostgreSQL that Debian's packages put here. */
const programs = existsSync(installed)
  ? readdirSync(installed)
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => join(installed, version, "bin"))
      .find((folder) => existsSync(join(folder, "initdb")))
  : undefined;

/** For the `skip` option of a test: false where a PostgreSQL can be started, else the reason. */
export const skipWithoutPostgres: false | string =
  programs === undefined ? "no PostgreSQL server is installed (Debian's package postgresql)" : false;

interface Cluster {
  readonly address: (user: string, database: string) => string;
}

let cluster: Promise<Cluster> | undefined;
let databases = 0;

/** PostgreSQL refuses to run as root; its package brings a user for it. */
function run(program: string, words: readonly string[]): void {
  const path = join(programs as string, program);
  const isRoot = userInfo().uid === 0;
  execFileSync(
    isRoot ? "setpriv" : path,
    isRoot ? ["--reuid=postgres", "--regid=postgres", "--clear-groups", path, ...words] : words,
    {
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
}

async function startCluster(): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), "hoshimori-postgres-"));
  if (userInfo().uid === 0) {
    const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
    chownSync(folder, id("-u"), id("-g"));
  }
  const data = join(folder, "data");
  const port = await freePort();
  run("initdb", ["-D", data, "-A", "trust", "-U", "owner", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8"]);
  run("pg_ctl", [
    "-D",
    data,
    "-w",
    "-l",
    join(folder, "log"),
    "-o",
    `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1`,
    "start",
  ]);
  process.once("exit", () => {
    run("pg_ctl", ["-D", data, "-m", "immediate", "stop"]);
    rmSync(folder, { recursive: true, force: true });
  });
  return { address: (user, database) => `postgres://${user}@127.0.0.1:${port}/${database}` };
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

/** Addresses of a new, empty database on this process's own server: as its owner and as the program. */
export async function freshDatabase(): Promise<{ readonly url: string; readonly ownerUrl: string }> {
  cluster ??= startCluster();
  const { address } = await cluster;
  const name = `test_${++databases}`;
  const server = openPostgres(address("owner", "postgres"));
  await server.transaction((connection) =>
    connection.script(`
      do $$ begin
        if not exists (select from pg_roles where rolname = 'program') then create role program login; end if;
      end $$;`),
  );
  await server.close();
  execFileSync(join(programs as string, "createdb"), [
    "--maintenance-db",
    address("owner", "postgres"),
    name,
  ]);
  return { url: address("program", name), ownerUrl: address("owner", name) };
}

/** An open store in a new database; the caller closes it. */
export const openFreshPostgresStore = async (): Promise<PostgresStore> =>
  openPostgresStore({ ...(await freshDatabase()), clock: testClock });
