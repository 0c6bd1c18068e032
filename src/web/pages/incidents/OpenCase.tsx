import { Link, useNavigate } from "@tanstack/react-router";
import type { IncidentView } from "../../../client/index.ts";
import { casePermissions } from "../../../consult/index.ts";
import { ActDialog } from "../../act/ActDialog.tsx";
import { useActor, useAssess, useOpenCase } from "../../act/use-commands.ts";
import { describe } from "../../text/core-texts.ts";
import { formatUtcMinute, shortHash } from "../../text/format.ts";
import { useText } from "../../text/use-text.ts";
import { keepView } from "../../view/use-view.ts";

/** What people may do with an incident: hold it for explained, or open a case. */
export function OpenCase({ view }: { readonly view: IncidentView }) {
  const { t, pick, word } = useText();
  const actor = useActor();
  const navigate = useNavigate();
  const openCase = useOpenCase();
  const { incident: state, caseIds } = view;
  const assess = useAssess(state);
  const { title } = state.incident;
  return (
    <section className="stack">
      <h2>{t("incident.next")}</h2>
      {state.explained && (
        <p className="note">
          {t("incident.explained-by", {
            party: state.explained.by.party,
            role: word("term", state.explained.by.role),
            at: formatUtcMinute(Date.parse(state.explained.at)),
            reason: state.explained.reason,
          })}
        </p>
      )}
      {caseIds.map((caseId) => (
        <div key={caseId}>
          <Link to="/cases/$caseId" params={{ caseId }} search={keepView}>
            {t("incident.to-case", { id: shortHash(caseId) })}
          </Link>
        </div>
      ))}
      {!actor && (
        <p className="note">
          {t("incident.sign-in")} <Link to="/sign-in">{t("page.sign-in")}</Link>
        </p>
      )}
      {actor && (
        <div className="row-line wrap">
          {casePermissions["open-case"].includes(actor.role) && (
            <ActDialog
              label={t("case.open")}
              note={t("case.open-note")}
              prominent
              fields={[
                {
                  name: "en",
                  label: t("case.title-en"),
                  kind: "line",
                  initial: describe(title.key, "en", title.parts),
                },
                {
                  name: "ja",
                  label: t("case.title-ja"),
                  kind: "line",
                  initial: describe(title.key, "ja", title.parts),
                },
                { name: "reason", label: t("act.reason"), kind: "lines" },
              ]}
              act={async ({ en, ja, reason }) => {
                const opened = await openCase(state, { title: { en, ja }, reason });
                await navigate({
                  to: "/cases/$caseId",
                  params: { caseId: opened.case.id },
                  search: keepView,
                });
              }}
            />
          )}
          {!state.explained && (
            <ActDialog
              label={t("incident.explain-away")}
              note={t("incident.explain-away-note")}
              fields={[
                {
                  name: "hypothesis",
                  label: t("hypothesis.one"),
                  kind: "choice",
                  choices: state.incident.hypotheses.map((hypothesis) => ({
                    value: hypothesis.id,
                    label: pick(hypothesis.title),
                  })),
                },
                { name: "reason", label: t("act.reason"), kind: "lines" },
              ]}
              act={({ hypothesis, reason }) => assess({ type: "explain-away", hypothesis, reason })}
            />
          )}
          {state.explained && (
            <ActDialog
              label={t("incident.withdraw-explanation")}
              fields={[{ name: "reason", label: t("act.reason"), kind: "lines" }]}
              act={({ reason }) => assess({ type: "withdraw-explanation", reason })}
            />
          )}
        </div>
      )}
    </section>
  );
}
