import { Link } from "@tanstack/react-router";
import type { FeedStatus } from "../../client/index.ts";
import { formatUtc } from "../text/format.ts";
import { useText } from "../text/use-text.ts";
import { useRealm } from "../view/app-context.ts";

/** The alarm of feeds whose data grew too old: shape and words, each with since when. */
function StaleFeeds({ feeds }: { readonly feeds: readonly FeedStatus[] }) {
  const { t } = useText();
  const stale = feeds.filter(({ freshness }) => freshness.kind === "stale");
  if (stale.length === 0) return null;
  const text = stale
    .map(({ name, freshness: { since } }) =>
      since
        ? t("banner.stale-since", { name, since: formatUtc(Date.parse(since)) })
        : t("banner.stale-never", { name }),
    )
    .join(t("text.list-comma"));
  return (
    <Link to="/about" className="plain stale-feeds">
      <span aria-hidden="true">▲ </span>
      {text}
    </Link>
  );
}

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
      <StaleFeeds feeds={status.feeds} />
    </div>
  );
}
