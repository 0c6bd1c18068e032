/** What all panes show together: one thing at a time, in the address. */
export type Selection =
  | { readonly kind: "object"; readonly id: number }
  | { readonly kind: "detection"; readonly hash: string }
  | { readonly kind: "conjunction"; readonly id1: number; readonly id2: number; readonly tca: string };

/** Given a selection, returned its form in the address: "object-25544". */
export function encodeSelection(selection: Selection): string {
  switch (selection.kind) {
    case "object":
      return `object-${selection.id}`;
    case "detection":
      return `detection-${selection.hash}`;
    case "conjunction":
      return `conjunction-${selection.id1}-${selection.id2}-${selection.tca}`;
  }
}

/** Given what an address holds, returned the selection; undefined for anything that isn't one. */
export function decodeSelection(text: string | undefined): Selection | undefined {
  if (text === undefined) return undefined;
  const object = /^object-(\d{1,9})$/.exec(text);
  if (object) return { kind: "object", id: Number(object[1]) };
  const detection = /^detection-([0-9a-f]{64})$/.exec(text);
  if (detection) return { kind: "detection", hash: detection[1] };
  const pair = /^conjunction-(\d{1,9})-(\d{1,9})-([0-9T:.Z-]+)$/.exec(text);
  if (pair) return { kind: "conjunction", id1: Number(pair[1]), id2: Number(pair[2]), tca: pair[3] };
  return undefined;
}
