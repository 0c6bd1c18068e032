import type { ObjectName } from "../../client/index.ts";
import { useText } from "../text/use-text.ts";
import { ObjectTag } from "./ObjectTag.tsx";

/** A cloud has hundreds of pieces; so many objects are named, the rest is counted. */
const mostNamed = 12;

export function ObjectTags({ objects }: { readonly objects: readonly ObjectName[] }) {
  const { t } = useText();
  return (
    <>
      {objects.slice(0, mostNamed).map((object) => (
        <ObjectTag key={object.id} object={object} />
      ))}
      {objects.length > mostNamed && (
        <span className="dim">{t("watch.and-more", { count: objects.length - mostNamed })}</span>
      )}
    </>
  );
}
