import { describe, test } from "node:test";
import { describeQuarantine } from "./quarantine.contract.ts";
import { openFreshPostgresStore, skipWithoutPostgres } from "./testing/temporary-postgres.ts";
import { openFreshStore } from "./testing/temporary-store.ts";

describe("PGlite", () => describeQuarantine(openFreshStore));

if (skipWithoutPostgres) test("quarantine on PostgreSQL", { skip: skipWithoutPostgres });
else describe("PostgreSQL", () => describeQuarantine(openFreshPostgresStore));
