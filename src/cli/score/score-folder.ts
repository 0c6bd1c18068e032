import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { CatalogNumber } from "../../core/index.ts";
import { type InputFile, readInputFile } from "../../feeds/index.ts";
import type { Interval } from "../../score/index.ts";

/** A folder of labeled data, laid out as the shared one: maneuvers/, rpo/, catalog/, oracles/, events/. */
export interface ScoreFolder {
  /** Names of the files of a folder in it, sorted; none where it isn't there. */
  readonly list: (path: string) => readonly string[];
  readonly has: (path: string) => boolean;
  readonly read: (path: string) => Promise<InputFile>;
  readonly text: (path: string) => Promise<string>;
  /** Every satellite on a protected list that ships. */
  readonly protectedIds: () => ReadonlySet<CatalogNumber>;
  readonly progress: (part: string, fraction: number) => void;
}

export function openScoreFolder(
  root: string,
  ports: Pick<ScoreFolder, "progress" | "protectedIds">,
): ScoreFolder {
  const at = (path: string) => join(root, path);
  const read = (path: string) => readInputFile(at(path));
  return {
    list: (path) => (existsSync(at(path)) ? readdirSync(at(path)).sort() : []),
    has: (path) => existsSync(at(path)),
    read,
    text: async (path) => new TextDecoder().decode((await read(path)).bytes),
    ...ports,
  };
}

/** "[0.71, 0.84]". */
export const between = ({ low, high }: Interval, digits: number): string =>
  `[${low.toFixed(digits)}, ${high.toFixed(digits)}]`;
