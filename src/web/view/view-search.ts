/** What the address keeps beside the page: a link restores the whole view. */
export interface ViewSearch {
  /** Selection, see selection.ts. */
  readonly sel?: string;
  /** Time of the picture, ISO 8601 UTC, where it isn't the realm's present. */
  readonly t?: string;
  /** Kinds of detections shown, comma-separated; all where absent. */
  readonly kinds?: string;
  /** Words searched for in the list. */
  readonly q?: string;
  /** Filters of the list as chips, comma-separated ("protected", "payload", …). */
  readonly only?: string;
  /** Order of the feed: "time", or what matters first where absent. */
  readonly order?: string;
}

const names = ["sel", "t", "kinds", "q", "only", "order"] as const;

/** Given whatever an address holds, returned the parts that are ours; all others fall away. */
export function readViewSearch(raw: Record<string, unknown>): ViewSearch {
  const view: { -readonly [name in keyof ViewSearch]: string } = {};
  for (const name of names) {
    const value = raw[name];
    if (typeof value === "string" && value !== "") view[name] = value;
  }
  return view;
}

/** Plain `name=value` pairs, without the quotes that JSON would put around numbers. */
export const parseSearch = (text: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(text));

export function stringifySearch(search: Record<string, unknown>): string {
  const pairs = Object.entries(search).filter(([, value]) => value !== undefined && value !== "");
  // Colons and commas are legal in a query and make times readable.
  const text = pairs
    .map(
      ([name, value]) =>
        `${name}=${encodeURIComponent(String(value)).replaceAll("%3A", ":").replaceAll("%2C", ",")}`,
    )
    .join("&");
  return text === "" ? "" : `?${text}`;
}

/** A comma-separated list of the address as a set, and back ("" falls away). */
export const readList = (text: string | undefined): ReadonlySet<string> =>
  new Set((text ?? "").split(",").filter((part) => part !== ""));

/** Given a list of the address, returned it with one word put in or taken out. */
export function toggleInList(text: string | undefined, word: string): string {
  const words = new Set(readList(text));
  if (!words.delete(word)) words.add(word);
  return [...words].join(",");
}
