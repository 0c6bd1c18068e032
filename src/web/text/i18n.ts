import { createInstance, type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import { type Language, languages } from "../../core/index.ts";
import { webTexts } from "./web-texts.ts";

const inLanguage = (language: Language): Record<string, string> =>
  Object.fromEntries(Object.entries(webTexts).map(([key, text]) => [key, text[language]]));

/** Given: the reader's language. Returned: i18next over the screens' texts, `{part}` for parts as everywhere in the house. */
export function createI18n(language: Language): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { prefix: "{", suffix: "}", escapeValue: false },
    resources: Object.fromEntries(languages.map((each) => [each, { translation: inLanguage(each) }])),
  });
  return instance;
}
