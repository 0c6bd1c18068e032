import { Link } from "@tanstack/react-router";
import type { Fact } from "../../../assess/index.ts";
import type { IncidentView } from "../../../client/index.ts";
import { ObjectTag } from "../../detections/ObjectTag.tsx";
import { describe, isTextKeyOf } from "../../text/core-texts.ts";
import { formatUtcMinute, formatUtcShort, shortHash } from "../../text/format.ts";
import { useText } from "../../text/use-text.ts";
import { useSelection } from "../../view/use-view.ts";
import { HypothesisMatrix } from "./HypothesisMatrix.tsx";
import { OpenCase } from "./OpenCase.tsx";

/** One incident on one page: what was found, what it is by its basis, what could explain it, what could not be seen. */
export function IncidentDetail({ view }: { readonly view: IncidentView }) {
  const { t, say, language } = useText();
  const { incident } = view.incident;
  return (
    <article className="reading stack loose">
      <header className="stack">
        <h1>{say(incident.title)}</h1>
        <div className="dim">
          {t("text.span", {
            from: formatUtcMinute(Date.parse(incident.from)),
            to: formatUtcMinute(Date.parse(incident.to)),
          })}
          {" · "}
          {t("incident.id", { id: shortHash(incident.id) })}
        </div>
        <div className="row-line wrap">
          {view.objects.map((object) => (
            <ObjectTag key={object.id} object={object} />
          ))}
        </div>
      </header>
      <section className="stack">
        <h2>{t("incident.facts")}</h2>
        <dl className="fact-grid">
          <FactRow head={t("incident.direction")} prefix="direction" fact={incident.direction} />
          <FactRow head={t("incident.category")} prefix="category" fact={incident.category} />
          <FactRow head={t("incident.effect")} prefix="effect" fact={incident.effect} />
          <FactRow head={t("incident.reversibility")} prefix="reversibility" fact={incident.reversibility} />
        </dl>
      </section>
      <Evidence view={view} />
      <HypothesisMatrix state={view.incident} />
      <section className="stack">
        <h2>{t("detection.not-observed")}</h2>
        <ul className="bullets">
          {incident.limitations.map(({ code, parts }) => (
            <li key={code + JSON.stringify(parts)}>
              {isTextKeyOf(code) ? describe(code, language, parts) : code}
            </li>
          ))}
        </ul>
      </section>
      <OpenCase view={view} />
      <p className="dim small">{t("incident.policy", { version: incident.policyVersion })}</p>
    </article>
  );
}

function FactRow<Value extends string>({
  head,
  prefix,
  fact,
}: {
  readonly head: string;
  readonly prefix: string;
  readonly fact: Fact<Value>;
}) {
  const { say, word } = useText();
  return (
    <div>
      <dt>{head}</dt>
      <dd>
        <strong>{word(prefix, fact.value)}</strong>
        <div className="dim small">{say(fact.basis)}</div>
      </dd>
    </div>
  );
}

/** Each piece of evidence opens in the inspector, from there its objects, rule and sources: two clicks from statement to source. */
function Evidence({ view: { incident: state, objects } }: { readonly view: IncidentView }) {
  const { t, say, word } = useText();
  const [selection] = useSelection();
  return (
    <section className="stack">
      <h2>{t("incident.evidence")}</h2>
      <table className="small-table wide">
        <thead>
          <tr>
            <th className="number">{t("incident.number")}</th>
            <th>{t("incident.evidence-time")}</th>
            <th>{t("incident.evidence-what")}</th>
            <th>{t("incident.objects")}</th>
            <th>{t("incident.grade")}</th>
          </tr>
        </thead>
        <tbody>
          {state.incident.evidence.map((item, i) => (
            <tr
              key={item.detection}
              aria-selected={selection?.kind === "detection" && selection.hash === item.detection}
            >
              <td className="number dim">{i + 1}</td>
              <td className="nowrap">{formatUtcShort(Date.parse(item.to))}</td>
              <td>
                <Link to="." search={(before) => ({ ...before, sel: `detection-${item.detection}` })}>
                  {word("kind", item.kind)}
                </Link>
                <div className="dim">{say(item.summary)}</div>
              </td>
              <td>
                {item.objects.slice(0, 4).map((id) => {
                  const object = objects.find((each) => each.id === id);
                  return (
                    object && (
                      <div key={id}>
                        <ObjectTag object={object} />
                      </div>
                    )
                  );
                })}
              </td>
              <td className="nowrap" title={say(item.grade.basis)}>
                {t("incident.grade-value", {
                  reliability: item.grade.reliability,
                  credibility: item.grade.credibility,
                })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="dim small">{t("incident.grade-note")}</p>
    </section>
  );
}
