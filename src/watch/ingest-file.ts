import { readFileSync } from "node:fs";
import { publicMarking, type Realm } from "../core/index.ts";
import { sha256Hex } from "../digest/index.ts";
import { looksLikeMessage, readCsv, readEphemerides, readMessages } from "../formats/index.ts";
import { type Store, saveEphemerides } from "../store/index.ts";
import {
  type Delivery,
  type IngestResult,
  ingest,
  ingestElements,
  ingestProtectedList,
  ingestSatcat,
} from "./ingest.ts";
import { knownProtectedLists } from "./protected-lists.ts";

/** What `hoshimori ingest` takes. */
type FileKind = "elements" | "satcat" | "protected-list" | "ephemeris";

/** Given: unpacked bytes. Returned: what they hold, by content; what is none of the others is taken for element sets. */
function fileKindOf(bytes: Uint8Array): FileKind {
  if (looksLikeMessage(bytes))
    return readMessages(bytes).messages.some(({ kind }) => kind === "oem") ? "ephemeris" : "elements";
  const head = new TextDecoder().decode(bytes.subarray(0, 4096));
  const columns = (readCsv(head.split(/\r?\n/, 1)[0])[0]?.fields ?? []).map((name) =>
    name.trim().toUpperCase(),
  );
  const has = (...names: readonly string[]) => names.every((name) => columns.includes(name));
  if (has("ID", "PARTY", "REASON", "SOURCE")) return "protected-list";
  // A SATCAT has a type of object, and no mean elements.
  const isTable = (has("OBJECT_TYPE") || has("PAYLOAD_FLAG")) && !has("MEAN_ANOMALY");
  const isJson = /^\s*[[{]/.test(head) && !/"MEAN_ANOMALY"/.test(head) && /"(OBJECT_TYPE|n)"\s*:/.test(head);
  return isTable || isJson ? "satcat" : "elements";
}

/** Given: a file as received. It is archived and stored as what its content says it is, under its own marking. Errors: those of its reader. */
export function ingestFile(store: Store, realm: Realm, delivery: Delivery): Promise<IngestResult> {
  switch (fileKindOf(delivery.input.bytes)) {
    case "ephemeris":
      return ingestEphemerides(store, realm, delivery);
    case "satcat":
      return ingestSatcat(store, realm, delivery);
    case "protected-list":
      return ingestProtectedList(store, realm, delivery);
    case "elements":
      return ingestElements(store, realm, delivery);
  }
}

/**
 * Given: an owner's ephemerides (OEM) as received: archived first, then kept in a table of their own. They are no part of the catalog; what is
 * marked for one party is its people's only. Errors: `ccsds-not-recognized`.
 */
async function ingestEphemerides(store: Store, realm: Realm, delivery: Delivery): Promise<IngestResult> {
  const { ephemerides, problems } = readEphemerides(delivery.input.bytes, { source: delivery.input.name });
  const read = { format: "oem", rowsRead: ephemerides.length, problems };
  return ingest(store, realm, delivery, read, (tx, batchId) => saveEphemerides(tx, batchId, ephemerides));
}

/** Given: a delivery. Returned: the same, PUBLIC where it is one of the protected lists that ship with the program, byte by byte. */
export function markedAsShipped(delivery: Delivery): Delivery {
  const isShipped =
    fileKindOf(delivery.input.bytes) === "protected-list" &&
    knownProtectedLists().some(({ path }) => sha256Hex(readFileSync(path)) === delivery.input.sha256);
  return isShipped ? { ...delivery, marking: publicMarking } : delivery;
}
