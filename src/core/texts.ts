import { type BilingualTemplate, fillTemplate, type Language, type TemplateParts } from "./language.ts";
import assess from "./texts/assess.json" with { type: "json" };
import catalog from "./texts/catalog.json" with { type: "json" };
import cli from "./texts/cli.json" with { type: "json" };
import consult from "./texts/consult.json" with { type: "json" };
import detect from "./texts/detect.json" with { type: "json" };
import doctor from "./texts/doctor.json" with { type: "json" };
import glossary from "./texts/glossary.json" with { type: "json" };

const table = { ...glossary, ...catalog, ...detect, ...assess, ...consult, ...doctor, ...cli } as const;

export type TextKey = keyof typeof table;

/** Every text the program writes about the world, in both languages; terms as the glossary has them. */
export const textTable: Readonly<Record<TextKey, BilingualTemplate>> = table;

/** Given a key and its parts, returned the text in the reader's language. */
export const describe = (key: TextKey, language: Language, parts?: TemplateParts): string =>
  fillTemplate(textTable[key][language], parts);
