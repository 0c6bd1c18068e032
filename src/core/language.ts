/** The languages of the house. Every text and error exists in both (a test proves it). */
export const languages = ["en", "ja"] as const;
export type Language = (typeof languages)[number];

/** One text in both languages; parts in braces, `{file}`, are filled in by {@link fillTemplate}. */
export interface BilingualTemplate {
  readonly en: string;
  readonly ja: string;
}

export type TemplateParts = Readonly<Record<string, string | number>>;

/**
 * Given: a template and its named parts. Returned: the text with `{name}` replaced.
 * A part that is not given stays visible as `{name}`, so that a gap is seen and not hidden.
 */
export function fillTemplate(template: string, parts: TemplateParts = {}): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in parts ? String(parts[name]) : whole,
  );
}
