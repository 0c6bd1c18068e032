import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import type { CaseView } from "../../../client/index.ts";
import { type CaseState, dueClocks, permittedCommands } from "../../../consult/index.ts";
import { useActor } from "../../act/use-commands.ts";
import { describe } from "../../text/core-texts.ts";
import { formatOffset, formatUtcMinute } from "../../text/format.ts";
import { useText } from "../../text/use-text.ts";
import { CaseCommands } from "./CaseCommands.tsx";
import { PersonName } from "./CaseTimeline.tsx";
import { CompleteTask } from "./TaskActs.tsx";

/** Where the case stands, what runs, what is to be done, and what this person's role may do now. */
export function CaseActions({ view }: { readonly view: CaseView }) {
  const { t, word } = useText();
  const actor = useActor();
  const state = view.case;
  const permitted = actor && actor.party === state.party ? permittedCommands(state, actor.role) : [];
  return (
    <>
      <section className="section">
        <h3>{t("case.state")}</h3>
        <strong>{word("case-status", state.status)}</strong>
        <p className="dim small">{word("case-status-note", state.status)}</p>
      </section>
      <Clocks state={state} />
      <section className="section">
        <h3>{t("case.tasks")}</h3>
        {state.tasks.length === 0 && <p className="dim">{t("case.no-tasks")}</p>}
        <ul className="stack">
          {state.tasks.map((task) => (
            <li key={task.id}>
              <div className="row-line spread">
                <span>{task.title}</span>
                <span className="tag">{t(task.completed ? "case.task-done" : "case.task-open")}</span>
              </div>
              <div className="dim small">
                {task.dueAt && t("case.task-due", { at: formatUtcMinute(Date.parse(task.dueAt)) })}
                {task.completed?.note}
              </div>
              {!task.completed && permitted.includes("complete-task") && (
                <CompleteTask state={state} task={task.id} />
              )}
            </li>
          ))}
        </ul>
      </section>
      {state.proposal && (
        <section className="section">
          <h3>{t("case.proposal")}</h3>
          <p>
            {t("case.proposal-line", { to: state.proposal.to.join(", "), reason: state.proposal.reason })}
          </p>
          <p className="dim small">
            <PersonName actor={state.proposal.by} /> · {t("case.four-eyes")}
          </p>
        </section>
      )}
      <section className="section">
        <h3>{t("case.actions")}</h3>
        {!actor && (
          <p className="note">
            {t("case.sign-in")} <Link to="/sign-in">{t("page.sign-in")}</Link>
          </p>
        )}
        {actor && permitted.length === 0 && <p className="note">{t("case.no-actions")}</p>}
        {actor && permitted.length > 0 && <CaseCommands view={view} actor={actor} permitted={permitted} />}
      </section>
    </>
  );
}

/** Reminders by the wall clock: a consultation runs in people's time, also over replayed data. */
function Clocks({ state }: { readonly state: CaseState }) {
  const { t, word, language } = useText();
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date().toISOString()), 15_000);
    return () => clearInterval(timer);
  }, []);
  const clocks = dueClocks(state, now);
  return (
    <section className="section">
      <h3>{t("case.clocks")}</h3>
      <ul className="stack tight">
        {clocks.map(({ clock, dueAt, remainingSeconds }) => (
          <li key={clock} className="row-line spread">
            <span>{word("clock", clock)}</span>
            <span
              className={remainingSeconds < 0 ? "overdue nowrap" : "nowrap"}
              title={formatUtcMinute(Date.parse(dueAt))}
            >
              {remainingSeconds < 0
                ? t("case.clock-over", { span: formatOffset(-remainingSeconds * 1000).slice(1) })
                : t("case.clock-left", { span: formatOffset(remainingSeconds * 1000).slice(1) })}
            </span>
          </li>
        ))}
        {clocks.length === 0 && <li className="dim">{t("case.no-clocks")}</li>}
      </ul>
      <p className="dim small">{describe("clock-note", language)}</p>
    </section>
  );
}
