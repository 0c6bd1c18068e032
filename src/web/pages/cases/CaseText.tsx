import { Link } from "@tanstack/react-router";
import type { BilingualText } from "../../../assess/index.ts";
import type { CaseView } from "../../../client/index.ts";
import { useIncidents } from "../../data/queries.ts";
import { ObjectTag } from "../../detections/ObjectTag.tsx";
import { formatUtcMinute } from "../../text/format.ts";
import { useText } from "../../text/use-text.ts";
import { keepView } from "../../view/use-view.ts";
import { PersonName } from "./CaseTimeline.tsx";

/** Title and summary beside each other in both languages, then what the case rests on and what was said and tried. */
export function CaseText({ view }: { readonly view: CaseView }) {
  const { t, say, word } = useText();
  const { data: incidents } = useIncidents();
  const state = view.case;
  const incident = incidents?.find((each) => each.incident.incident.id === state.incidentId)?.incident
    .incident;
  return (
    <article className="reading stack loose">
      <div className="row-line wrap">
        <span className="tag">{word("case-status", state.status)}</span>
        <span className="tag">{t("case.party", { party: state.party })}</span>
        <span className="tag">
          {state.sharedWith.length > 0
            ? t("case.shared-with", { parties: state.sharedWith.join(", ") })
            : t("case.originator-only", { party: state.party })}
        </span>
      </div>
      <section className="paired">
        <PairedHead />
        <Paired text={state.title} title />
        {state.summary ? (
          <Paired text={state.summary} />
        ) : (
          <p className="note paired-note">{t("case.no-summary")}</p>
        )}
      </section>
      <section className="stack">
        <h2>{t("case.incident")}</h2>
        <Link to="/incidents/$incidentId" params={{ incidentId: state.incidentId }} search={keepView}>
          {incident ? say(incident.title) : t("case.to-incident")}
        </Link>
        <div className="row-line wrap">
          {view.objects.map((object) => (
            <ObjectTag key={object.id} object={object} />
          ))}
        </div>
      </section>
      <section className="stack">
        <h2>{t("case.comments")}</h2>
        {state.comments.length === 0 && <p className="dim">{t("case.no-comments")}</p>}
        {state.comments.map((comment) => (
          <div key={comment.id} className="comment">
            <div className="row-line spread small dim">
              <PersonName actor={comment.by} />
              <span>{formatUtcMinute(Date.parse(comment.at))}</span>
            </div>
            <p className="pre">{comment.text}</p>
          </div>
        ))}
      </section>
      <section className="stack">
        <h2>{t("case.contacts")}</h2>
        <p className="dim small">{t("case.contacts-note")}</p>
        {state.contacts.length === 0 && <p className="dim">{t("case.no-contacts")}</p>}
        {state.contacts.length > 0 && (
          <table className="small-table wide">
            <thead>
              <tr>
                <th>{t("case.attempted-at")}</th>
                <th>{t("case.contacted")}</th>
                <th>{t("case.channel")}</th>
                <th>{t("case.outcome")}</th>
                <th>{t("case.note")}</th>
              </tr>
            </thead>
            <tbody>
              {state.contacts.map((contact) => (
                <tr key={contact.id}>
                  <td className="nowrap">{formatUtcMinute(Date.parse(contact.attemptedAt))}</td>
                  <td>{contact.contacted}</td>
                  <td>{contact.channel}</td>
                  <td>{word("contact-outcome", contact.outcome)}</td>
                  <td>{contact.note}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </article>
  );
}

function PairedHead() {
  const { t } = useText();
  return (
    <>
      <h3 lang="en">{t("language.en-name")}</h3>
      <h3 lang="ja">{t("language.ja-name")}</h3>
    </>
  );
}

function Paired({ text, title = false }: { readonly text: BilingualText; readonly title?: boolean }) {
  const Part = title ? "h1" : "p";
  return (
    <>
      <Part lang="en" className="pre">
        {text.en}
      </Part>
      <Part lang="ja" className="pre">
        {text.ja}
      </Part>
    </>
  );
}
