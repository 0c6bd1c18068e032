import { useNavigate, useParams } from "@tanstack/react-router";
import { useMemo } from "react";
import type { IncidentView } from "../../../client/index.ts";
import { useIncidents } from "../../data/queries.ts";
import { Empty, Loading, Problem } from "../../frame/Messages.tsx";
import { WatchStep } from "../../frame/WatchStep.tsx";
import { Inspector } from "../../inspect/Inspector.tsx";
import { formatUtcShort } from "../../text/format.ts";
import { useText } from "../../text/use-text.ts";
import { useRealm } from "../../view/app-context.ts";
import { useListActions } from "../../view/list-keys.ts";
import { keepView } from "../../view/use-view.ts";
import { ItemList } from "../../table/ItemList.tsx";
import { IncidentDetail } from "./IncidentDetail.tsx";

export function IncidentsPage() {
  const { t } = useText();
  const { incidentId } = useParams({ strict: false });
  const { data } = useIncidents();
  const chosen = useMemo(() => data?.find(({ incident }) => incident.incident.id === incidentId), [data, incidentId]);
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
  const { t } = useText();
  const { status } = useRealm();
  const navigate = useNavigate();
  const { data, error, refetch } = useIncidents();
  const open = (view: IncidentView) =>
    void navigate({ to: "/incidents/$incidentId", params: { incidentId: view.incident.incident.id }, search: keepView });
  return (
    <section className="pane" aria-label={t("page.incidents")}>
      <div className="pane-head row-line spread">
        <h2>{t("page.incidents")}</h2>
        {data && <span className="dim small">{t("incident.count", { count: data.length })}</span>}
      </div>
      {data ? (
        <ItemList
          label={t("page.incidents")}
          items={data}
          idOf={({ incident }) => incident.incident.id}
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

function IncidentRow({ view: { incident: state, caseIds } }: { readonly view: IncidentView }) {
  const { t, say, word } = useText();
  const { incident } = state;
  return (
    <>
      <div className="row-line spread dim small">
        <span>{t("text.span", { from: formatUtcShort(Date.parse(incident.from)), to: formatUtcShort(Date.parse(incident.to)) })}</span>
        <span>{word("category", incident.category.value)}</span>
      </div>
      <div className="item-title">{say(incident.title)}</div>
      <div className="row-line wrap small">
        <span className="dim">{t("incident.evidence-count", { count: incident.evidence.length })}</span>
        {incident.protectedObjects.length > 0 && (
          <span className="tag protected">{t("incident.protected-count", { count: incident.protectedObjects.length })}</span>
        )}
        {state.explained && <span className="tag">{t("incident.explained")}</span>}
        {caseIds.length > 0 && <span className="tag">{t("incident.has-case")}</span>}
      </div>
    </>
  );
}
