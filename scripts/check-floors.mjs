#!/usr/bin/env node
// Checks floors.json against the imports under src/: arrows go down, through the front door.
import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative, resolve, sep } from "node:path";

const root = resolve(import.meta.dirname, "..");
const { floors } = JSON.parse(readFileSync(join(root, "floors.json"), "utf8"));
const byName = new Map(floors.map((floor) => [floor.name, floor]));
const files = readdirSync(join(root, "src"), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));

const specifierPattern =
  /(?:(?<!["'])\bfrom\s*|\bimport\s*\(\s*|^\s*import\s*|new URL\(\s*)(["'])([^"'\s{}]+)\1/gm;
const problems = [];
let imports = 0;

function checkPackage(place, floor, specifier, isTest) {
  const name = specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
  if (isTest || specifier.startsWith("virtual:")) return;
  if (specifier.startsWith("node:") || builtinModules.includes(name)) {
    if (!floor.node) problems.push(`${place}: '${specifier}' in a browser-safe floor`);
  } else if (!floor.packages.includes(name)) {
    problems.push(`${place}: package '${name}' is not listed for floor '${floor.name}' in floors.json`);
  }
}

function checkRelative(place, file, floor, specifier, isTest) {
  const target = relative(join(root, "src"), resolve(dirname(file), specifier));
  if (target.startsWith("..")) {
    if (!isTest && !/^\.\.[/\\](data|policies|sql|package\.json)/.test(target))
      problems.push(`${place}: '${specifier}' leaves src/`);
    return;
  }
  const parts = target.split(sep);
  const other = byName.get(parts[0]);
  if (!other) return problems.push(`${place}: '${specifier}' is on no floor`);
  if (other === floor) {
    if (!isTest && parts.length === 2 && parts[1] === "index.ts")
      problems.push(`${place}: imports its own index.ts`);
    return;
  }
  if (isTest && floor.level >= other.level) return;
  if (other.level >= floor.level)
    problems.push(
      `${place}: '${floor.name}' (level ${floor.level}) imports '${other.name}' (level ${other.level})`,
    );
  if (floor.onlyFloors && !floor.onlyFloors.includes(other.name))
    problems.push(`${place}: '${floor.name}' may not use '${other.name}'`);
  if (!floor.node && other.node)
    problems.push(`${place}: browser-safe '${floor.name}' imports '${other.name}', which is not`);
  if (parts.length !== 2 || parts[1] !== "index.ts")
    problems.push(`${place}: reaches past the front door of '${other.name}' ('${specifier}')`);
}

for (const file of files) {
  const place = relative(root, file);
  const floor = byName.get(relative(join(root, "src"), file).split(sep)[0]);
  if (!floor) {
    problems.push(`${place}: its folder is no floor of floors.json`);
    continue;
  }
  const isTest = /\.(?:test|contract)\.tsx?$|[/\\]testing[/\\]/.test(file);
  for (const match of readFileSync(file, "utf8").matchAll(specifierPattern)) {
    imports++;
    const specifier = match[2];
    if (specifier.startsWith(".")) checkRelative(place, file, floor, specifier, isTest);
    else checkPackage(place, floor, specifier, isTest);
  }
}

if (files.length === 0 || imports === 0)
  problems.push("no files or imports seen: a checker that saw nothing has not passed");
for (const problem of problems) console.error(problem);
console.log(`floors: ${files.length} files, ${imports} imports, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
