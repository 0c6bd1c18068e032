import type { QuarantinedSet } from "../../../client/index.ts";

/** What the last act left: a withdrawal leaves a set waiting, like one nobody acted on. */
export function stateOf({ acts }: Pick<QuarantinedSet, "acts">): "waits" | "release" | "reject" {
  const last = acts.at(-1)?.act ?? "withdraw";
  return last === "withdraw" ? "waits" : last;
}
