import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { build, type Rolldown } from "vite";
import { type ElementTable, encodeElementTable } from "../../src/orbit/index.ts";

const root = resolve(import.meta.dirname, "../..");
const pages = join(import.meta.dirname, "engine");

/** The app's own policy for scripts: kernels may be compiled, text may not be run. */
const policy =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:";
const typeOf = (path: string): string =>
  path.endsWith(".html")
    ? "text/html"
    : path.endsWith(".js")
      ? "text/javascript"
      : "application/octet-stream";

/** The test pages, built as the app is built, with element blocks "/NAME.elements" beside them. */
export interface EngineSite {
  readonly url: string;
  close(): Promise<void>;
}

export async function serveEngineSite(blocks: Readonly<Record<string, ElementTable>>): Promise<EngineSite> {
  const files = new Map<string, string | Uint8Array>();
  for (const { fileName, ...file } of await builtFiles())
    files.set(`/${fileName}`, file.type === "chunk" ? file.code : file.source);
  for (const [name, table] of Object.entries(blocks))
    files.set(`/${name}.elements`, new Uint8Array(encodeElementTable(table)));
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    const file = files.get(path);
    response.writeHead(file === undefined ? 404 : 200, {
      "content-type": typeOf(path),
      "content-security-policy": policy,
    });
    response.end(file);
  }).listen(0, "localhost");
  await once(server, "listening");
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function builtFiles(): Promise<Rolldown.RolldownOutput["output"]> {
  const built = await build({
    configFile: join(root, "vite.config.ts"),
    root: pages,
    publicDir: false,
    logLevel: "error",
    build: {
      write: false,
      rolldownOptions: { input: [join(pages, "engine.html"), join(pages, "globe.html")] },
    },
  });
  if (Array.isArray(built) || !("output" in built)) throw new TypeError("one build gives one output");
  return built.output;
}
