import { existsSync } from "node:fs";
import { resolve } from "node:path";

const projectRoot = resolve(import.meta.dirname, "../../..");

/** Absolute path of a file below `../shared/data`, which CI has and users don't. */
export const sharedPath = (relative: string): string => resolve(projectRoot, "../shared/data", relative);

/** Absolute path of a file of the project itself ("test/golden/…", "data/…"). */
export const projectPath = (relative: string): string => resolve(projectRoot, relative);

/** For the `skip` option of a test: false where the file is present, else the reason. */
export const skipWithoutShared = (relative: string): false | string =>
  existsSync(sharedPath(relative)) ? false : `../shared/data/${relative} is not on this machine`;
