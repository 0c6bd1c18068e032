// The control of the sync test: PGlite as it comes, without SyncedFileSystem. Prints "batch <number>" per commit.
// Argument: a data folder.
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";

const pglite = await PGlite.create({ fs: new NodeFS(join(process.argv[2]!, "hoshimori-store", "postgres")) });
await pglite.query("create table numbers (number int)");
for (let number = 0; number < 5; number++) {
  await pglite.query("insert into numbers values ($1)", [number]);
  process.stdout.write(`batch ${number}\n`);
}
await pglite.close();
