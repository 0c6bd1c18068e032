import type { CaseView, IncidentView } from "../../client/index.ts";
import type { ObjectIndex } from "../data/object-index.ts";
import type { Texts } from "../text/use-text.ts";

/** One line of the palette: where it leads or what it does. */
export interface PaletteEntry {
  readonly key: string;
  readonly group: string;
  readonly text: string;
  readonly note?: string;
  readonly target:
    | {
        readonly to: "page";
        readonly path:
          | "/"
          | "/incidents"
          | "/cases"
          | "/objects"
          | "/screening"
          | "/quarantine"
          | "/about"
          | "/sign-in";
      }
    | { readonly to: "object"; readonly id: number }
    | { readonly to: "incident"; readonly id: string }
    | { readonly to: "case"; readonly id: string }
    | { readonly to: "mode"; readonly mode: "dark" | "red" | "light" }
    | { readonly to: "language"; readonly language: "en" | "ja" }
    | { readonly to: "colors"; readonly colors: "standard" | "color-blind-safe" };
}

const pagePaths = [
  "/",
  "/incidents",
  "/cases",
  "/objects",
  "/screening",
  "/quarantine",
  "/about",
  "/sign-in",
] as const;
const pageTexts = {
  "/": "page.watch",
  "/incidents": "page.incidents",
  "/cases": "page.cases",
  "/objects": "page.objects",
  "/screening": "page.screening",
  "/quarantine": "page.quarantine",
  "/about": "page.about",
  "/sign-in": "page.sign-in",
} as const;

/** Pages and switches: what is always there. */
function standingEntries({ t }: Texts): PaletteEntry[] {
  return [
    ...pagePaths.map((path) => ({
      key: path,
      group: t("palette.pages"),
      text: t(pageTexts[path]),
      target: { to: "page", path } as const,
    })),
    ...(["dark", "red", "light"] as const).map((mode) => ({
      key: mode,
      group: t("frame.mode"),
      text: t(`mode.${mode}`),
      target: { to: "mode", mode } as const,
    })),
    ...(["standard", "color-blind-safe"] as const).map((colors) => ({
      key: colors,
      group: t("frame.colors"),
      text: t(`colors.${colors}`),
      target: { to: "colors", colors } as const,
    })),
    ...(["en", "ja"] as const).map((language) => ({
      key: language,
      group: t("frame.language"),
      text: t(`language.${language}`),
      target: { to: "language", language } as const,
    })),
  ];
}

/** Given what was typed, returned at most so many entries: standing ones, objects, incidents and cases that have every word. */
export function findEntries(
  typed: string,
  texts: Texts,
  known: {
    objects?: ObjectIndex | undefined;
    incidents?: readonly IncidentView[] | undefined;
    cases?: readonly CaseView[] | undefined;
  },
  limit = 40,
): PaletteEntry[] {
  const { t, pick, say } = texts;
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const standing = standingEntries(texts).filter(({ text, group }) => matches(`${group} ${text}`));
  if (words.length === 0) return standing;
  const objects = (known.objects?.search(typed, undefined, 20) ?? []).map((row): PaletteEntry => {
    const object = known.objects?.at(row);
    return {
      key: `object-${object?.id}`,
      group: t("page.objects"),
      text: object?.name ?? "",
      note: [object?.id, object?.owner].filter(Boolean).join(" · "),
      target: { to: "object", id: object?.id ?? 0 },
    };
  });
  const incidents = (known.incidents ?? [])
    .map(
      ({ incident }): PaletteEntry => ({
        key: incident.incident.id,
        group: t("page.incidents"),
        text: say(incident.incident.title),
        target: { to: "incident", id: incident.incident.id },
      }),
    )
    .filter(({ text }) => matches(text));
  const cases = (known.cases ?? [])
    .map(
      (each): PaletteEntry => ({
        key: each.case.id,
        group: t("page.cases"),
        text: pick(each.case.title),
        target: { to: "case", id: each.case.id },
      }),
    )
    .filter(({ text }) => matches(text));
  return [...standing, ...cases, ...incidents, ...objects].slice(0, limit);
}
