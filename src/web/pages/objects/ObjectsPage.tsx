import { useNavigate, useParams } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { ObjectIndex, ObjectRow } from "../../data/object-index.ts";
import { useObjects } from "../../data/queries.ts";
import { Icon } from "../../frame/Icons.tsx";
import { Empty, Loading } from "../../frame/Messages.tsx";
import { Inspector } from "../../inspect/Inspector.tsx";
import { ObjectInspector } from "../../inspect/ObjectInspector.tsx";
import { type TableColumn, VirtualTable } from "../../table/VirtualTable.tsx";
import { formatNumber } from "../../text/format.ts";
import { useText } from "../../text/use-text.ts";
import { useSelection, useView } from "../../view/use-view.ts";
import { readList, toggleInList } from "../../view/view-search.ts";
import { ObjectDetail } from "./ObjectDetail.tsx";

const filters = ["protected", "payload", "rocket-body", "debris", "GEO", "no-elements"] as const;
type Filter = (typeof filters)[number];

export function ObjectsPage() {
  const { t } = useText();
  const { objectId } = useParams({ strict: false });
  const [selection] = useSelection();
  const id = Number(objectId);
  const known = objectId !== undefined && Number.isSafeInteger(id) && id > 0;
  const inspectsItself = selection === undefined || (selection.kind === "object" && selection.id === id);
  return (
    <main className="page">
      <ObjectList chosen={known ? id : undefined} />
      <section className="pane center" aria-label={t("object.title")}>
        <div className="pane-body">
          {known ? (
            <ObjectDetail key={id} id={id} />
          ) : (
            <Empty title={t("object.choose")}>{t("object.choose-how")}</Empty>
          )}
        </div>
      </section>
      {known && inspectsItself ? (
        <aside className="pane" aria-label={t("inspector.title")}>
          <div className="pane-body">
            <ObjectInspector id={id} onItsPage />
          </div>
        </aside>
      ) : (
        <Inspector />
      )}
    </main>
  );
}

function ObjectList({ chosen }: { readonly chosen: number | undefined }) {
  const { t } = useText();
  const { view, change } = useView();
  const navigate = useNavigate();
  const objects = useObjects();
  const only = useMemo(() => readList(view.only), [view.only]);
  const rows = useMemo(
    () =>
      objects ? objects.search(view.q ?? "", acceptBy(objects, only)).map((row) => objects.at(row)) : [],
    [objects, view.q, only],
  );
  const columns = useColumns();
  const open = useCallback(
    (row: ObjectRow) =>
      void navigate({
        to: "/objects/$objectId",
        params: { objectId: String(row.id) },
        search: (before) => ({ ...before, sel: `object-${row.id}` }),
        replace: chosen !== undefined,
      }),
    [navigate, chosen],
  );
  const filterText = (filter: Filter) => t(`object-filter.${filter}`);
  return (
    <section className="pane" aria-label={t("page.objects")}>
      <div className="pane-head">
        <div className="row-line spread">
          <h2>{t("page.objects")}</h2>
          {objects && (
            <span className="dim small">
              {t("watch.shown", {
                shown: formatNumber(rows.length, 0),
                total: formatNumber(objects.count, 0),
              })}
            </span>
          )}
        </div>
        <input
          className="search-field"
          data-search
          type="search"
          value={view.q ?? ""}
          placeholder={t("object.search")}
          aria-label={t("object.search")}
          onChange={(event) => change({ q: event.currentTarget.value })}
        />
        <fieldset className="chips plain-set" aria-label={t("object.filters")}>
          {filters.map((filter) => (
            <button
              key={filter}
              type="button"
              className="chip"
              aria-pressed={only.has(filter)}
              onClick={() => change({ only: toggleInList(view.only, filter) })}
            >
              {filterText(filter)}
            </button>
          ))}
        </fieldset>
      </div>
      {objects ? (
        <VirtualTable
          label={t("page.objects")}
          rows={rows}
          columns={columns}
          idOf={idOf}
          selected={chosen === undefined ? undefined : String(chosen)}
          select={open}
          open={open}
          empty={<Empty title={t("object.none")}>{t("object.none-how")}</Empty>}
        />
      ) : (
        <Loading />
      )}
    </section>
  );
}

const idOf = ({ id }: ObjectRow) => String(id);

/** Filters of one matter widen each other (payload or debris); different matters narrow (protected and in the belt). */
function acceptBy({ columns }: ObjectIndex, only: ReadonlySet<string>): (row: number) => boolean {
  const types = ["payload", "rocket-body", "debris"].filter((type) => only.has(type));
  return (row) =>
    (!only.has("protected") || columns.protectedBy[row] !== "") &&
    (!only.has("GEO") || columns.regime[row] === "GEO" || columns.regime[row] === "GSO") &&
    (!only.has("no-elements") || columns.ageDays[row] === null) &&
    (types.length === 0 || types.includes(columns.objectType[row]));
}

function useColumns(): readonly TableColumn<ObjectRow>[] {
  const { t } = useText();
  return useMemo(
    () => [
      {
        id: "id",
        head: t("object.number"),
        width: "62px",
        number: true,
        value: ({ id }) => id,
        cell: ({ id }) => <span className="dim">{id}</span>,
      },
      {
        id: "name",
        head: t("object.name"),
        width: "minmax(110px, 1fr)",
        value: ({ name }) => name,
        cell: ({ name, id, protectedBy }) => (
          <span title={name}>
            {protectedBy.length > 0 && (
              <span
                className="protected-mark"
                title={t("object.protected-by", { parties: protectedBy.join(", ") })}
              >
                <Icon name="star" size={9} />
              </span>
            )}
            {name || id}
          </span>
        ),
      },
      {
        id: "owner",
        head: t("object.owner"),
        width: "46px",
        value: ({ owner }) => owner,
        cell: ({ owner }) => owner,
      },
      {
        id: "age",
        head: t("object.age"),
        unit: t("unit.d"),
        width: "46px",
        number: true,
        value: ({ ageDays }) => ageDays ?? Number.POSITIVE_INFINITY,
        cell: ({ ageDays }) => formatNumber(ageDays, 1),
      },
    ],
    [t],
  );
}
