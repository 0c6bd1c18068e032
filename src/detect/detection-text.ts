import type { CatalogNumber, TemplateParts, TextKey } from "../core/index.ts";

/** A text of the table with its parts; `describe(key, language, parts)` makes the line. */
export interface DetectionText {
  readonly key: TextKey;
  readonly parts: TemplateParts;
}

/** How an object is called in a text. */
export type NameOf = (id: CatalogNumber) => string;

/** A figure with that many decimals, "–" where it is unknown; no "−0.0". */
export const fixed = (value: number | undefined, decimals: number): string =>
  value === undefined
    ? "–"
    : value
        .toFixed(decimals)
        .replace(/^-(0\.?0*)$/, "$1")
        .replace("-", "−");

export const signed = (text: string): string => (text.startsWith("-") ? text.replace("-", "−") : `+${text}`);

/** "2026-07-08T10:52:13.000000Z" → "2026-07-08 10:52Z". */
export const toMinute = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)}Z`;
