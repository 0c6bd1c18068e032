import { enableCompileCache } from "node:module";
import { Command, CommanderError } from "commander";
import { chooseLanguage, reportFailure } from "./output.ts";
import { productVersion } from "./version.ts";

// Modules stripped of their types and compiled are kept in the system's temporary folder: the second start takes half the time.
enableCompileCache();

/** Each command loads what it needs when it is called: to load all of them takes longer than most of them work. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  propagate: async () => (await import("./propagate.ts")).propagateCommand(),
  sources: async () => (await import("./sources.ts")).sourcesCommand(),
  screen: async () => (await import("./screen.ts")).screenCommand(),
  pc: async () => (await import("./pc.ts")).pcCommand(),
  detect: async () => (await import("./detect.ts")).detectCommand(),
  convert: async () => (await import("./convert.ts")).convertCommand(),
  validate: async () => (await import("./validate.ts")).validateCommand(),
  score: async () => (await import("./score.ts")).scoreCommand(),
  watch: async () => (await import("./watch.ts")).watchCommand(),
  ingest: async () => (await import("./ingest.ts")).ingestCommand(),
  feeds: async () => (await import("./feeds.ts")).feedsCommand(),
  serve: async () => (await import("./serve.ts")).serveCommand(),
  worker: async () => (await import("./worker.ts")).workerCommand(),
  doctor: async () => (await import("./doctor.ts")).doctorCommand(),
};

const program = new Command("hoshimori")
  .description("Open software for space security between allies: watch, assess, consult.")
  .version(productVersion)
  .option("--json", "one JSON record a line on standard output")
  .option("--lang <en|ja>", "language of messages (default: LANG)")
  .enablePositionalOptions(false)
  .showHelpAfterError(false)
  .configureHelp({ showGlobalOptions: true })
  .exitOverride();

// The first word that names a command is it; help, and what names none, gets all of them.
const called = process.argv.slice(2).find((word) => Object.hasOwn(commands, word));
const isHelp = process.argv[2] === "help";
for (const [name, load] of Object.entries(commands))
  if (called === undefined || isHelp || name === called) program.addCommand(overrideExit(await load()));

/** commander's own errors are wrong usage: exit code 2. */
function overrideExit(command: Command): Command {
  for (const child of command.commands) overrideExit(child as Command);
  return command.exitOverride();
}

// A reader that closes the pipe early (`| head`) ends the work quietly.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

try {
  await program.parseAsync(process.argv);
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else reportFailure(error, chooseLanguage(program.opts<{ lang?: string }>().lang, process.env));
}
