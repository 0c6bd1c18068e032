import { useDetection } from "../data/queries.ts";
import { DetectionInspector } from "../detections/DetectionInspector.tsx";
import { Empty } from "../frame/Messages.tsx";
import { useText } from "../text/use-text.ts";
import { useSelection } from "../view/use-view.ts";
import { ConjunctionInspector } from "./ConjunctionInspector.tsx";
import { ObjectInspector } from "./ObjectInspector.tsx";

/** The selected thing, whatever it is; the same pane on every page. */
export function Inspector() {
  const { t } = useText();
  return (
    <aside className="pane" aria-label={t("inspector.title")}>
      <div className="pane-body">
        <Selected />
      </div>
    </aside>
  );
}

function Selected() {
  const { t } = useText();
  const [selection] = useSelection();
  const detection = useDetection(selection?.kind === "detection" ? selection.hash : undefined);
  switch (selection?.kind) {
    case "object":
      return <ObjectInspector id={selection.id} />;
    case "conjunction":
      return <ConjunctionInspector pair={selection} />;
    case "detection":
      return detection ? (
        <DetectionInspector view={detection} />
      ) : (
        <Empty title={t("inspector.detection-gone")} />
      );
    case undefined:
      return <Empty title={t("inspector.nothing")}>{t("inspector.how")}</Empty>;
  }
}
