import {
  confidenceWords,
  hypothesesOf,
  hypothesisTemplates,
  type IncidentState,
} from "../../../assess/index.ts";
import { ActDialog } from "../../act/ActDialog.tsx";
import { useAssess } from "../../act/use-commands.ts";
import { useText } from "../../text/use-text.ts";

/** A person adds a hypothesis, with a reason; "hostile act" exists only so. */
export function AddHypothesis({ state }: { readonly state: IncidentState }) {
  const { t, pick } = useText();
  const assess = useAssess(state);
  const present = new Set(hypothesesOf(state).map(({ id }) => id));
  const choices = hypothesisTemplates
    .filter(({ id }) => !present.has(id))
    .map(({ id, title }) => ({ value: id, label: pick(title) }));
  if (choices.length === 0) return null;
  return (
    <ActDialog
      label={t("hypothesis.add")}
      note={t("hypothesis.add-note")}
      fields={[
        { name: "hypothesis", label: t("hypothesis.one"), kind: "choice", choices },
        { name: "reason", label: t("act.reason"), kind: "lines" },
      ]}
      act={({ hypothesis, reason }) => assess({ type: "add-hypothesis", hypothesis, reason })}
    />
  );
}

/** A person's confidence: a word of the scale with its range, and what it rests on. */
export function SetConfidence({ state }: { readonly state: IncidentState }) {
  const { t, pick, language } = useText();
  const assess = useAssess(state);
  return (
    <ActDialog
      label={t("hypothesis.set-confidence")}
      note={t("hypothesis.set-confidence-note")}
      fields={[
        {
          name: "hypothesis",
          label: t("hypothesis.one"),
          kind: "choice",
          choices: hypothesesOf(state).map(({ id, title }) => ({ value: id, label: pick(title) })),
        },
        {
          name: "word",
          label: t("hypothesis.confidence"),
          kind: "choice",
          initial: "roughly-even-chance",
          choices: confidenceWords.map((word) => ({
            value: word.id,
            label: t("hypothesis.word-range", {
              word: word[language],
              low: word.lowPercent,
              high: word.highPercent,
            }),
          })),
        },
        { name: "basis", label: t("hypothesis.basis"), kind: "lines" },
      ]}
      act={({ hypothesis, word, basis }) => {
        const { lowPercent, highPercent } = confidenceWords.find(({ id }) => id === word) ?? {
          lowPercent: 0,
          highPercent: 0,
        };
        return assess({ type: "set-confidence", hypothesis, word, lowPercent, highPercent, basis });
      }}
    />
  );
}
