import { useQueryClient } from "@tanstack/react-query";
import { quarantineState } from "../../../catalog/index.ts";
import type { QuarantineAct, QuarantinedSet } from "../../../client/index.ts";
import { ActDialog } from "../../act/ActDialog.tsx";
import { queryKeys } from "../../data/queries.ts";
import { ObjectTag } from "../../detections/ObjectTag.tsx";
import { Age } from "../../text/Age.tsx";
import { formatFigure, formatUtc, formatUtcMinute } from "../../text/format.ts";
import { useText } from "../../text/use-text.ts";
import { useApp, useRealm } from "../../view/app-context.ts";

/** One set in quarantine: every gate it failed with its figures, its neighbors in time, what people decided, and their acts. */
export function QuarantinedSetDetail({ set }: { readonly set: QuarantinedSet | undefined }) {
  const { t } = useText();
  if (!set)
    return (
      <aside className="pane">
        <div className="pane-body padded">
          <p className="dim">{t("quarantine.select")}</p>
        </div>
      </aside>
    );
  return (
    <aside className="pane" aria-label={t("quarantine.title")}>
      <div className="pane-body padded stack">
        <h2>
          <ObjectTag object={set.object} />
        </h2>
        <dl className="facts">
          <dt>{t("quarantine.epoch")}</dt>
          <dd>
            {formatUtc(Date.parse(set.epoch))} · <Age days={set.ageDays} />
          </dd>
          <dt>{t("quarantine.source")}</dt>
          <dd title={set.source.sha256}>
            {t("quarantine.received", {
              name: set.source.name,
              at: formatUtcMinute(Date.parse(set.source.receivedAt)),
            })}
          </dd>
          <dt>{t("quarantine.neighbors")}</dt>
          <dd>
            {[set.before, set.after]
              .map((iso) => (iso ? formatUtc(Date.parse(iso)) : t("text.none")))
              .join(" · ")}
          </dd>
        </dl>
        <Reasons set={set} />
        <Acts set={set} />
        <Decide key={set.key} set={set} />
      </div>
    </aside>
  );
}

function Reasons({ set }: { readonly set: QuarantinedSet }) {
  const { t, pick } = useText();
  return (
    <section className="stack tight">
      <h3>{t("quarantine.why")}</h3>
      <ul className="bullets">
        {set.reasons.map(({ gate, text, measured, limit, unit }) => (
          <li key={gate}>
            {pick(text)}
            {unit !== "status" && (
              <div className="dim small">
                {t("quarantine.measured", {
                  measured: formatFigure(measured),
                  limit: formatFigure(limit),
                  unit: unit === "1" ? "" : unit,
                })}
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Acts({ set }: { readonly set: QuarantinedSet }) {
  const { t, word } = useText();
  return (
    <section className="stack tight">
      <h3>{t("quarantine.acts")}</h3>
      {set.acts.length === 0 ? (
        <p className="dim">{t("quarantine.no-acts")}</p>
      ) : (
        <ul className="bullets">
          {set.acts.map(({ act, at, party, role, reason }) => (
            <li key={at}>
              <strong>{word("quarantine", `act-${act}`)}</strong>{" "}
              {t("quarantine.act-line", {
                at: formatUtcMinute(Date.parse(at)),
                party,
                role: word("role", role),
                reason,
              })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Decide({ set }: { readonly set: QuarantinedSet }) {
  const { t, word } = useText();
  const { client } = useApp();
  const queries = useQueryClient();
  const { session } = useRealm().status;
  if (!session) return <p className="note">{t("quarantine.sign-in")}</p>;
  const acts: readonly QuarantineAct["act"][] =
    quarantineState(set.acts) === "waits" ? ["release", "reject"] : ["withdraw"];
  return (
    <div className="row-line wrap">
      {acts.map((act) => (
        <ActDialog
          key={act}
          label={word("quarantine", `act-${act}`)}
          note={set.object.name}
          fields={[{ name: "reason", label: t("quarantine.reason"), kind: "lines" }]}
          act={async ({ reason }) => {
            queries.setQueryData(
              queryKeys.quarantine,
              await client.actOnQuarantine({ key: set.key, act, reason }),
            );
          }}
        />
      ))}
    </div>
  );
}
