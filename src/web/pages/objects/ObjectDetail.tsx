import { useMemo, useState } from "react";
import { useDetections, useHistory, useObject } from "../../data/queries.ts";
import { Loading, Problem } from "../../frame/Messages.tsx";
import { historyFrom, lastStretch } from "../../plot/history-series.ts";
import { SmallMultiples } from "../../plot/SmallMultiples.tsx";
import { describe } from "../../text/core-texts.ts";
import { formatNumber, formatUtcMinute } from "../../text/format.ts";
import { useText } from "../../text/use-text.ts";
import { NeighborHistory } from "./NeighborHistory.tsx";

/** Who it is by each source, and its history in small multiples with what was found as ticks and bands. */
export function ObjectDetail({ id }: { readonly id: number }) {
  const { t, pick, word, language } = useText();
  const { data: object, error, refetch } = useObject(id);
  const { data: history, error: historyError } = useHistory(id);
  const { data: found } = useDetections(id);
  const [whole, setWhole] = useState(false);
  const recent = history ? lastStretch(history.epochUnixS) : 0;
  const shown = useMemo(
    () => (history && !whole ? historyFrom(history, recent) : history),
    [history, whole, recent],
  );
  if (!object) return error ? <Problem error={error} retry={() => void refetch()} /> : <Loading />;
  const disagree = new Set(object.names.map(({ name }) => name)).size > 1;
  return (
    <article className="reading stack loose">
      <header className="stack">
        <h1>{object.name || object.id}</h1>
        <dl className="identity">
          <Pair head={t("object.number")} value={String(object.id)} />
          <Pair head={t("object.designator")} value={object.internationalDesignator || t("text.none")} />
          <Pair
            head={t("object.owner")}
            value={object.owner ? `${object.owner} · ${pick(object.ownerName)}` : t("text.none")}
          />
          <Pair head={t("object.type")} value={word("object-type", object.objectType)} />
          <Pair
            head={t("object.regime")}
            value={object.regime ? word("regime", object.regime) : t("text.none")}
          />
          <Pair head={t("object.launch")} value={object.launchDate ?? t("text.none")} />
        </dl>
      </header>
      <section className="stack">
        <h2>{t("object.names")}</h2>
        {disagree && <p className="note">{t("object.names-differ")}</p>}
        <dl className="facts">
          {object.names.map(({ name, source }) => (
            <div key={`${source} ${name}`} className="contents">
              <dt>{source}</dt>
              <dd>{name}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="stack">
        <div className="row-line spread wrap">
          <h2>{t("object.history")}</h2>
          {history && history.epochUnixS.length > 0 && (
            <span className="dim small">
              {t("object.history-span", {
                count: formatNumber(history.epochUnixS.length, 0),
                term: describe("term.element-set", language),
                from: formatUtcMinute(history.epochUnixS[0] * 1000),
                to: formatUtcMinute((history.epochUnixS.at(-1) ?? 0) * 1000),
              })}
            </span>
          )}
        </div>
        {history ? (
          history.epochUnixS.length > 1 ? (
            <>
              {recent > 0 && (
                <div className="row-line">
                  <button
                    type="button"
                    className="tool-button"
                    aria-pressed={whole}
                    onClick={() => setWhole(!whole)}
                  >
                    {t("object.whole-history")}
                  </button>
                  {!whole && <span className="dim small">{t("object.earlier-sets", { count: recent })}</span>}
                </div>
              )}
              <SmallMultiples history={shown ?? history} detections={found?.items ?? []} />
              <p className="dim small">{t("object.history-note")}</p>
            </>
          ) : (
            <p className="dim">{t("object.no-history")}</p>
          )
        ) : historyError ? (
          <Problem error={historyError} />
        ) : (
          <Loading />
        )}
      </section>
      <NeighborHistory id={id} detections={found?.items ?? []} />
    </article>
  );
}

function Pair({ head, value }: { readonly head: string; readonly value: string }) {
  return (
    <div>
      <dt>{head}</dt>
      <dd>{value}</dd>
    </div>
  );
}
