import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Statement } from "../../assess/index.ts";
import type { BilingualText } from "../../client/index.ts";
import { describe, type Language, type TemplateParts, type TextKey, textTable } from "../../core/index.ts";
import { isWebTextKey, type WebTextKey } from "./web-texts.ts";

export interface Texts {
  readonly language: Language;
  /** A text of the screens. */
  t(key: WebTextKey, parts?: TemplateParts): string;
  /** The word for a value that data bring along ("kind", "approach"), of the screens' texts or core's; the value itself where no text knows it. */
  word(prefix: string, value: string): string;
  /** The reader's half of a text in both languages. */
  pick(text: BilingualText): string;
  /** A sentence of the program about the world. */
  say(statement: Statement): string;
}

const isTextKey = (key: string): key is TextKey => Object.hasOwn(textTable, key);

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
        if (isWebTextKey(key)) return text(key);
        const coreKey = [key, `${prefix}-${value}`].find(isTextKey);
        return coreKey ? describe(coreKey, language) : value;
      },
      pick: (both) => both[language],
      say: ({ key, parts }) => describe(key, language, parts),
    };
  }, [t, language]);
}
