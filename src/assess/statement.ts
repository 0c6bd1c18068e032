import type { TemplateParts, TextKey } from "../core/index.ts";

/** A sentence of the program in both languages: a key of the text table and its parts. */
export interface Statement {
  readonly key: TextKey;
  readonly parts: TemplateParts;
}

/** A value with the sentence that says why it stands here. */
export interface Fact<Value extends string> {
  readonly value: Value;
  readonly basis: Statement;
}

/** The wording that people write: both languages, always. */
export interface BilingualText {
  readonly en: string;
  readonly ja: string;
}
