import { formatUtc } from "../text/format.ts";
import { useText } from "../text/use-text.ts";
import { useRealm } from "../view/app-context.ts";

/** Realm and marking, on every page. LIVE stands here only while a feed is fresh. */
export function RealmBanner() {
  const { t } = useText();
  const { status } = useRealm();
  const date = formatUtc(Date.parse(status.now)).replace(" ", "T");
  const releasable = t("banner.releasable", { to: status.releasableTo.join(", ") });
  const state = status.realm === "live" && !status.live ? "not-fresh" : status.realm;
  const data = status.sources.length > 0 ? t("banner.data-of", { date }) : t("banner.no-data");
  return (
    <div className={`realm-banner ${state}`} role="status">
      <strong>{t(`banner.${state}`)}</strong>
      <span className="plain">{state === "live" ? releasable : `${data} · ${releasable}`}</span>
      <span className="plain">{t(`banner.${state}-note`)}</span>
    </div>
  );
}
