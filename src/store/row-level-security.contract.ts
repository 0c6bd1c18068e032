import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import { type Marking, type Realm, realms } from "../core/index.ts";
import { contentHash } from "../digest/index.ts";
import type { Connection, Database } from "./database.ts";
import { type Gateway, openGateway } from "./gateway.ts";
import { databaseRoleOf, type Principal } from "./principal.ts";

/** Given: a way to open an empty, migrated database as the session itself, who owns it. The rules that every store's database must hold. */
export function describeRowLevelSecurity(name: string, open: () => Promise<Database>): void {
  describe(name, () => {
    let database: Database;
    let gateway: Gateway;
    before(async () => {
      database = await open();
      gateway = openGateway(database);
      await database.transaction((connection) =>
        connection.query("select hoshimori.ensure_element_months(array[9700, 9760])", []),
      );
    });
    after(() => database.close());

    const rowsOf = async <Row>(connection: Connection, sql: string, values: string[] = []) =>
      (await connection.query(sql, values)).rows as readonly Row[];

    const tables = (connection: Connection) =>
      rowsOf<{ name: string; enabled: boolean; forced: boolean }>(
        connection,
        `select relname as name, relrowsecurity as enabled, relforcerowsecurity as forced from pg_class
     where relnamespace = 'hoshimori'::regnamespace and relkind in ('r', 'p', 'm', 'f') order by relname`,
      );

    test("row-level security is enabled and forced on every table, partitions included", async () => {
      const found = await database.transaction(tables);
      assert.ok(found.length >= 14, `only ${found.length} tables seen`);
      assert.ok(found.some(({ name }) => /^element_set_\d{4}_\d{2}$/.test(name)));
      for (const { name, enabled, forced } of found)
        assert.deepEqual({ name, enabled, forced }, { name, enabled: true, forced: true });
    });

    test("there are no views, sequences or serial columns in the schema", async () => {
      const kinds = await database.transaction((connection) =>
        rowsOf<{ relname: string }>(
          connection,
          "select relname from pg_class where relnamespace = 'hoshimori'::regnamespace and relkind in ('v', 'S')",
        ),
      );
      assert.deepEqual(kinds, []);
    });

    test("no role of a principal is a superuser, bypasses row-level security or owns a table", async () => {
      for (const role of Object.values(databaseRoleOf)) {
        const [attributes] = await database.transaction((connection) =>
          rowsOf<object>(
            connection,
            `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin,
                (select count(*)::int from pg_class where relowner = pg_roles.oid) as owns
         from pg_roles where rolname = $1`,
            [role],
          ),
        );
        assert.deepEqual(attributes, {
          rolsuper: false,
          rolbypassrls: false,
          rolcreaterole: false,
          rolcreatedb: false,
          rolcanlogin: false,
          owns: 0,
        });
      }
    });

    const detection = (realm: Realm, marking: Marking, label: string) => ({
      id: contentHash({ realm, marking, label }),
      realm,
      marking,
    });
    type Row = ReturnType<typeof detection>;

    const store = (connection: Connection, rows: readonly Row[]) =>
      connection.query(
        `insert into hoshimori.detection
     select line->>'realm', line->>'id', 'maneuver', array[1], now(), now(), '{}', gen_random_uuid(), line->'marking'
     from jsonb_array_elements($1::jsonb) line on conflict do nothing`,
        [JSON.stringify(rows)],
      );

    test("without settings no role sees a row of any table", async () => {
      await database.transaction(async (connection) => {
        await connection.query(
          "insert into hoshimori.person values (gen_random_uuid(), 'JP', 'duty-officer', 'C', '', now())",
          [],
        );
        return store(connection, [
          detection("live", { originator: "PUBLIC", releasableTo: [["PUBLIC"]] }, "seen by all"),
          detection("replay", { originator: "JP", releasableTo: [["JP"]] }, "seen by Japan"),
        ]);
      });
      for (const role of Object.values(databaseRoleOf)) {
        for (const { name } of await database.transaction(tables)) {
          const outcome = await database
            .transaction(async (connection) => {
              await connection.query(`set local role ${role}`, []);
              return rowsOf<{ count: number }>(
                connection,
                `select count(*)::int as count from hoshimori.${name}`,
              );
            })
            .catch((error: unknown) => (error as { code?: string }).code);
          if (outcome !== "store-not-permitted")
            assert.deepEqual(outcome, [{ count: 0 }], `${role} on ${name}`);
        }
      }
    });

    /** The plain twin of hoshimori.visible: any-of within a list, AND across lists, no lists: the originator only. */
    function visible(row: Row, realm: Realm, party: string): boolean {
      if (row.realm !== realm) return false;
      const { originator, releasableTo } = row.marking;
      if (party !== "" && originator === party) return true;
      if (releasableTo.length === 0) return false;
      return releasableTo.every((list) =>
        list.some((name) => name === "PUBLIC" || (party !== "" && name === party)),
      );
    }

    const partyCode = fc.constantFrom("US", "JP", "AU", "KR");
    const markings = fc.record({
      originator: fc.oneof(partyCode, fc.constant("PUBLIC")),
      releasableTo: fc.array(
        fc.array(fc.oneof(partyCode, fc.constant("PUBLIC" as const)), { maxLength: 3 }),
        {
          maxLength: 3,
        },
      ),
    });
    const principals: Principal[] = realms.flatMap((realm): Principal[] => [
      { kind: "visitor", realm },
      { kind: "system", realm },
      { kind: "system", realm, party: "US" },
      ...["US", "JP", "AU", "KR", "FR"].map((party): Principal => {
        return { kind: "person", realm, personId: "p", party, role: "duty-officer" };
      }),
    ]);
    const partyOf = (principal: Principal) => (principal.kind === "visitor" ? "" : (principal.party ?? ""));

    test("random markings: every principal reads exactly what the plain twin of the rule lets through", async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.constantFrom(...realms), markings), { minLength: 20, maxLength: 60 }),
          fc.uuid(),
          async (given, label) => {
            const rows = given.map(([realm, marking]) => detection(realm, marking as Marking, label));
            await database.transaction((connection) => store(connection, rows));
            const wanted = new Set(rows.map(({ id }) => id));
            for (const principal of principals) {
              const seen = await gateway.as(principal, (tx) =>
                tx.query<{ id: string }>(
                  "select detection_id as id from hoshimori.detection where detection_id = any($1)",
                  [[...wanted]],
                ),
              );
              const twin = rows.filter((row) => visible(row, principal.realm, partyOf(principal)));
              assert.deepEqual(
                seen.map(({ id }) => id).sort(),
                [...new Set(twin.map(({ id }) => id))].sort(),
                JSON.stringify(principal),
              );
            }
          },
        ),
        { numRuns: 12 },
      );
    });

    test("a malformed marking is readable by nobody and can't be stored", async () => {
      const broken = [
        {},
        { originator: "JP" },
        { originator: "JP", releasableTo: null },
        { originator: "JP", releasableTo: ["PUBLIC"] },
        { originator: "JP", releasableTo: [[""]] },
        { originator: "JP", releasableTo: [[null]] },
        { originator: "", releasableTo: [] },
        { originator: "Japan", releasableTo: [["PUBLIC"]] },
        { originator: "JP", releasableTo: "PUBLIC" },
        { originator: "JP", releasableTo: { 0: ["PUBLIC"] } },
        [],
        null,
        "PUBLIC",
      ];
      const visitor: Principal = { kind: "visitor", realm: "live" };
      for (const marking of broken) {
        const text = JSON.stringify(marking);
        const answers: readonly object[] = await gateway.as(visitor, (tx) =>
          tx.query<object>("select hoshimori.is_marking($1::jsonb) as is", [text]),
        );
        assert.deepEqual(answers, [{ is: false }], text);
        await assert.rejects(
          database.transaction((connection) =>
            store(connection, [{ id: contentHash(text), realm: "live", marking } as never]),
          ),
          { code: "store-value-refused" },
          text,
        );
      }
      const [unreadable] = await gateway.as(visitor, (tx) =>
        tx.query<{ may: boolean }>(
          'select hoshimori.may_read(\'{"originator":"JP","releasableTo":[[null,""]]}\') as may',
        ),
      );
      assert.equal(unreadable?.may, false);
    });

    test("nobody writes as another party, in another realm, or in another person's name", async () => {
      const officer: Principal = {
        kind: "person",
        realm: "replay",
        personId: "a",
        party: "JP",
        role: "duty-officer",
      };
      const add = (realm: string, person: string, party: string, originator: string) =>
        gateway.as(officer, (tx) =>
          tx.execute(
            `insert into hoshimori.case_event values ($1, 'case', 'chain', 1, 'c', now(), $2, $3, '', $4, '{}', $5)`,
            [realm, person, party, "0".repeat(64), JSON.stringify({ originator, releasableTo: [] })],
          ),
        );
      const refused = { code: "store-not-permitted" };
      await assert.rejects(add("live", "a", "JP", "JP"), refused);
      await assert.rejects(add("replay", "b", "JP", "JP"), refused);
      await assert.rejects(add("replay", "a", "US", "JP"), refused);
      await assert.rejects(add("replay", "a", "JP", "US"), refused);
      assert.equal(await add("replay", "a", "JP", "JP"), 1);
    });

    test("no role changes or deletes what was stored as an event, a batch, an element set or a detection", async () => {
      const everyone: Principal[] = [
        { kind: "visitor", realm: "replay" },
        { kind: "system", realm: "replay", party: "JP" },
        { kind: "person", realm: "replay", personId: "a", party: "JP", role: "releasing-authority" },
      ];
      for (const principal of everyone) {
        for (const table of [
          "case_event",
          "incident_event",
          "source_batch",
          "element_set",
          "ephemeris",
          "detection",
          "protected_object",
        ]) {
          for (const sql of [`delete from hoshimori.${table}`, `update hoshimori.${table} set realm = realm`])
            await assert.rejects(
              gateway.as(principal, (tx) => tx.execute(sql)),
              { code: "store-not-permitted" },
              `${principal.kind}: ${sql}`,
            );
        }
      }
    });

    test("only the system sees sessions and links; a person sees people of the own party; a visitor none", async () => {
      const person = (party: string): Principal => ({
        kind: "person",
        realm: "live",
        personId: "x",
        party,
        role: "r",
      });
      await gateway.as({ kind: "system", realm: "live" }, (tx) =>
        tx.execute(
          "insert into hoshimori.person values (gen_random_uuid(), 'JP', 'duty-officer', 'A', '', now()), (gen_random_uuid(), 'US', 'duty-officer', 'B', '', now())",
        ),
      );
      const names = (principal: Principal) =>
        gateway.as(principal, (tx) =>
          tx.query<{ name: string }>("select name from hoshimori.person order by name"),
        );
      assert.deepEqual(await names(person("JP")), [{ name: "A" }, { name: "C" }]);
      assert.deepEqual(await names(person("US")), [{ name: "B" }]);
      assert.equal((await names({ kind: "system", realm: "live" })).length, 3);
      await assert.rejects(names({ kind: "visitor", realm: "live" }), { code: "store-not-permitted" });
      for (const table of ["session", "sign_in_link", "schema_migration"])
        for (const principal of [person("JP"), { kind: "visitor", realm: "live" } as const])
          await assert.rejects(
            gateway.as(principal, (tx) => tx.query(`select * from hoshimori.${table}`)),
            { code: "store-not-permitted" },
          );
    });
  });
}
