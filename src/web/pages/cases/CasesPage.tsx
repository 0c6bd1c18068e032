import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useMemo } from "react";
import type { CaseView } from "../../../client/index.ts";
import { useCases } from "../../data/queries.ts";
import { Empty, Loading, Problem } from "../../frame/Messages.tsx";
import { ItemList } from "../../table/ItemList.tsx";
import { formatUtcShort, shortHash } from "../../text/format.ts";
import { useText } from "../../text/use-text.ts";
import { useListActions } from "../../view/list-keys.ts";
import { keepView } from "../../view/use-view.ts";
import { CaseActions } from "./CaseActions.tsx";
import { CaseText } from "./CaseText.tsx";
import { CaseTimeline } from "./CaseTimeline.tsx";

export function CasesPage() {
  const { t } = useText();
  const { caseId } = useParams({ strict: false });
  const { data, error, refetch } = useCases();
  const chosen = useMemo(() => data?.find((view) => view.case.id === caseId), [data, caseId]);
  if (caseId !== undefined && chosen) return <CaseRoom key={chosen.case.id} view={chosen} />;
  return (
    <main className="page">
      <CaseList data={data} error={error} retry={() => void refetch()} />
      <section className="pane center">
        <Empty title={t(caseId !== undefined && data ? "case.not-found" : "case.choose")}>
          {t("case.choose-how")}
        </Empty>
      </section>
      <aside className="pane" />
    </main>
  );
}

function CaseList({
  data,
  error,
  retry,
}: {
  readonly data: readonly CaseView[] | undefined;
  readonly error: unknown;
  retry(): void;
}) {
  const { t, pick, word } = useText();
  const navigate = useNavigate();
  const open = (view: CaseView) =>
    void navigate({ to: "/cases/$caseId", params: { caseId: view.case.id }, search: keepView });
  return (
    <section className="pane" aria-label={t("page.cases")}>
      <div className="pane-head row-line spread">
        <h2>{t("page.cases")}</h2>
        {data && <span className="dim small">{t("case.count", { count: data.length })}</span>}
      </div>
      {data ? (
        <ItemList
          label={t("page.cases")}
          items={data}
          idOf={(view) => view.case.id}
          chosen={undefined}
          open={open}
          empty={<Empty title={t("case.none")}>{t("case.none-how")}</Empty>}
          useKeys={useListActions}
        >
          {(view) => (
            <>
              <div className="row-line spread dim small">
                <span>{formatUtcShort(Date.parse(view.case.openedAt))}</span>
                <span className="tag">{word("case-status", view.case.status)}</span>
              </div>
              <div className="item-title">{pick(view.case.title)}</div>
              <div className="dim small">
                {t("case.line", { party: view.case.party, entries: view.entries.length })}
              </div>
            </>
          )}
        </ItemList>
      ) : error ? (
        <Problem error={error} retry={retry} />
      ) : (
        <Loading />
      )}
    </section>
  );
}

/** Left the record, center the text in both languages, right tasks, clocks, state and what may be done. */
function CaseRoom({ view }: { readonly view: CaseView }) {
  const { t } = useText();
  return (
    <main className="page case-room">
      <section className="pane" aria-label={t("case.timeline")}>
        <div className="pane-head row-line spread">
          <Link to="/cases" search={keepView}>
            {t("case.all")}
          </Link>
          <span className="mono dim">{shortHash(view.case.id)}</span>
        </div>
        <CaseTimeline view={view} />
      </section>
      <section className="pane center" aria-label={t("case.text")}>
        <div className="pane-body">
          <CaseText view={view} />
        </div>
      </section>
      <aside className="pane" aria-label={t("case.actions")}>
        <div className="pane-body">
          <CaseActions view={view} />
        </div>
      </aside>
    </main>
  );
}
