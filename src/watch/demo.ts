import { HoshimoriError, publicMarking } from "../core/index.ts";
import { type DemoFile, demoFiles, publicSources, readDemoFile } from "../feeds/index.ts";
import { listSourceBatches, type Store } from "../store/index.ts";
import { type Delivery, ingestElements, ingestSatcat } from "./ingest.ts";
import type { ReportProgress } from "./progress.ts";
import { loadProtectedLists } from "./protected-lists.ts";

const elementRoles = ["elements", "history", "full-catalog"];

/** The bundled data are recorded data: they live in the replay realm, and nowhere else. */
const realm = "replay";

/** Loads the bundled real catalog and the house's protected lists; what is there already is not read again. */
export async function loadDemo(store: Store, report: ReportProgress): Promise<void> {
  const known = await store.as(
    { kind: "system", realm },
    async (tx) => new Set((await listSourceBatches(tx)).map(({ sha256 }) => sha256)),
  );
  const files = demoFiles().filter(({ role }) => elementRoles.includes(role) || role === "satcat");
  for (const [index, file] of files.entries()) {
    report({ step: "storing", fraction: index / files.length });
    if (known.has(file.sha256)) continue;
    const delivery = await deliveryOf(file);
    await (file.role === "satcat" ? ingestSatcat : ingestElements)(store, realm, delivery);
  }
  await loadProtectedLists(store, realm);
}

async function deliveryOf(file: DemoFile): Promise<Delivery> {
  const source = publicSources().get(file.source);
  if (!source) throw new HoshimoriError("demo-data-changed", { path: file.path });
  return {
    input: await readDemoFile(file),
    url: source.url,
    completeness: source.completeness,
    marking: publicMarking,
  };
}
