import { readFileSync } from "node:fs";
import { join } from "node:path";
import { HoshimoriError, type IsoUtc } from "../core/index.ts";
import type { Sha256Hex } from "../digest/index.ts";
import { type InputFile, readInputFile } from "./input-file.ts";

/** What a bundled file is for. */
export type DemoRole = "elements" | "history" | "full-catalog" | "satcat" | "names" | "second-catalog";

/** One file of the bundled real data. */
export interface DemoFile {
  /** Absolute. */
  readonly path: string;
  readonly role: DemoRole;
  /** Id of a public source (policies/sources). */
  readonly source: string;
  /** Of the file as bundled. */
  readonly sha256: Sha256Hex;
  /** When the source's answer was received by the collection that the file comes from. */
  readonly receivedAt: IsoUtc;
  /** Element sets or records in it. */
  readonly rows: number;
  /** Where it comes from, and what was cut from it. */
  readonly provenance: string;
}

const demoFolder = join(import.meta.dirname, "../../data/demo");

/** Returned: the bundled files, in the order in which they should be loaded. Source: data/demo/MANIFEST.json. */
export function demoFiles(folder = demoFolder): readonly DemoFile[] {
  const manifest: { readonly files: readonly (Omit<DemoFile, "path"> & { readonly file: string })[] } =
    JSON.parse(readFileSync(join(folder, "MANIFEST.json"), "utf8"));
  return manifest.files.map(({ file, role, source, sha256, receivedAt, rows, provenance }) => ({
    path: join(folder, file),
    role,
    source,
    sha256,
    receivedAt,
    rows,
    provenance,
  }));
}

/** Given a bundled file, returned its content. Errors: `demo-data-changed` where it is not the file of the manifest. */
export async function readDemoFile(file: DemoFile): Promise<InputFile> {
  const input = await readInputFile(file.path);
  if (input.sha256 !== file.sha256) throw new HoshimoriError("demo-data-changed", { path: file.path });
  return { ...input, receivedAt: file.receivedAt };
}
