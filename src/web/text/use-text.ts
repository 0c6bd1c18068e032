import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Statement } from "../../assess/index.ts";
import type { BilingualText } from "../../client/index.ts";
import { describe, type Language, type TemplateParts } from "../../core/index.ts";
import { isWebTextKey, type WebTextKey } from "./web-texts.ts";

export interface Texts {
  readonly language: Language;
  /** A text of the screens. */
  t(key: WebTextKey, parts?: TemplateParts): string;
  /** A text by a key that data brings along; the data's own word where no text knows it. */
  word(prefix: string, value: string): string;
  /** The reader's half of a text in both languages. */
  pick(text: BilingualText): string;
  /** A sentence of the program about the world. */
  say(statement: Statement): string;
}

/** The texts in the reader's language. */
export function useText(): Texts {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === "ja" ? "ja" : "en";
  return useMemo(() => {
    const text = (key: WebTextKey, parts?: TemplateParts): string => t(key, { ...parts });
    return {
      language,
      t: text,
      word: (prefix, value) => {
        const key = `${prefix}.${value}`;
        return isWebTextKey(key) ? text(key) : value;
      },
      pick: (both) => both[language],
      say: ({ key, parts }) => describe(key, language, parts),
    };
  }, [t, language]);
}
