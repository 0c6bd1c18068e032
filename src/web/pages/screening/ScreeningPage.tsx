import { useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { ConjunctionRow } from "../../../client/index.ts";
import { useConjunctions, useObjects } from "../../data/queries.ts";
import { Icon } from "../../frame/Icons.tsx";
import { Empty, Loading, Problem } from "../../frame/Messages.tsx";
import { Inspector } from "../../inspect/Inspector.tsx";
import { type TableColumn, VirtualTable } from "../../table/VirtualTable.tsx";
import { formatNumber, formatProbability, formatUtc } from "../../text/format.ts";
import { useText } from "../../text/use-text.ts";
import { encodeSelection } from "../../view/selection.ts";
import { useSelection, useView } from "../../view/use-view.ts";
import { readList, toggleInList } from "../../view/view-search.ts";

const filters = ["protected", "under-1-km", "slow"] as const;
/** Pairs slower than this stay together for long: what proximity operations look like, too. Own choice. */
const slowKmPerS = 0.1;

export function ScreeningPage() {
  return (
    <main className="page two">
      <Conjunctions />
      <Inspector />
    </main>
  );
}

function Conjunctions() {
  const { t } = useText();
  const { view, change } = useView();
  const [selection, select] = useSelection();
  const navigate = useNavigate();
  const { data, error, refetch } = useConjunctions();
  const objects = useObjects();
  const only = useMemo(() => readList(view.only), [view.only]);
  const isProtected = objects?.isProtected;
  const rows = useMemo(() => {
    const words = (view.q ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    return (data ?? []).filter((row) => {
      const text = `${row.id1} ${row.name1} ${row.id2} ${row.name2}`.toLowerCase();
      return (
        words.every((word) => text.includes(word)) &&
        (!only.has("protected") || isProtected?.(row.id1) || isProtected?.(row.id2)) &&
        (!only.has("under-1-km") || row.missDistanceKm < 1) &&
        (!only.has("slow") || row.relativeSpeedKmPerS < slowKmPerS)
      );
    });
  }, [data, view.q, only, isProtected]);
  const columns = useColumns(isProtected);
  const choose = useCallback(
    ({ id1, id2, tca }: ConjunctionRow) => select({ kind: "conjunction", id1, id2, tca }),
    [select],
  );
  const open = useCallback(
    (row: ConjunctionRow) => void navigate({ to: "/", search: { sel: idOf(row), t: row.tca } }),
    [navigate],
  );

  return (
    <section className="pane" aria-label={t("page.screening")}>
      <div className="pane-head">
        <div className="row-line spread">
          <h2>{t("screening.title")}</h2>
          {data && (
            <span className="dim small">
              {t("watch.shown", { shown: formatNumber(rows.length, 0), total: formatNumber(data.length, 0) })}
            </span>
          )}
        </div>
        <div className="row-line wrap">
          <input
            className="search-field narrow"
            data-search
            type="search"
            value={view.q ?? ""}
            placeholder={t("screening.search")}
            aria-label={t("screening.search")}
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
                {t(`screening-filter.${filter}`)}
              </button>
            ))}
          </fieldset>
        </div>
      </div>
      {data ? (
        <VirtualTable
          label={t("screening.title")}
          rows={rows}
          columns={columns}
          idOf={idOf}
          selected={selection ? encodeSelection(selection) : undefined}
          select={choose}
          open={open}
          firstSort={{ id: "tca", desc: false }}
          empty={<Empty title={t("screening.none")}>{t("screening.none-how")}</Empty>}
        />
      ) : error ? (
        <Problem error={error} retry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </section>
  );
}

const idOf = ({ id1, id2, tca }: ConjunctionRow) => encodeSelection({ kind: "conjunction", id1, id2, tca });

/** Month to second: the year stands in the banner, all of it in the title. */
function Tca({ iso }: { readonly iso: string }) {
  const full = formatUtc(Date.parse(iso));
  return (
    <time dateTime={iso} title={full}>
      {full.slice(5, -1)}
    </time>
  );
}

/** The columns of CelesTrak's SOCRATES, in its order. */
function useColumns(
  isProtected: ((id: number) => boolean) | undefined,
): readonly TableColumn<ConjunctionRow>[] {
  const { t } = useText();
  return useMemo(() => {
    const named = (id: number, name: string) => (
      <span title={name}>
        {isProtected?.(id) && (
          <span className="protected-mark" title={t("object.protected")}>
            <Icon name="star" size={9} />
          </span>
        )}
        {name || id}
      </span>
    );
    const number = (
      id: string,
      head: string,
      unit: string | undefined,
      width: string,
      value: (row: ConjunctionRow) => number,
      text: (row: ConjunctionRow) => string,
    ): TableColumn<ConjunctionRow> => ({
      id,
      head,
      width,
      number: true,
      value,
      cell: text,
      ...(unit === undefined ? {} : { unit }),
    });
    return [
      number(
        "id1",
        t("screening.number-1"),
        undefined,
        "54px",
        (row) => row.id1,
        (row) => String(row.id1),
      ),
      {
        id: "name1",
        head: t("screening.name-1"),
        width: "minmax(110px, 1fr)",
        value: (row) => row.name1,
        cell: (row) => named(row.id1, row.name1),
      },
      number(
        "age1",
        t("screening.age-1"),
        t("unit.d"),
        "44px",
        (row) => row.ageDays1,
        (row) => formatNumber(row.ageDays1, 2),
      ),
      number(
        "id2",
        t("screening.number-2"),
        undefined,
        "54px",
        (row) => row.id2,
        (row) => String(row.id2),
      ),
      {
        id: "name2",
        head: t("screening.name-2"),
        width: "minmax(110px, 1fr)",
        value: (row) => row.name2,
        cell: (row) => named(row.id2, row.name2),
      },
      number(
        "age2",
        t("screening.age-2"),
        t("unit.d"),
        "44px",
        (row) => row.ageDays2,
        (row) => formatNumber(row.ageDays2, 2),
      ),
      {
        id: "tca",
        head: t("conjunction.tca"),
        unit: t("time.utc"),
        width: "112px",
        value: (row) => row.tca,
        cell: (row) => <Tca iso={row.tca} />,
      },
      number(
        "range",
        t("conjunction.min-range"),
        t("unit.km"),
        "66px",
        (row) => row.missDistanceKm,
        (row) => formatNumber(row.missDistanceKm, 3),
      ),
      number(
        "speed",
        t("conjunction.rel-speed"),
        t("unit.km-per-s"),
        "66px",
        (row) => row.relativeSpeedKmPerS,
        (row) => formatNumber(row.relativeSpeedKmPerS, 3),
      ),
      number(
        "probability",
        t("conjunction.max-probability"),
        undefined,
        "64px",
        (row) => row.maxProbability ?? -1,
        (row) => (row.maxProbability === undefined ? t("text.none") : formatProbability(row.maxProbability)),
      ),
    ];
  }, [t, isProtected]);
}
