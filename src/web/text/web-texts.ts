import type { BilingualTemplate } from "../../core/index.ts";
import about from "../texts/about.json" with { type: "json" };
import cases from "../texts/cases.json" with { type: "json" };
import figures from "../texts/figures.json" with { type: "json" };
import frame from "../texts/frame.json" with { type: "json" };
import globe from "../texts/globe.json" with { type: "json" };
import incidents from "../texts/incidents.json" with { type: "json" };
import objects from "../texts/objects.json" with { type: "json" };
import quarantine from "../texts/quarantine.json" with { type: "json" };
import screening from "../texts/screening.json" with { type: "json" };
import signIn from "../texts/sign-in.json" with { type: "json" };
import watch from "../texts/watch.json" with { type: "json" };

const table = {
  ...frame,
  ...watch,
  ...globe,
  ...incidents,
  ...cases,
  ...objects,
  ...quarantine,
  ...screening,
  ...about,
  ...signIn,
  ...figures,
} as const;

export type WebTextKey = keyof typeof table;

/** Every text of the screens in both languages; what the program says about the world comes from core's table. */
export const webTexts: Readonly<Record<WebTextKey, BilingualTemplate>> = table;

export const isWebTextKey = (key: string): key is WebTextKey => Object.hasOwn(table, key);
