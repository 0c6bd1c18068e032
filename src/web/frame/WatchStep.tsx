import { formatPercent } from "../text/format.ts";
import { useText } from "../text/use-text.ts";
import { useRealm } from "../view/app-context.ts";

/** How far the watch has come with its first look at the data. */
export function WatchStep() {
  const { t, word } = useText();
  const { watch } = useRealm().status;
  if (watch.state !== "running") return null;
  return (
    <div role="status">
      <div>
        {word("watch-step", watch.step ?? "reading")}
        {watch.fraction !== undefined && ` ${t("watch.percent", { percent: formatPercent(watch.fraction) })}`}
      </div>
      <div className="progress-line" aria-hidden="true">
        <span style={{ width: `${(watch.fraction ?? 0) * 100}%` }} />
      </div>
    </div>
  );
}
