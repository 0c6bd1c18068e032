/** Runs every test file (or those whose path contains one of the arguments), two at a time, and closes with one line. */
import { globSync } from "node:fs";
import { resolve } from "node:path";
import { finished } from "node:stream/promises";
import { run } from "node:test";
import { spec } from "node:test/reporters";

const root = resolve(import.meta.dirname, "..");
const wanted = process.argv.slice(2);
const files = globSync(["src/**/*.test.ts", "test/**/*.test.ts", "scripts/**/*.test.ts"], { cwd: root })
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .sort()
  .map((file) => resolve(root, file));

const skips: string[] = [];
let counts = { passed: 0, failed: 0, skipped: 0 };
const events = run({ files, concurrency: 2, cwd: root, timeout: 600_000 });
events.on("test:pass", ({ name, skip }) => {
  if (skip !== undefined) skips.push(`skipped: ${name}: ${skip}`);
});
events.on("test:summary", ({ counts: summary, file }) => {
  if (file === undefined)
    counts = {
      passed: summary.passed,
      failed: summary.tests - summary.passed - summary.skipped - summary.todo,
      skipped: summary.skipped,
    };
});
const report = events.compose(spec());
report.pipe(process.stdout, { end: false });
await finished(report);

process.stdout.write(`\n${skips.map((line) => `${line}\n`).join("")}`);
process.stdout.write(
  `${files.length} test files\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`,
);
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
