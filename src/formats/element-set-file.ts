import { HoshimoriError } from "../core/index.ts";
import { looksLikeMessage } from "./ccsds/read-messages.ts";
import { type ReadElementSets, type ReadOptions, readElementSets } from "./element-sets.ts";
import { readOmmMessages } from "./omm-messages.ts";
import { readPlainOmmXml } from "./omm-xml.ts";

/**
 * Reads element sets of any form: what {@link readElementSets} reads, and OMM in KVN and XML of every kind (alone, one after the other,
 * combined in NDM, UTF-16 too); messages of other kinds beside them are passed over. Apart from it, since it needs the readers of messages,
 * which a page or a bundle need not carry.
 *
 * Given, returned, errors: as {@link readElementSets}.
 */
export function readElementSetFile(bytes: Uint8Array, options: ReadOptions = {}): ReadElementSets {
  if (!looksLikeMessage(bytes)) return readElementSets(bytes, options);
  const read = readPlainOmmXml(bytes) ?? readOmmMessages(bytes);
  if (read.table.count > 0 || read.problems.length > 0) return read;
  throw new HoshimoriError("input-not-recognized", { source: options.source ?? "input" });
}
