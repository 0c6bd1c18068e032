import { useMemo } from "react";
import type { Actor } from "../../../assess/index.ts";
import type { CaseView } from "../../../client/index.ts";
import { type CaseEvent, verifyChain } from "../../../consult/index.ts";
import { Icon } from "../../frame/Icons.tsx";
import { formatUtcMinute, shortHash } from "../../text/format.ts";
import { useText } from "../../text/use-text.ts";
import { useRealm } from "../../view/app-context.ts";

/** Who did what when, oldest first, each entry chained to the one before; this browser checks the chain itself. */
export function CaseTimeline({ view: { entries } }: { readonly view: CaseView }) {
  const { t, word } = useText();
  const check = useMemo(() => verifyChain(entries), [entries]);
  return (
    <div className="pane-body">
      <div className={`chain-state ${check.ok ? "" : "broken"}`} role="status">
        {check.ok ? (
          <>
            <Icon name="done" size={12} />{" "}
            {t("case.chain-ok", { count: check.entries, head: shortHash(check.head) })}
          </>
        ) : (
          t("case.chain-broken", { number: check.index + 1, fault: word("chain-fault", check.fault) })
        )}
      </div>
      <ol className="timeline" aria-label={t("case.timeline")}>
        {entries.map(({ sequence, event, at, hash }) => (
          <li key={hash}>
            <div className="row-line spread">
              <strong>
                <PersonName actor={event.by} />
              </strong>
              <span className="mono dim" title={hash}>
                {shortHash(hash)}
              </span>
            </div>
            <div>{word("case-act", event.type)}</div>
            <EventContent event={event} />
            <time className="dim small" dateTime={at}>
              {t("case.entry-time", { number: sequence, at: formatUtcMinute(Date.parse(at)) })}
            </time>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** A person by party and role; by name where it is the reader. */
export function PersonName({ actor }: { readonly actor: Actor }) {
  const { t, word } = useText();
  const { session } = useRealm().status;
  return (
    <span>
      {t("person.party-role", { party: actor.party, role: word("term", actor.role) })}
      {session?.personId === actor.personId && <span className="dim">{` ${t("person.you")}`}</span>}
    </span>
  );
}

function EventContent({ event }: { readonly event: CaseEvent }) {
  const { t, pick, word } = useText();
  const text = () => {
    switch (event.type) {
      case "comment-added":
        return event.text;
      case "contact-attempted":
        return t("case.contact-line", {
          contacted: event.contacted,
          channel: event.channel,
          outcome: word("contact-outcome", event.outcome),
          note: event.note,
        });
      case "title-set":
        return pick(event.title);
      case "summary-set":
        return pick(event.summary);
      case "task-assigned":
        return event.title;
      case "task-completed":
        return event.note;
      case "clock-met":
        return `${word("clock", event.clock)} · ${event.note}`;
      case "release-proposed":
      case "released":
        return `${event.to.join(", ")} · ${event.reason}`;
      case "case-opened":
      case "triaged":
      case "adopted":
      case "release-declined":
      case "closed":
      case "reopened":
        return event.reason;
    }
  };
  return <p className="quoted">{text()}</p>;
}
