import type { Actor } from "../../../assess/index.ts";
import type { CaseView } from "../../../client/index.ts";
import { type CaseCommandType, caseClocks, contactOutcomes } from "../../../consult/index.ts";
import { ActDialog, type ActField } from "../../act/ActDialog.tsx";
import { useCaseAct } from "../../act/use-commands.ts";
import { useText } from "../../text/use-text.ts";

/** Parties that a case may be released to in this release of the program. */
const partners = ["JP", "US"] as const;

/** One button for each command that this role may issue now; the server decides in the end. */
export function CaseCommands({
  view: { case: state },
  actor,
  permitted,
}: {
  readonly view: CaseView;
  readonly actor: Actor;
  readonly permitted: readonly CaseCommandType[];
}) {
  const { t, word } = useText();
  const act = useCaseAct(state);
  const may = (type: CaseCommandType) => permitted.includes(type);
  const reason = {
    name: "reason",
    label: t("act.reason"),
    kind: "lines",
  } as const satisfies ActField<"reason">;
  const both = (
    initial: { en: string; ja: string } | undefined,
    kind: "line" | "lines",
  ): readonly ActField<"en" | "ja">[] => [
    { name: "en", label: t("language.en-name"), kind, ...(initial ? { initial: initial.en } : {}) },
    { name: "ja", label: t("language.ja-name"), kind, ...(initial ? { initial: initial.ja } : {}) },
  ];
  const { proposal } = state;
  const others = partners.filter((party) => party !== state.party && !state.sharedWith.includes(party));

  return (
    <div className="row-line wrap">
      {may("triage") && (
        <ActDialog
          label={t("case.triage")}
          fields={[reason]}
          act={(values) => act({ type: "triage", reason: values.reason })}
        />
      )}
      {may("adopt") && (
        <ActDialog
          label={t("case.adopt")}
          note={t("case.adopt-note")}
          fields={[reason]}
          act={(values) => act({ type: "adopt", reason: values.reason })}
        />
      )}
      {may("add-comment") && (
        <ActDialog
          label={t("case.add-comment")}
          fields={[{ name: "text", label: t("case.comment"), kind: "lines" }]}
          act={({ text }) => act({ type: "add-comment", text })}
        />
      )}
      {may("record-contact-attempt") && (
        <ActDialog
          label={t("case.record-contact")}
          note={t("case.contacts-note")}
          fields={[
            { name: "contacted", label: t("case.contacted"), kind: "line" },
            { name: "channel", label: t("case.channel"), kind: "line" },
            {
              name: "attemptedAt",
              label: t("case.attempted-at"),
              kind: "time",
              initial: new Date().toISOString().replace(/\.\d+Z$/, "Z"),
            },
            {
              name: "outcome",
              label: t("case.outcome"),
              kind: "choice",
              choices: contactOutcomes.map((value) => ({ value, label: word("contact-outcome", value) })),
            },
            { name: "note", label: t("case.note"), kind: "lines" },
          ]}
          act={({ contacted, channel, attemptedAt, outcome, note }) =>
            act({
              type: "record-contact-attempt",
              contacted,
              channel,
              attemptedAt,
              outcome: contactOutcomes.find((each) => each === outcome) ?? "no-answer",
              note,
            })
          }
        />
      )}
      {may("set-title") && (
        <ActDialog
          label={t("case.set-title")}
          fields={both(state.title, "line")}
          act={(title) => act({ type: "set-title", title })}
        />
      )}
      {may("set-summary") && (
        <ActDialog
          label={t("case.set-summary")}
          fields={both(state.summary, "lines")}
          act={(summary) => act({ type: "set-summary", summary })}
        />
      )}
      {may("assign-task") && (
        <ActDialog
          label={t("case.assign-task")}
          note={t("case.assign-note")}
          fields={[
            { name: "title", label: t("case.task"), kind: "line" },
            { name: "dueAt", label: t("case.due-at"), kind: "time", optional: true },
          ]}
          act={({ title, dueAt }) =>
            act({ type: "assign-task", title, assignee: actor.personId, ...(dueAt === "" ? {} : { dueAt }) })
          }
        />
      )}
      {may("record-clock-met") && (
        <ActDialog
          label={t("case.clock-met")}
          fields={[
            {
              name: "clock",
              label: t("case.clock"),
              kind: "choice",
              choices: caseClocks.map(({ id }) => ({ value: id, label: word("clock", id) })),
            },
            { name: "note", label: t("case.note"), kind: "lines" },
          ]}
          act={({ clock, note }) => act({ type: "record-clock-met", clock, note })}
        />
      )}
      {may("propose-release") && others.length > 0 && (
        <ActDialog
          label={t("case.propose-release")}
          note={t("case.four-eyes")}
          fields={[
            {
              name: "to",
              label: t("case.release-to"),
              kind: "choice",
              choices: others.map((party) => ({ value: party, label: word("party", party) })),
            },
            reason,
          ]}
          act={({ to, reason: why }) => act({ type: "propose-release", to: [to], reason: why })}
        />
      )}
      {may("confirm-release") && proposal && proposal.by.personId !== actor.personId && (
        <ActDialog
          label={t("case.confirm-release")}
          note={t("case.proposal-line", { to: proposal.to.join(", "), reason: proposal.reason })}
          fields={[]}
          act={() => act({ type: "confirm-release", proposal: proposal.id })}
        />
      )}
      {may("decline-release") && proposal && (
        <ActDialog
          label={t("case.decline-release")}
          fields={[reason]}
          act={(values) => act({ type: "decline-release", proposal: proposal.id, reason: values.reason })}
        />
      )}
      {may("close") && (
        <ActDialog
          label={t("case.close")}
          fields={[reason]}
          act={(values) => act({ type: "close", reason: values.reason })}
        />
      )}
      {may("reopen") && (
        <ActDialog
          label={t("case.reopen")}
          fields={[reason]}
          act={(values) => act({ type: "reopen", reason: values.reason })}
        />
      )}
    </div>
  );
}
