import { useNavigate, useParams } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { IncidentView } from "../../../client/index.ts";
import { useIncidents } from "../../data/queries.ts";
import { Empty, Loading, Problem } from "../../frame/Messages.tsx";
import { WatchStep } from "../../frame/WatchStep.tsx";
import { Inspector } from "../../inspect/Inspector.tsx";
import { ItemList } from "../../table/ItemList.tsx";
import { formatUtcShort } from "../../text/format.ts";
import { useText } from "../../text/use-text.ts";
import { useRealm } from "../../view/app-context.ts";
import { useListActions } from "../../view/list-keys.ts";
import { useView } from "../../view/use-view.ts";
import { readList, toggleInList } from "../../view/view-search.ts";
import { IncidentDetail } from "./IncidentDetail.tsx";

export function IncidentsPage() {
  const { t } = useText();
  const { incidentId } = useParams({ strict: false });
  const { data } = useIncidents();
  const chosen = useMemo(
    () => data?.find(({ incident }) => incident.incident.id === incidentId),
    [data, incidentId],
  );
  return (
    <main className="page">
      <IncidentList chosen={incidentId} />
      <section className="pane center" aria-label={t("incident.title")}>
        <div className="pane-body">
          {chosen ? (
            <IncidentDetail key={chosen.incident.incident.id} view={chosen} />
          ) : data && incidentId ? (
            <Empty title={t("incident.not-found")}>{t("incident.not-found-how")}</Empty>
          ) : (
            <Empty title={t("incident.choose")}>{t("incident.choose-how")}</Empty>
          )}
        </div>
      </section>
      <Inspector />
    </main>
  );
}

function IncidentList({ chosen }: { readonly chosen: string | undefined }) {
  const { t, word } = useText();
  const { view, change } = useView();
  const { status } = useRealm();
  const navigate = useNavigate();
  const { data, error, refetch } = useIncidents();
  const only = useMemo(() => readList(view.only), [view.only]);
  const shown = useMemo(
    () =>
      (data ?? []).filter(({ incident }) => only.size === 0 || only.has(incident.incident.category.value)),
    [data, only],
  );
  const byCategory = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { incident } of data ?? [])
      counts.set(incident.incident.category.value, (counts.get(incident.incident.category.value) ?? 0) + 1);
    return counts;
  }, [data]);
  const open = useCallback(
    (opened: IncidentView) =>
      void navigate({
        to: "/incidents/$incidentId",
        params: { incidentId: opened.incident.incident.id },
        search: ({ only: kept, t: time }) => ({
          ...(kept ? { only: kept } : {}),
          ...(time ? { t: time } : {}),
        }),
      }),
    [navigate],
  );
  return (
    <section className="pane" aria-label={t("page.incidents")}>
      <div className="pane-head">
        <div className="row-line spread">
          <h2>{t("page.incidents")}</h2>
          {data && (
            <span className="dim small">{t("watch.shown", { shown: shown.length, total: data.length })}</span>
          )}
        </div>
        <fieldset className="chips plain-set" aria-label={t("incident.by-category")}>
          {[...byCategory].map(([category, count]) => (
            <button
              key={category}
              type="button"
              className="chip"
              aria-pressed={only.has(category)}
              onClick={() => change({ only: toggleInList(view.only, category) })}
            >
              {word("category", category)}
              <span className="count">{count}</span>
            </button>
          ))}
        </fieldset>
      </div>
      {data ? (
        <ItemList
          label={t("page.incidents")}
          items={shown}
          idOf={idOf}
          chosen={chosen}
          open={open}
          empty={<Empty title={t("incident.none")}>{t("incident.none-how")}</Empty>}
          useKeys={useListActions}
        >
          {(view) => <IncidentRow view={view} />}
        </ItemList>
      ) : status.watch.state === "running" ? (
        <div className="message">
          <strong>{t("watch.first-run")}</strong>
          <WatchStep />
        </div>
      ) : error ? (
        <Problem error={error} retry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </section>
  );
}

const idOf = ({ incident }: IncidentView) => incident.incident.id;

function IncidentRow({ view: { incident: state, caseIds } }: { readonly view: IncidentView }) {
  const { t, say, word } = useText();
  const { incident } = state;
  return (
    <>
      <div className="row-line spread dim small">
        <span>
          {t("text.span", {
            from: formatUtcShort(Date.parse(incident.from)),
            to: formatUtcShort(Date.parse(incident.to)),
          })}
        </span>
        <span>{word("category", incident.category.value)}</span>
      </div>
      <div className="item-title">{say(incident.title)}</div>
      <div className="row-line wrap small">
        <span className="dim">{t("incident.evidence-count", { count: incident.evidence.length })}</span>
        {incident.protectedObjects.length > 0 && (
          <span className="tag protected">
            {t("incident.protected-count", { count: incident.protectedObjects.length })}
          </span>
        )}
        {state.explained && <span className="tag">{t("incident.explained")}</span>}
        {caseIds.length > 0 && <span className="tag">{t("incident.has-case")}</span>}
      </div>
    </>
  );
}
