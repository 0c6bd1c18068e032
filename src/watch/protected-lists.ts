import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { HoshimoriError, type PartyCode, publicMarking, type Realm } from "../core/index.ts";
import { readInputFile } from "../feeds/index.ts";
import type { Store } from "../store/index.ts";
import { productPath } from "./data-folder.ts";
import { ingestProtectedList } from "./ingest.ts";

const folder = () => productPath("policies/protected");

/** The protected lists that ship with the product, by party. */
export const knownProtectedLists = (): { readonly party: PartyCode; readonly path: string }[] =>
  readdirSync(folder())
    .filter((name) => name.endsWith(".csv"))
    .sort()
    .map((name) => ({ party: name.slice(0, -".csv".length), path: join(folder(), name) }));

/** Keeps the house's own lists in a realm; they are public, and the latest of a name counts. */
export async function loadProtectedLists(store: Store, realm: Realm): Promise<void> {
  for (const { path } of knownProtectedLists()) {
    const input = await readInputFile(path);
    await ingestProtectedList(store, realm, {
      input,
      url: "",
      completeness: "group",
      marking: publicMarking,
    });
  }
}

/** Given what a person named (a file, or a party), returned the path of the list. Errors: `watch-protect-unknown`. */
export function protectedListPath(value: string): string {
  if (existsSync(value)) return value;
  const lists = knownProtectedLists();
  const list = lists.find(({ party }) => party === value.toUpperCase());
  if (list) return list.path;
  throw new HoshimoriError("watch-protect-unknown", {
    value,
    known: lists.map(({ party }) => party).join(", "),
  });
}
