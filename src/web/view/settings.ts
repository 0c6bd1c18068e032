import { type Language, languages } from "../../core/index.ts";

/** Dark for the night shift, red to keep eyes adapted, light for print and daylight. */
export const modes = ["dark", "red", "light"] as const;
export type Mode = (typeof modes)[number];

const colorSets = ["standard", "color-blind-safe"] as const;
export type ColorSet = (typeof colorSets)[number];

/** What a reader sets once; kept in the browser. */
export interface Settings {
  readonly mode: Mode;
  readonly language: Language;
  readonly colorSet: ColorSet;
}

const storageKey = "hoshimori.settings";
const oneOf = <T extends string>(list: readonly T[], value: unknown): T | undefined =>
  list.find((each) => each === value);

/** Given: the browser's storage and language. Returned: what was kept, else dark mode and the browser's language. */
export function readSettings(storage: Pick<Storage, "getItem">, browserLanguage: string): Settings {
  const kept = parse(storage.getItem(storageKey));
  return {
    mode: oneOf(modes, kept.mode) ?? "dark",
    language: oneOf(languages, kept.language) ?? (browserLanguage.startsWith("ja") ? "ja" : "en"),
    colorSet: oneOf(colorSets, kept.colorSet) ?? "standard",
  };
}

export const keepSettings = (storage: Pick<Storage, "setItem">, settings: Settings): void =>
  storage.setItem(storageKey, JSON.stringify(settings));

function parse(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
