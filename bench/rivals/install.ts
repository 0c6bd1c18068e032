import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export interface Skipped {
  readonly skipped: string;
}

export const numpy = "numpy==2.4.6";
export const astrozPackages = ["astroz==0.17.0", numpy];

const here = import.meta.dirname;
const timeoutMs = 30 * 60_000;

/** Where rivals are kept: outside the repository, `$HOSHIMORI_RIVALS` or the system's temporary folder. */
export const rivalFolder = (): string =>
  resolve(process.env.HOSHIMORI_RIVALS ?? join(tmpdir(), "hoshimori-rivals"));

/** Given: a program with its arguments. Returned: its standard output. Errors: with the last line that speaks of an error. */
export function run(
  [program, ...args]: readonly string[],
  environment: Record<string, string> = {},
): Promise<string> {
  const options = {
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1", ...environment },
    maxBuffer: 1e8,
    timeout: timeoutMs,
    encoding: "utf8",
  } as const;
  return new Promise((fulfill, reject) => {
    execFile(program, args, options, (error, stdout, stderr) => {
      if (error === null) return fulfill(stdout);
      if (error.code === "ENOENT") return reject(new Error(`no ${program} on this machine`));
      const lines = stderr.split("\n").filter((line) => /\S/.test(line));
      const telling = lines.findLast((line) => /error/i.test(line)) ?? lines.at(-1);
      reject(new Error(telling?.trim() ?? error.message));
    });
  });
}

/** What is in place is used; what isn't is built only with `install`. A changed `key` counts as not in place. */
async function place(
  name: string,
  key: string,
  install: boolean,
  build: (folder: string) => Promise<void>,
): Promise<string | Skipped> {
  const folder = join(rivalFolder(), name);
  const stamp = join(folder, "built-from.txt");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === key) return folder;
  if (!install) return { skipped: `not in ${rivalFolder()}; --install-rivals puts it there` };
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  try {
    await build(folder);
  } catch (error) {
    return { skipped: `can't be installed: ${(error as Error).message}` };
  }
  writeFileSync(stamp, key);
  return folder;
}

const then = (placed: string | Skipped, use: (folder: string) => string[]): string[] | Skipped =>
  typeof placed === "string" ? use(placed) : placed;

/** A virtual environment with the packages, and our script to run in it. */
export async function python(name: string, packages: readonly string[], script: string, install: boolean) {
  const placed = await place(name, packages.join("\n"), install, async (folder) => {
    await run(["python3", "-m", "venv", folder]);
    await run([join(folder, "bin/python"), "-m", "pip", "install", "--quiet", ...packages]);
  });
  return then(placed, (folder) => [join(folder, "bin/python"), join(here, "python", script)]);
}

/** Vallado's C++ out of the source package of python-sgp4, with our main. */
export async function vallado(sgp4Version: string, install: boolean) {
  const main = join(here, "vallado.cpp");
  const key = `${sgp4Version}\n${readFileSync(main, "utf8")}`;
  const placed = await place("vallado", key, install, async (folder) => {
    const source = ["--no-deps", "--no-binary", ":all:", "--quiet", "--dest", folder, `sgp4==${sgp4Version}`];
    await run(["python3", "-m", "pip", "download", ...source]);
    const archive = readdirSync(folder).find((file) => file.endsWith(".tar.gz")) ?? "";
    await run(["tar", "xzf", join(folder, archive), "--strip-components=1", "-C", folder]);
    const extension = join(folder, "extension");
    const flags = ["-O3", "-march=native", "-std=c++17", `-I${extension}`];
    await run(["g++", ...flags, "-o", join(folder, "vallado"), main, join(extension, "SGP4.cpp")]);
  });
  return then(placed, (folder) => [join(folder, "vallado")]);
}

/** One of the programs of our cargo project, built in a copy of it for this machine's processor. */
export async function rust(program: string, install: boolean) {
  const project = join(here, "rust-sgp4");
  const files = readdirSync(project, { recursive: true, withFileTypes: true }).filter((file) =>
    file.isFile(),
  );
  const key = files.map((file) => readFileSync(join(file.parentPath, file.name), "utf8")).join("\n");
  const placed = await place("rust-sgp4", key, install, async (folder) => {
    cpSync(project, folder, { recursive: true });
    const build = ["cargo", "build", "--quiet", "--release", "--manifest-path", join(folder, "Cargo.toml")];
    await run(build, { RUSTFLAGS: "-C target-cpu=native" });
  });
  return then(placed, (folder) => [join(folder, "target/release", program)]);
}

/** A package of npm's that isn't worth a line in our package.json, and our script, which is given the package's folder. */
export async function npm(name: string, version: string, script: string, install: boolean) {
  const placed = await place(name, version, install, async (folder) => {
    await run(["npm", "install", "--silent", "--ignore-scripts", "--prefix", folder, `${name}@${version}`]);
  });
  return then(placed, (folder) => [...ourScript(script), join(folder, "node_modules", name)]);
}

export const ourScript = (script: string): string[] => [
  process.execPath,
  "--disable-warning=ExperimentalWarning",
  join(here, script),
];
