import { test } from "node:test";
import { describeFeedMemory } from "./feed-memory.contract.ts";
import { openPostgresStore } from "./open-postgres-store.ts";
import { openStore } from "./open-store.ts";
import { freshDatabase, skipWithoutPostgres } from "./testing/temporary-postgres.ts";
import { freshDataFolder, testClock } from "./testing/temporary-store.ts";

let folder: Promise<string> | undefined;
describeFeedMemory("what feeds remember, on PGlite", async () => {
  folder ??= freshDataFolder();
  return openStore({ folder: await folder, clock: testClock });
});

let database: ReturnType<typeof freshDatabase> | undefined;
if (skipWithoutPostgres) test("what feeds remember, on PostgreSQL", { skip: skipWithoutPostgres });
else
  describeFeedMemory("what feeds remember, on PostgreSQL", async () => {
    database ??= freshDatabase();
    return openPostgresStore({ ...(await database), clock: testClock });
  });
