import { Icon } from "../frame/Icons.tsx";
import { useText } from "../text/use-text.ts";
import type { Attention } from "./attention.ts";

/** How near a finding is to a protected asset: shape and word; color only repeats it. */
export function AttentionMark({
  attention,
  worded = false,
}: {
  readonly attention: Attention;
  readonly worded?: boolean;
}) {
  const { t } = useText();
  const text = t(`attention.${attention}`);
  return (
    <span className={`attention ${attention}`} title={t(`attention-note.${attention}`)}>
      <Icon name={attention} size={11} />
      <span className={worded ? "" : "visually-hidden"}>{text}</span>
    </span>
  );
}
