#!/usr/bin/env node
// Reports the size of the source files: median, 90th percentile, and every file past 400 lines, which is asking to be two.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const sizes = readdirSync(join(root, "src"), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((file) => ({ file: relative(root, file), lines: readFileSync(file, "utf8").split("\n").length - 1 }))
  .sort((a, b) => a.lines - b.lines);
if (sizes.length === 0) throw new Error("no source files seen");
const at = (share) => sizes[Math.floor(share * (sizes.length - 1))].lines;
console.log(
  `sizes: ${sizes.length} files, median ${at(0.5)} lines, 90th percentile ${at(0.9)}, largest ${at(1)}`,
);
const large = sizes.filter(({ lines }) => lines > 400);
for (const { file, lines } of large) console.error(`${file}: ${lines} lines; split it`);
process.exit(large.length > 0 ? 1 : 0);
