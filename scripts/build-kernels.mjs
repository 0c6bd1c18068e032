#!/usr/bin/env node
// Compiles the AssemblyScript kernels under kernel/ into the bytes that the floors load.
// `--check` compiles again and fails where the committed bytes differ; further arguments choose kernels by name.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { main } from "assemblyscript/asc";
import binaryen from "binaryen";

const root = resolve(import.meta.dirname, "..");
const { version } = JSON.parse(readFileSync(join(root, "node_modules/assemblyscript/package.json"), "utf8"));

/** Each kernel: its entry, and the JSON file (no ".wasm", so that Node, bundlers and workers all import it) that holds its bytes. */
const kernels = {
  orbit: "src/orbit/kernel-bytes.json",
  screen: "src/screen/kernel-bytes.json",
  probability: "src/screen/probability/kernel-bytes.json",
};
const options = [
  "-O3",
  "--enable",
  "simd",
  "--runtime",
  "stub",
  "--noAssert",
  "--initialMemory",
  "16",
  "--memoryBase",
  "16384",
];
/** Constants of 128 bits lie below the program's own data: V8 builds each from two 64-bit moves where a load would do. */
const poolBytes = 16384;

const check = process.argv.includes("--check");
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
let compiled = 0;
let failed = 0;
for (const [name, target] of Object.entries(kernels)) {
  const entry = `kernel/${name}/index.ts`;
  if ((wanted.length > 0 && !wanted.includes(name)) || !existsSync(join(root, entry))) continue;
  const bytes = await compile(entry);
  compiled++;
  const record = `${JSON.stringify(
    {
      source: `kernel/${name}`,
      compiler: `assemblyscript ${version} ${options.join(" ")}`,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      base64: Buffer.from(bytes).toString("base64"),
    },
    null,
    2,
  )}\n`;
  if (!check) writeFileSync(join(root, target), record);
  else if (!existsSync(join(root, target)) || readFileSync(join(root, target), "utf8") !== record) {
    console.error(`${target} is not what ${entry} compiles to; run \`npm run build:kernels\``);
    failed++;
  }
  console.log(`kernel ${name}: ${bytes.length} bytes`);
}
if (compiled === 0) console.error("no kernel seen: a check that saw nothing has not passed");
process.exit(failed > 0 || compiled === 0 ? 1 : 0);

async function compile(entry) {
  let text;
  let messages = "";
  const { error } = await main([entry, ...options, "--textFile", "out.wat"], {
    readFile: (file) => {
      const path = resolve(root, file);
      return existsSync(path) ? readFileSync(path, "utf8") : null;
    },
    writeFile: (file, contents) => {
      if (file.endsWith(".wat")) text = contents;
    },
    listFiles: () => [],
    stderr: {
      write: (chunk) => {
        messages += String(chunk);
      },
    },
  });
  if (error || !text) {
    console.error(`${messages}\n${error?.message ?? "no output"}`);
    process.exit(1);
  }
  const module = binaryen.parseText(withConstantPool(text));
  module.setFeatures(binaryen.Features.All);
  if (!module.validate()) process.exit(1);
  return module.emitBinary();
}

/** Replaces each 128-bit constant (but all zeros and all ones, which cost one instruction) by a load from the pool. */
function withConstantPool(text) {
  const places = new Map();
  const pooled = text.replace(
    /^( +)v128\.const i32x4 (0x[0-9a-f]{8}) (0x[0-9a-f]{8}) (0x[0-9a-f]{8}) (0x[0-9a-f]{8})$/gm,
    (line, indent, w0, w1, w2, w3) => {
      const words = [w0, w1, w2, w3];
      if (words.every((word) => /^0x(?:0{8}|f{8})$/.test(word)) && new Set(words).size === 1) return line;
      const key = words.join("");
      if (!places.has(key)) places.set(key, { at: 16 + 16 * places.size, words });
      return `${indent}i32.const 0\n${indent}v128.load offset=${places.get(key).at}`;
    },
  );
  const bytes = [...places.values()].flatMap(({ words }) =>
    words.flatMap((word) => [3, 2, 1, 0].map((byte) => `\\${word.slice(2 + 2 * byte, 4 + 2 * byte)}`)),
  );
  if (16 + bytes.length > poolBytes) throw new Error(`${places.size} constants don't fit the pool`);
  return pooled.replace(
    /^ \(memory [^\n]*$/m,
    (line) => `${line}\n (data $pool (i32.const 16) "${bytes.join("")}")`,
  );
}
