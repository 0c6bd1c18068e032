import type { CaseState } from "../../../consult/index.ts";
import { ActDialog } from "../../act/ActDialog.tsx";
import { useCaseAct } from "../../act/use-commands.ts";
import { useText } from "../../text/use-text.ts";

export function CompleteTask({ state, task }: { readonly state: CaseState; readonly task: string }) {
  const { t } = useText();
  const act = useCaseAct(state);
  return (
    <ActDialog
      label={t("case.complete-task")}
      fields={[{ name: "note", label: t("case.note"), kind: "lines" }]}
      act={({ note }) => act({ type: "complete-task", task, note })}
    />
  );
}
