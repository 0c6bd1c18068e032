import { decodeElementTable, type ElementTable } from "../../../src/orbit/index.ts";

/** An element block of the test's server. */
export async function readTable(name: string): Promise<ElementTable> {
  return decodeElementTable(await (await fetch(`/${name}.elements`)).arrayBuffer());
}
