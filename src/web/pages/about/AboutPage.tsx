import { Link } from "@tanstack/react-router";
import notice from "../../../../data/NOTICE?raw";
import { describe } from "../../text/core-texts.ts";
import { formatNumber, formatUtcMinute, shortHash } from "../../text/format.ts";
import { useText } from "../../text/use-text.ts";
import { useRealm } from "../../view/app-context.ts";
import { FeedTable } from "./FeedTable.tsx";

const principles = ["about.people-decide", "about.neutral", "about.not-seen", "about.offline"] as const;

/** Whose data and work this stands on, what the realms mean, and what the program does not do. */
export function AboutPage() {
  const { t, language, word } = useText();
  const { status } = useRealm();
  return (
    <main className="page one">
      <section className="pane center">
        <div className="pane-body">
          <article className="reading stack loose">
            <header className="stack tight">
              <h1>{t("about.title")}</h1>
              <p>{t("about.what")}</p>
              <p className="dim">{t("about.version", { version: status.version })}</p>
            </header>
            <section className="stack">
              <h2>{t("about.principles")}</h2>
              <ul className="bullets">
                {principles.map((key) => (
                  <li key={key}>{t(key)}</li>
                ))}
              </ul>
            </section>
            <section className="stack">
              <h2>{describe("term.realm", language)}</h2>
              <dl className="facts">
                <dt>{t("banner.live")}</dt>
                <dd>{t("about.live")}</dd>
                <dt>{t("banner.replay")}</dt>
                <dd>{t("about.replay", { date: formatUtcMinute(Date.parse(status.now)) })}</dd>
                <dt>{t("banner.exercise")}</dt>
                <dd>{t("about.exercise")}</dd>
              </dl>
            </section>
            <section className="stack">
              <h2>{t("about.coverage", { count: formatNumber(status.objects, 0) })}</h2>
              <dl className="facts">
                {Object.entries(status.coverage).map(([state, count]) => (
                  <div key={state} className="contents">
                    <dt>{word("coverage-state", state)}</dt>
                    <dd>{formatNumber(count, 0)}</dd>
                  </div>
                ))}
              </dl>
              <p className="dim">{t("about.coverage-note")}</p>
            </section>
            <section className="stack">
              <h2>{t("about.sources")}</h2>
              <div className="scroll-x">
                <table className="small-table wide">
                  <thead>
                    <tr>
                      <th>{t("about.source")}</th>
                      <th>{t("about.attribution")}</th>
                      <th>{t("about.received")}</th>
                      <th>{t("about.newest")}</th>
                      <th className="number">{t("about.rows")}</th>
                      <th className="number">{t("about.problems")}</th>
                      <th className="number">{t("about.quarantined")}</th>
                      <th>{t("detection.hash")}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {status.sources.map((source) => (
                      <tr key={source.sha256}>
                        <td>
                          {source.name}
                          <div className="dim small">
                            {source.format} · {word("completeness", source.completeness)}
                          </div>
                        </td>
                        <td>{source.attribution}</td>
                        <td className="nowrap">{formatUtcMinute(Date.parse(source.receivedAt))}</td>
                        <td className="nowrap">
                          {source.newestEpoch
                            ? formatUtcMinute(Date.parse(source.newestEpoch))
                            : t("text.none")}
                        </td>
                        <td className="number">{formatNumber(source.rows, 0)}</td>
                        <td className="number">{formatNumber(source.problems, 0)}</td>
                        <td className="number">
                          {source.quarantined > 0 ? (
                            <Link to="/quarantine">{formatNumber(source.quarantined, 0)}</Link>
                          ) : (
                            formatNumber(source.quarantined, 0)
                          )}
                        </td>
                        <td className="mono" title={source.sha256}>
                          {shortHash(source.sha256)}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </section>
            <FeedTable feeds={status.feeds} />
            <section className="stack">
              <h2>{t("about.license")}</h2>
              <p>{t("about.license-text")}</p>
              <pre className="notice" lang="en">
                {notice}
              </pre>
            </section>
          </article>
        </div>
      </section>
    </main>
  );
}
