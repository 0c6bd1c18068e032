import { createClient } from "../client/index.ts";
import {
  dataFolder,
  nodeSecrets,
  protectedListPath,
  type RunningServer,
  type WatchResult,
} from "../watch/index.ts";
import { deliveryOf } from "./delivery.ts";
import type { CliContext } from "./output.ts";
import { postToServer } from "./post-to-server.ts";
import type { WatchCommandOptions } from "./watch-options.ts";
import { printDetection, printIncident, printSummary } from "./watch-output.ts";

/**
 * The data folder belongs to one process: while a server runs on it, the command hands the files to that server, as the same
 * user, and prints what it answers.
 */
export async function watchThroughServer(
  server: RunningServer,
  files: readonly string[],
  options: WatchCommandOptions,
  context: CliContext,
): Promise<void> {
  const post = postToServer(server, context);
  const upload = async (kind: "elements" | "protected", path: string) => {
    const { input, marking, url } = await deliveryOf(path, options.source);
    await post("batches", {
      kind,
      name: input.name,
      ...(marking.originator === "PUBLIC" ? { sourceUrl: url } : {}),
      content: Buffer.from(input.receivedBytes).toString("base64"),
    });
  };
  for (const file of files) await upload("elements", file);
  for (const value of options.protect ?? []) await upload("protected", protectedListPath(value));
  const { summary } = await post<WatchResult>(
    "watch-runs",
    options.days === undefined ? {} : { days: Number(options.days) },
  );

  const bearer = nodeSecrets(dataFolder()).localToken;
  const client = createClient({ baseUrl: server.url, bearer });
  const { items } = await client.detections({ limit: 5000 });
  for (const { detection, objects } of items) {
    const names = new Map(objects.map(({ id, name }) => [id, name]));
    printDetection(detection, (id) => names.get(id) ?? String(id), context);
  }
  for (const { incident } of await client.incidents()) printIncident(incident.incident, context);
  printSummary(summary, context);
}
