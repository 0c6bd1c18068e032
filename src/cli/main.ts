import { Command, CommanderError } from "commander";
import { detectCommand } from "./detect.ts";
import { doctorCommand } from "./doctor.ts";
import { chooseLanguage, reportFailure } from "./output.ts";
import { pcCommand } from "./pc.ts";
import { propagateCommand } from "./propagate.ts";
import { screenCommand } from "./screen.ts";
import { serveCommand } from "./serve.ts";
import { productVersion } from "./version.ts";
import { watchCommand } from "./watch.ts";

const program = new Command("hoshimori")
  .description("Open software for space security between allies: watch, assess, consult.")
  .version(productVersion)
  .option("--json", "one JSON record a line on standard output")
  .option("--lang <en|ja>", "language of messages (default: LANG)")
  .enablePositionalOptions(false)
  .showHelpAfterError(false)
  .configureHelp({ showGlobalOptions: true })
  .exitOverride();

for (const command of [
  propagateCommand(),
  screenCommand(),
  pcCommand(),
  detectCommand(),
  watchCommand(),
  serveCommand(),
  doctorCommand(),
]) {
  program.addCommand(overrideExit(command));
}

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
