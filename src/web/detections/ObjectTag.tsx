import { Link } from "@tanstack/react-router";
import type { ObjectName } from "../../client/index.ts";
import { Icon } from "../frame/Icons.tsx";
import { useText } from "../text/use-text.ts";
import { keepView } from "../view/use-view.ts";

/** An object by name, owner code and protection, leading to its page. */
export function ObjectTag({
  object,
  plain = false,
}: {
  readonly object: ObjectName;
  readonly plain?: boolean;
}) {
  const { t } = useText();
  const content = (
    <>
      <span>{object.name || object.id}</span>
      {object.owner && (
        <span className="owner dim" title={t("object.owner")}>
          {object.owner}
        </span>
      )}
      {object.protectedBy.length > 0 && (
        <span
          className="protected-mark"
          title={t("object.protected-by", { parties: object.protectedBy.join(", ") })}
        >
          <Icon name="star" size={10} />
          <span className="visually-hidden">
            {t("object.protected-by", { parties: object.protectedBy.join(", ") })}
          </span>
        </span>
      )}
    </>
  );
  if (plain) return <span className="object-tag">{content}</span>;
  return (
    <Link
      to="/objects/$objectId"
      params={{ objectId: String(object.id) }}
      search={(before) => ({ ...keepView(before), sel: `object-${object.id}` })}
      className="object-tag"
    >
      {content}
    </Link>
  );
}
