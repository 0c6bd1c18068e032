import { Command } from "commander";
import type { Incident } from "../assess/index.ts";
import { HoshimoriError, publicMarking } from "../core/index.ts";
import { readInputFile } from "../feeds/index.ts";
import {
  listDetections,
  listIncidents,
  loadElementTable,
  loadSpaceObjects,
  openStore,
  type Store,
} from "../store/index.ts";
import {
  type Delivery,
  dataFolder,
  ingestElements,
  ingestProtectedList,
  knownProtectedLists,
  nodeSecrets,
  objectNames,
  protectedListPath,
  runningServer,
  runWatch,
} from "../watch/index.ts";
import { deliveryOf } from "./delivery.ts";
import { nodeParty } from "./node-party.ts";
import { type CliContext, commandContext } from "./output.ts";
import { progressText } from "./serve.ts";
import { storeOptions } from "./store-options.ts";
import type { WatchCommandOptions } from "./watch-options.ts";
import { printDetection, printIncident, printSummary } from "./watch-output.ts";
import { watchThroughServer } from "./watch-through-server.ts";

const realm = "replay";

/** `hoshimori watch FILE…`: the main job. */
export function watchCommand(): Command {
  return new Command("watch")
    .description(
      "take in element sets, find what approaches, neighbors or changes around protected satellites",
    )
    .argument(
      "<file...>",
      "TLE, 3LE, or OMM as CSV, JSON, KVN or XML; plain, .gz, .bz2, .xz or .lzma; - for standard input",
    )
    .option("--protect <file or code...>", "protected lists: CSV files, or JP, US (default: all that ship)")
    .option("--days <number>", "how far ahead approaches are screened, days")
    .option(
      "--source <id>",
      "the listed public source that the files come from (policies/sources); else they are this node's own",
    )
    .action(async (files: string[], options: WatchCommandOptions, command: Command) => {
      const context = commandContext(command);
      const days = daysOf(options.days);
      const server = runningServer(dataFolder());
      if (server) return watchThroughServer(server, files, options, context);
      const store = await openStore(storeOptions(context.language));
      try {
        await watchHere(store, files, options, days, context);
      } finally {
        await store.close();
      }
    });
}

async function watchHere(
  store: Store,
  files: readonly string[],
  options: WatchCommandOptions,
  days: number | undefined,
  context: CliContext,
): Promise<void> {
  const lists = options.protect?.map(protectedListPath) ?? knownProtectedLists().map(({ path }) => path);
  const deliveries: Delivery[] = [];
  for (const file of files) deliveries.push(await deliveryOf(file, options.source));
  let own = false;
  let sets = 0;
  for (const delivery of deliveries) {
    const result = await ingestElements(store, realm, delivery);
    for (const problem of result.problems) context.problem(result.name, problem);
    own ||= delivery.marking.originator !== "PUBLIC";
    sets += result.rowsRead;
  }
  if (sets === 0) throw new HoshimoriError("watch-no-elements");
  const listNames: string[] = [];
  for (const path of lists) {
    const input = await readInputFile(path);
    listNames.push(input.name);
    const result = await ingestProtectedList(store, realm, {
      input,
      url: "",
      completeness: "group",
      marking: publicMarking,
    });
    for (const problem of result.problems) context.problem(result.name, problem);
  }
  const { summary } = await runWatch(store, {
    realm,
    secrets: nodeSecrets(store.folder),
    protectedLists: listNames,
    ...(own ? { party: nodeParty() } : {}),
    ...(days === undefined ? {} : { days }),
    report: (progress) => context.progress(progressText(progress, context)),
  });
  const principal = { kind: "system", realm, ...(own ? { party: nodeParty() } : {}) } as const;
  const found = await store.as(principal, async (tx) => ({
    detections: await listDetections(tx),
    incidents: await listIncidents<Incident>(tx),
    objects: await loadSpaceObjects(tx),
    newest: await loadElementTable(tx, { newestOnly: true }),
  }));
  const nameOf = objectNames(found.objects, found.newest);
  for (const { detection } of found.detections) printDetection(detection, nameOf, context);
  for (const { record } of found.incidents) printIncident(record, context);
  printSummary(summary, context);
}

function daysOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const days = Number(text);
  if (Number.isFinite(days) && days > 0) return days;
  throw new HoshimoriError("option-not-a-number", { option: "--days", value: text, example: 3 });
}
