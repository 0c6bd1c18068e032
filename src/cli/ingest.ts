import { Command } from "commander";
import { fillTemplate, HoshimoriError, isPublic, type Marking } from "../core/index.ts";
import { openStore } from "../store/index.ts";
import { dataFolder, type IngestResult, ingestFile, markedAsShipped, runningServer } from "../watch/index.ts";
import { deliveryOf } from "./delivery.ts";
import texts from "./ingest-texts.json" with { type: "json" };
import { type CliContext, commandContext } from "./output.ts";
import { postToServer } from "./post-to-server.ts";
import { storeOptions } from "./store-options.ts";

/** The realm of files that are taken in without a running server, as `hoshimori watch` has it. */
const realm = "replay";

/** `hoshimori ingest FILE…`: keeps files as received, without a watch run. */
export const ingestCommand = (): Command =>
  new Command("ingest")
    .description("take in element sets, satellite catalogs, protected lists and owners' ephemerides")
    .argument(
      "<files...>",
      "TLE, OMM, SATCAT, protected list or OEM, told by content; plain, .gz, .bz2, .xz or .lzma; - for standard input",
    )
    .option(
      "--source <id>",
      "the listed public source that the files come from (policies/sources); else they are this node's own",
    )
    .addHelpText(
      "after",
      `
Each file is archived as received and stored. Without --source it is marked as this party's only (HOSHIMORI_PARTY): nobody else sees it, nor
what is computed with it. An ephemeris never becomes part of the catalog. While a server runs on the data folder, it takes the files.`,
    )
    .action(async (files: string[], { source }: { source?: string }, command: Command) => {
      const context = commandContext(command);
      const server = runningServer(dataFolder());
      if (server) {
        const post = postToServer(server, context);
        await takeEach(files, source, context, (delivery) =>
          post<IngestResult>("batches", {
            kind: "any",
            name: delivery.input.name,
            ...(delivery.url === "" ? {} : { sourceUrl: delivery.url }),
            content: Buffer.from(delivery.input.receivedBytes).toString("base64"),
          }),
        );
        return;
      }
      const store = await openStore(storeOptions(context.language));
      try {
        await takeEach(files, source, context, (delivery) => ingestFile(store, realm, delivery));
      } finally {
        await store.close();
      }
    });

type Delivery = Awaited<ReturnType<typeof deliveryOf>>;

/** A file that is refused is told, and the others are taken in. */
async function takeEach(
  files: readonly string[],
  source: string | undefined,
  context: CliContext,
  take: (delivery: Delivery) => Promise<IngestResult>,
): Promise<void> {
  let refused: HoshimoriError | undefined;
  let taken = 0;
  for (const file of files) {
    const delivery = markedAsShipped(await deliveryOf(file, source));
    try {
      const result = await take(delivery);
      for (const problem of result.problems) context.problem(result.name, problem);
      if (result.problems.length > 0) process.exitCode = 1;
      taken++;
      write(result, delivery.marking, context);
    } catch (error) {
      if (!(error instanceof HoshimoriError) || files.length === 1) throw error;
      context.problem(delivery.input.name, { code: error.code, line: 1, column: 1, parts: error.parts });
      process.exitCode = 1;
      refused = error;
    }
  }
  if (refused && taken === 0) throw refused;
}

function write(
  { name, format, rowsRead, rowsAdded, isNew, problems }: IngestResult,
  marking: Marking,
  context: CliContext,
): void {
  const text = (key: keyof typeof texts, parts: Record<string, string | number>) =>
    fillTemplate(texts[key][context.language], parts);
  const shown = isPublic(marking)
    ? text("marked-public", {})
    : text("marked-own", { party: marking.originator });
  context.out(
    { name, format, rowsRead, rowsAdded, rowsRefused: problems.length, isNew, marking },
    isNew ? text("taken", { name, format, rowsRead, rowsAdded, marking: shown }) : text("again", { name }),
  );
}
