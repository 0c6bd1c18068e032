import { useState } from "react";
import {
  type Bearing,
  confidenceWords,
  type Hypothesis,
  hypothesesOf,
  type IncidentState,
} from "../../../assess/index.ts";
import { Icon } from "../../frame/Icons.tsx";
import { formatUtcMinute } from "../../text/format.ts";
import { useText } from "../../text/use-text.ts";
import { useRealm } from "../../view/app-context.ts";
import { AddHypothesis, SetConfidence } from "./AssessmentForms.tsx";

/** Rows evidence, columns hypotheses. The program counts; only people say how likely, and everybody's word stands by itself. */
export function HypothesisMatrix({ state }: { readonly state: IncidentState }) {
  const { t, pick, say, word } = useText();
  const { session } = useRealm().status;
  const hypotheses = hypothesesOf(state);
  const [withReasons, setWithReasons] = useState(false);
  const addedBy = new Map(state.added.map((added) => [added.hypothesis.id, added]));
  return (
    <section className="stack">
      <div className="row-line spread">
        <h2>{t("hypothesis.title")}</h2>
        <button
          type="button"
          className="tool-button"
          aria-pressed={withReasons}
          onClick={() => setWithReasons(!withReasons)}
        >
          {t("hypothesis.reasons")}
        </button>
      </div>
      <p className="dim">{t("hypothesis.note")}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keys scroll what is wider than its place */}
      <section className="scroll-x" tabIndex={0} aria-label={t("hypothesis.title")}>
        <table className={withReasons ? "matrix with-reasons" : "matrix"}>
          <thead>
            <tr>
              <th>{t("incident.evidence")}</th>
              {hypotheses.map((hypothesis) => (
                <th key={hypothesis.id} scope="col">
                  <div>{pick(hypothesis.title)}</div>
                  <div className="dim small">
                    {t(hypothesis.benign ? "hypothesis.benign" : "hypothesis.not-benign")}
                    {addedBy.has(hypothesis.id) && ` · ${t("hypothesis.by-person")}`}
                  </div>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {state.incident.evidence.map((item, i) => (
              <tr key={item.detection}>
                <th scope="row">
                  <span className="dim">{i + 1}</span> {word("kind", item.kind)}
                  {withReasons && <div className="dim small matrix-summary">{say(item.summary)}</div>}
                </th>
                {hypotheses.map((hypothesis) => {
                  const bearing = hypothesis.bearings.find(({ detection }) => detection === item.detection);
                  return (
                    <td key={hypothesis.id} title={bearing?.why && pick(bearing.why)}>
                      <BearingMark bearing={bearing?.bearing ?? "neutral"} />
                      {withReasons && bearing?.why && <div className="dim small">{pick(bearing.why)}</div>}
                    </td>
                  );
                })}
              </tr>
            ))}
            <CountRow hypotheses={hypotheses} />
            {withReasons && <ReasonRows hypotheses={hypotheses} />}
            <tr>
              <th scope="row">
                {t("hypothesis.confidence")}
                <div className="dim small">{t("hypothesis.confidence-note")}</div>
              </th>
              {hypotheses.map(({ id }) => (
                <td key={id}>
                  <Confidences state={state} hypothesis={id} />
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </section>
      {session ? (
        <div className="row-line wrap">
          <AddHypothesis state={state} />
          <SetConfidence state={state} />
        </div>
      ) : (
        <p className="note">{t("hypothesis.sign-in")}</p>
      )}
    </section>
  );
}

const bearings = ["consistent", "neutral", "inconsistent"] as const;

function BearingMark({ bearing }: { readonly bearing: Bearing }) {
  const { t } = useText();
  return (
    <span className={`bearing ${bearing}`}>
      <Icon name={bearing} size={11} />
      {t(`bearing.${bearing}`)}
    </span>
  );
}

/** Counts in the order of their words in the head of the row. */
function CountRow({ hypotheses }: { readonly hypotheses: readonly Hypothesis[] }) {
  const { t } = useText();
  return (
    <tr>
      <th scope="row">
        {bearings.map((bearing) => (
          <div key={bearing}>
            <BearingMark bearing={bearing} />
          </div>
        ))}
        <div className="dim">{t("hypothesis.expected-not-seen")}</div>
      </th>
      {hypotheses.map(({ id, counts }) => (
        <td key={id}>
          {bearings.map((bearing) => (
            <div key={bearing}>{counts[bearing]}</div>
          ))}
          <div className="dim">{counts.expectedNotSeen}</div>
        </td>
      ))}
    </tr>
  );
}

/** What each hypothesis would lead one to expect but wasn't found, and what would tell but can't be seen. */
function ReasonRows({ hypotheses }: { readonly hypotheses: readonly Hypothesis[] }) {
  const { t, pick } = useText();
  return (
    <>
      <tr>
        <th scope="row">{t("hypothesis.expected-not-seen")}</th>
        {hypotheses.map(({ id, expectedNotSeen }) => (
          <td key={id}>
            <TextList texts={expectedNotSeen.map(pick)} />
          </td>
        ))}
      </tr>
      <tr>
        <th scope="row">{t("hypothesis.not-observable")}</th>
        {hypotheses.map(({ id, notObservable }) => (
          <td key={id}>
            <TextList texts={notObservable.map(pick)} />
          </td>
        ))}
      </tr>
    </>
  );
}

function TextList({ texts }: { readonly texts: readonly string[] }) {
  const { t } = useText();
  if (texts.length === 0) return <span className="dim">{t("text.none")}</span>;
  return (
    <ul className="small bullets">
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

function Confidences({ state, hypothesis }: { readonly state: IncidentState; readonly hypothesis: string }) {
  const { t, language, word } = useText();
  const given = state.confidences.filter((each) => each.hypothesis === hypothesis);
  if (given.length === 0) return <span className="dim">{t("hypothesis.no-confidence")}</span>;
  return (
    <ul className="stack tight">
      {given.map((each) => (
        <li key={each.by.personId}>
          <strong>{confidenceWords.find(({ id }) => id === each.word)?.[language] ?? each.word}</strong>{" "}
          {t("hypothesis.range", { low: each.lowPercent, high: each.highPercent })}
          <div className="dim small">{each.basis}</div>
          <div className="dim small">
            {each.by.party} {word("term", each.by.role)} · {formatUtcMinute(Date.parse(each.at))}
          </div>
        </li>
      ))}
    </ul>
  );
}
