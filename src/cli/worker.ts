import { Command } from "commander";
import { describe } from "../core/index.ts";
import { openStore } from "../store/index.ts";
import { loadProtectedLists, nodeSecrets, runFeedLoop, systemFeedNode, watchAll } from "../watch/index.ts";
import { nodeParty } from "./node-party.ts";
import { commandContext, reportFailure } from "./output.ts";
import { progressText } from "./serve.ts";
import { storeOptions } from "./store-options.ts";
import { printSummary } from "./watch-output.ts";

/** `hoshimori worker`: feeds and watch of the live realm without a server; any number of them may share one PostgreSQL. */
export function workerCommand(): Command {
  return new Command("worker")
    .description("fetch the feeds that are switched on and watch what they bring, until it is stopped")
    .action(async (_: object, command: Command) => {
      const context = commandContext(command);
      const store = await openStore(storeOptions(context.language));
      const stop = new AbortController();
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
      const realm = "live";
      await loadProtectedLists(store, realm);
      context.note(describe("cli.worker-ready", context.language));
      await runFeedLoop({
        ...systemFeedNode(store, nodeParty()),
        signal: stop.signal,
        async onRound({ rowsAdded }) {
          if (rowsAdded === 0) return;
          const { summary } = await watchAll(store, {
            realm,
            party: nodeParty(),
            secrets: nodeSecrets(store.folder),
            report: (progress) => context.progress(progressText(progress, context)),
            signal: stop.signal,
          });
          printSummary(summary, context);
        },
        onFailure: (error) => reportFailure(error, context.language),
      });
      await store.close();
      // A round that failed was told and tried again; that the worker was stopped is no failure.
      process.exitCode = 0;
    });
}
