import { accessSync, constants, existsSync, mkdirSync, readFileSync, statfsSync } from "node:fs";
import { createServer } from "node:net";
import { Command } from "commander";
import { describe, type Language, type TextKey } from "../core/index.ts";
import { sha256Hex } from "../digest/index.ts";
import { demoFiles } from "../feeds/index.ts";
import { dataFolder, productPath, runningServer } from "../watch/index.ts";
import { commandContext } from "./output.ts";

interface Finding {
  readonly check: "node" | "data-folder" | "disk" | "port" | "server" | "bundle";
  readonly ok: boolean;
  readonly parts: Readonly<Record<string, string | number>>;
}

const wantedNodeMajor = 24;
/** A day of full-catalog ingest with its log and checkpoint takes well below this (measured 0.4 GB). */
const wantedFreeGigabytes = 2;

/** `hoshimori doctor`: is everything here that the product needs? */
export function doctorCommand(): Command {
  return new Command("doctor")
    .description("check this installation: Node, data folder, disk, port, bundled data")
    .option("--port <number>", "port that `serve` would use", process.env.HOSHIMORI_PORT ?? "8080")
    .action(async (options: { port: string }, command: Command) => {
      const context = commandContext(command);
      const findings = [
        checkNode(),
        ...checkFolder(),
        await checkPort(Number(options.port)),
        checkServer(),
        checkBundle(),
      ];
      for (const finding of findings) {
        const { check, ok, parts } = finding;
        const detail = findingText(finding, context.language);
        context.out({ check, ok, detail, ...parts }, `${ok ? "✓" : "✗"} ${check.padEnd(12)} ${detail}`);
      }
      if (findings.some(({ ok }) => !ok)) process.exitCode = 1;
    });
}

const findingText = ({ check, ok, parts }: Finding, language: Language): string =>
  describe(`doctor.${check}.${ok ? "ok" : "bad"}` as TextKey, language, parts);

function checkNode(): Finding {
  const major = Number(process.versions.node.split(".")[0]);
  return {
    check: "node",
    ok: major >= wantedNodeMajor,
    parts: { version: process.versions.node, wanted: wantedNodeMajor },
  };
}

function checkFolder(): Finding[] {
  const folder = dataFolder();
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK);
  } catch (error) {
    return [
      {
        check: "data-folder",
        ok: false,
        parts: { folder, detail: error instanceof Error ? error.message : "" },
      },
    ];
  }
  const { bavail, bsize } = statfsSync(folder);
  const freeGigabytes = Math.round((bavail * bsize) / 1e8) / 10;
  return [
    { check: "data-folder", ok: true, parts: { folder } },
    {
      check: "disk",
      ok: freeGigabytes >= wantedFreeGigabytes,
      parts: { folder, freeGigabytes, wanted: wantedFreeGigabytes },
    },
  ];
}

function checkServer(): Finding {
  const server = runningServer(dataFolder());
  return { check: "server", ok: true, parts: { state: server ? `${server.url} (pid ${server.pid})` : "–" } };
}

async function checkPort(port: number): Promise<Finding> {
  const free = await new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
  const mine = runningServer(dataFolder())?.url.endsWith(`:${port}`) === true;
  return { check: "port", ok: free || mine, parts: { port } };
}

function checkBundle(): Finding {
  try {
    const files = demoFiles();
    const broken = files.find(
      ({ path, sha256 }) => !existsSync(path) || sha256Hex(readFileSync(path)) !== sha256,
    );
    return {
      check: "bundle",
      ok: broken === undefined,
      parts: { file: broken?.path ?? "", files: files.length },
    };
  } catch {
    return { check: "bundle", ok: false, parts: { file: productPath("data/demo/MANIFEST.json") } };
  }
}
