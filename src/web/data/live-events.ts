import type { QueryClient } from "@tanstack/react-query";
import type { Status, WatchProgress } from "../../client/index.ts";
import { queryKeys } from "./queries.ts";

const refetchAfterDone = [
  ["objects"],
  ["detections"],
  ["quarantine"],
  ["conjunctions"],
  ["incidents"],
  ["cases"],
  queryKeys.status,
];
/** A burst of changes asks for one fetch. */
const gatherMs = 300;

/**
 * Listens to the server's events: `watch` goes into the status at hand, `changed` makes what it names be fetched again.
 * Returned: how to stop listening.
 */
export function listenToServer(
  queries: QueryClient,
  open: () => EventSource = () => new EventSource("/api/events"),
): () => void {
  const source = open();
  const waiting = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastState: WatchProgress["state"] | undefined;

  const refetch = (keys: readonly (readonly unknown[])[]) => {
    for (const queryKey of keys) void queries.invalidateQueries({ queryKey });
  };
  source.addEventListener("watch", (event: MessageEvent<string>) => {
    const watch: WatchProgress = JSON.parse(event.data);
    queries.setQueryData<Status>(queryKeys.status, (status) => (status ? { ...status, watch } : status));
    if (lastState === "running" && watch.state !== "running") refetch(refetchAfterDone);
    lastState = watch.state;
  });
  source.addEventListener("changed", (event: MessageEvent<string>) => {
    const { what }: { what: string } = JSON.parse(event.data);
    waiting.add(what);
    if (what === "detections") waiting.add("conjunctions");
    timer ??= setTimeout(() => {
      timer = undefined;
      refetch([...waiting].map((word) => [word]));
      waiting.clear();
    }, gatherMs);
  });
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
