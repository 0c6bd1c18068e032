import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Database } from "./database.ts";
import { type Gateway, openGateway } from "./gateway.ts";
import type { Principal } from "./principal.ts";
import { checkStatement } from "./statement-check.ts";
import { openFreshDatabase } from "./testing/temporary-store.ts";
import type { Transaction } from "./transaction.ts";

let database: Database;
let gateway: Gateway;
before(async () => {
  database = await openFreshDatabase();
  gateway = openGateway(database);
});
after(() => database.close());

const officer: Principal = {
  kind: "person",
  realm: "replay",
  personId: "p",
  party: "JP",
  role: "duty-officer",
};
const who = async (tx: Transaction) =>
  (
    await tx.query<object>(
      `select current_user as "user", hoshimori.current_realm() as realm, hoshimori.current_party() as party,
              hoshimori.current_person() as person`,
    )
  )[0];
const asOfficer = { user: "hoshimori_member", realm: "replay", party: "JP", person: "p" };

const refusedStatements = [
  "set local role postgres",
  "SET ROLE postgres",
  "reset role",
  "RESET ALL",
  "commit",
  "rollback",
  "begin",
  "savepoint a",
  "select 1; reset role",
  "select 1;",
  "select 1 /* ; */; set role postgres",
  "/* select */ reset role",
  "-- select\nreset role",
  "do $$ begin set role postgres; end $$",
  "copy hoshimori.detection to '/dev/blob'",
  "create table t (a int)",
  "alter table hoshimori.detection disable row level security",
  "drop table hoshimori.detection",
  "truncate hoshimori.detection",
  "grant hoshimori_system to hoshimori_member",
  "call hoshimori.protect_by_marking('detection')",
  "listen x",
  "prepare a as select 1",
  "execute a",
  "explain analyze select 1",
  "select set_config('hoshimori.party', 'US', true)",
  "select \"set_config\"('role', 'postgres', true)",
  "select pg_catalog.SET_CONFIG('role', 'postgres', false)",
  "select 'not closed",
  "select $a$ not closed $b$",
  "",
  "   ",
];

test("statements that could leave the principal's rights are refused before they reach the database", async () => {
  for (const sql of refusedStatements)
    await assert.rejects(
      gateway.as(officer, (tx) => tx.query(sql)),
      { code: "store-statement-refused" },
      sql,
    );
  assert.deepEqual(await gateway.as(officer, who), asOfficer);
});

test("plain statements pass the check, with quotes, comments and dollar signs in them", () => {
  for (const sql of [
    "select 1",
    "  (select 1) union (select 2)",
    "-- why\nselect 'a;b''c' as \"semi;colon\"",
    "with a as (select $1::int) select * from a",
    "insert into t values ('set role x')",
    "select E'it\\'s;' || $tag$;$tag$ /* ; /* nested ; */ */",
    "update t set a = 1",
  ])
    assert.equal(checkStatement(sql), undefined, sql);
});

test("the database itself refuses set_config, other roles and hidden ways to SET, even where the check is passed", async () => {
  for (const sql of [
    "select set_config('hoshimori.party', 'US', true)",
    "select set_config('role', 'postgres', false)",
    "select query_to_xml('set role postgres', true, true, '')",
    "select query_to_xml('reset role', true, true, '')",
    "select pg_read_file('/etc/passwd')",
    "select hoshimori.ensure_element_months(array[1])",
    "set role postgres; select 1",
    "create table hoshimori.t (a int)",
    "create table public.t (a int)",
  ])
    await assert.rejects(
      database.transaction(async (connection) => {
        await connection.query("set local role hoshimori_member", []);
        await connection.query(sql, []);
      }),
      /./,
      sql,
    );
});

test("realm and party hold for one transaction only", async () => {
  assert.deepEqual(await gateway.as(officer, who), asOfficer);
  assert.deepEqual(await gateway.as({ kind: "visitor", realm: "live" }, who), {
    user: "hoshimori_reader",
    realm: "live",
    party: null,
    person: null,
  });
  const outside = await database.transaction((connection) =>
    connection.query("select current_user as who, hoshimori.current_realm() as realm", []),
  );
  assert.deepEqual(outside.rows, [{ who: "postgres", realm: null }]);
});

test("principals that are none are refused", async () => {
  const bad = { code: "store-bad-principal" };
  const work = () => Promise.resolve();
  await assert.rejects(gateway.as({ ...officer, party: "PUBLIC" }, work), bad);
  await assert.rejects(gateway.as({ ...officer, party: "" }, work), bad);
  await assert.rejects(gateway.as({ ...officer, personId: "" }, work), bad);
  await assert.rejects(gateway.as({ ...officer, realm: "LIVE" as never }, work), bad);
  await assert.rejects(gateway.as({ kind: "system", realm: "live", party: "PUBLIC" }, work), bad);
});

test("a transaction inside a transaction is refused instead of waiting for itself", async () => {
  await assert.rejects(
    gateway.as(officer, () => gateway.as(officer, who)),
    { code: "store-nested-transaction" },
  );
  const together = await Promise.all([gateway.as(officer, who), gateway.as(officer, who)]);
  assert.deepEqual(together, [asOfficer, asOfficer]);
});

test("a transaction that is over runs nothing more", async () => {
  const kept = await gateway.as(officer, (tx) => Promise.resolve(tx));
  await assert.rejects(kept.query("select 1"), { code: "store-statement-refused" });
});

test("work that throws leaves nothing behind, and its error comes through as it was", async () => {
  const mistake = Object.assign(new Error("the caller's own"), { code: "ENOSPC" });
  const system: Principal = { kind: "system", realm: "live" };
  await assert.rejects(
    gateway.as(system, async (tx) => {
      await tx.execute(
        "insert into hoshimori.person values (gen_random_uuid(), 'JP', 'r', 'gone', '', now())",
      );
      throw mistake;
    }),
    (error) => error === mistake,
  );
  const people = await gateway.as(system, (tx) =>
    tx.query("select * from hoshimori.person where name = 'gone'"),
  );
  assert.deepEqual(people, []);
});

test("a refused statement's text names neither keys nor values of hidden rows", async () => {
  const system: Principal = { kind: "system", realm: "live" };
  const insert = (tx: Transaction) =>
    tx.execute(
      "insert into hoshimori.person values ('6b1f5f4e-0000-4000-8000-000000000000', 'JP', 'r', 'x', '', now())",
    );
  await gateway.as(system, insert);
  await assert.rejects(gateway.as(system, insert), (error: Error & { code?: string }) => {
    assert.equal(error.code, "store-conflict");
    assert.doesNotMatch(error.message, /6b1f5f4e|person|pkey/);
    return true;
  });
});
