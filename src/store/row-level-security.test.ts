import { test } from "node:test";
import { openPostgresStore } from "./open-postgres-store.ts";
import { openPostgres } from "./postgres-database.ts";
import { describeRowLevelSecurity } from "./row-level-security.contract.ts";
import { freshDatabase, skipWithoutPostgres } from "./testing/temporary-postgres.ts";
import { openFreshDatabase, testClock } from "./testing/temporary-store.ts";

describeRowLevelSecurity("row-level security on PGlite", openFreshDatabase);

if (skipWithoutPostgres) test("row-level security on PostgreSQL", { skip: skipWithoutPostgres });
else
  describeRowLevelSecurity("row-level security on PostgreSQL", async () => {
    const { url, ownerUrl } = await freshDatabase();
    await (await openPostgresStore({ url, ownerUrl, clock: testClock })).close();
    return openPostgres(ownerUrl);
  });
