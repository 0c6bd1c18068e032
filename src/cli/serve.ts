import { existsSync } from "node:fs";
import { Command, Option } from "commander";
import { describe, HoshimoriError, type TextKey } from "../core/index.ts";
import { serve } from "../server/index.ts";
import { openStore } from "../store/index.ts";
import { productPath, type StepProgress } from "../watch/index.ts";
import { nodeParty } from "./node-party.ts";
import { type CliContext, commandContext } from "./output.ts";
import { storeOptions } from "./store-options.ts";
import { productVersion } from "./version.ts";

interface ServeCommandOptions {
  readonly port?: string;
  readonly demo?: boolean;
  readonly realm: "live" | "replay";
}

/** `hoshimori serve`: the node with its web app, on this machine. */
export function serveCommand(): Command {
  return new Command("serve")
    .description("run the node and its web app on this machine")
    .option("--port <number>", "port (HOSHIMORI_PORT, default 8080)")
    .option("--demo", "load the bundled real catalog and watch it")
    .addOption(
      new Option("--realm <realm>", "live: with the feeds that are switched on; replay: recorded data")
        .choices(["live", "replay"])
        .default("replay"),
    )
    .action(async (options: ServeCommandOptions, command: Command) => {
      if (options.demo && options.realm === "live") throw new HoshimoriError("serve-demo-is-recorded");
      const context = commandContext(command);
      const port = portOf(options.port ?? process.env.HOSHIMORI_PORT ?? "8080");
      const webFolder = productPath("build/web");
      if (!existsSync(webFolder)) throw new HoshimoriError("web-not-built", { folder: webFolder });
      const store = await openStore(storeOptions(context.language));
      const node = await serve({
        store,
        realm: options.realm,
        party: nodeParty(),
        version: productVersion,
        port,
        webFolder,
        demo: options.demo === true,
        report: (progress) => context.progress(progressText(progress, context)),
      }).catch(async (error: unknown) => {
        await store.close();
        throw error;
      });
      announce(node.url, node.signInUrl, context);
      const stop = async () => {
        await node.close();
        await store.close();
        process.exit(0);
      };
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());
      await node.watched;
      context.note(describe("cli.ready", context.language, { url: node.url }));
    });
}

function announce(url: string, signInUrl: string, context: CliContext): void {
  context.out({ url, signInUrl }, describe("cli.serving", context.language, { url, signInUrl }));
}

/** "detecting maneuvers 40 %" in the reader's language. */
export const progressText = ({ step, fraction }: StepProgress, { language }: CliContext): string =>
  `${describe(`watch-step.${step}` as TextKey, language)} ${Math.round(100 * fraction)} %`;

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new HoshimoriError("option-not-a-number", { option: "--port", value: text, example: 8080 });
}
