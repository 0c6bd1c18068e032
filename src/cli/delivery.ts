import { HoshimoriError, originatorOnly, publicMarking } from "../core/index.ts";
import { demoFiles, publicSources, readInputFile } from "../feeds/index.ts";
import type { Delivery } from "../watch/index.ts";
import { nodeParty } from "./node-party.ts";

/** A bundled file is known by its hash, whatever it is called; others come from a named public source or are this node's own. */
export async function deliveryOf(path: string, sourceId: string | undefined): Promise<Delivery> {
  const input = await readInputFile(path);
  const demo = demoFiles().find(({ sha256 }) => sha256 === input.sha256);
  const sources = publicSources();
  const source = sources.get(sourceId ?? demo?.source ?? "");
  if (sourceId !== undefined && !source) {
    throw new HoshimoriError("watch-source-unknown", {
      value: sourceId,
      known: [...sources.keys()].join(", "),
    });
  }
  return {
    input: demo ? { ...input, receivedAt: demo.receivedAt } : input,
    url: source?.url ?? "",
    completeness: source?.completeness ?? "group",
    marking: source ? publicMarking : originatorOnly(nodeParty()),
  };
}
