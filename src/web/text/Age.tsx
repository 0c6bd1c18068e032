import { ageUnit } from "./format.ts";
import { useText } from "./use-text.ts";

/** How old something is; negative ages (from the future) are told as such by their sign. */
export function Age({ days }: { readonly days: number | null | undefined }) {
  const { t } = useText();
  if (days === null || days === undefined) return <span className="dim">{t("age.none")}</span>;
  const { unit, value } = ageUnit(days);
  return <span className="nowrap">{t(`age.${unit}`, { value })}</span>;
}
