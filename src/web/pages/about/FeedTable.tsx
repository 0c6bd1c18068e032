import type { FeedStatus } from "../../../client/index.ts";
import { formatUtcMinute } from "../../text/format.ts";
import { useText } from "../../text/use-text.ts";

const columns = [
  "about.source",
  "about.feed-state",
  "about.feed-confirmed",
  "about.newest",
  "about.feed-due",
  "about.feed-problem",
] as const;

/** How each feed stands that a person switched on. */
export function FeedTable({ feeds }: { readonly feeds: readonly FeedStatus[] }) {
  const { t, word, pick } = useText();
  const time = (iso: string | undefined) => (iso ? formatUtcMinute(Date.parse(iso)) : t("text.none"));
  return (
    <section className="stack">
      <h2>{t("about.feeds")}</h2>
      {feeds.length === 0 ? (
        <p className="dim">{t("about.no-feeds")}</p>
      ) : (
        <div className="scroll-x">
          <table className="small-table wide">
            <thead>
              <tr>
                {columns.map((key) => (
                  <th key={key}>{t(key)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {feeds.map((feed) => (
                <tr key={feed.id}>
                  <td>
                    {feed.name}
                    <div className="dim small mono">{feed.id}</div>
                  </td>
                  <td>
                    {word("freshness", feed.freshness.kind)}
                    <div className="dim small">{word("feed-phase", feed.phase)}</div>
                  </td>
                  <td className="nowrap">{time(feed.confirmedAt)}</td>
                  <td className="nowrap">{time(feed.newestEpoch)}</td>
                  <td className="nowrap">{time(feed.dueAt)}</td>
                  <td>
                    {feed.problem?.message
                      ? pick(feed.problem.message)
                      : (feed.problem?.code ?? t("text.none"))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
