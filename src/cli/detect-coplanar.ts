import { Command } from "commander";
import { detectCoplanar, groupHistories } from "../detect/index.ts";
import {
  detectionLine,
  elementSetFiles,
  neighborRecord,
  percent,
  readProtectedIds,
  readTables,
} from "./detect-input.ts";
import { commandContext } from "./output.ts";

/** `hoshimori detect coplanar FILE… [--protect FILE|CODE…]` */
export const detectCoplanarCommand = (): Command =>
  new Command("coplanar")
    .description("who came to share the orbital plane of another, at any distance along it")
    .argument("<files...>", elementSetFiles)
    .option("--protect <file or code...>", "protected lists: CSV files, or JP, US (default: every object)")
    .action(async (files: string[], options: { readonly protect?: string[] }, command: Command) => {
      const context = commandContext(command);
      const protectedIds = options.protect && readProtectedIds(options.protect, context);
      const { table, nameOf } = await readTables(files, context);
      const found = detectCoplanar(groupHistories(table), {
        ...(protectedIds ? { protectedIds } : {}),
        onProgress: percent(context),
      });
      for (const detection of found)
        context.out(neighborRecord(detection, nameOf), detectionLine(detection, nameOf, context));
    });
