import { useMemo, useState } from "react";
import { quarantineState } from "../../../catalog/index.ts";
import type { QuarantinedSet } from "../../../client/index.ts";
import { useQuarantine } from "../../data/queries.ts";
import { ObjectTag } from "../../detections/ObjectTag.tsx";
import { Empty, Loading, Problem } from "../../frame/Messages.tsx";
import { type TableColumn, VirtualTable } from "../../table/VirtualTable.tsx";
import { Age } from "../../text/Age.tsx";
import { formatNumber, formatUtc } from "../../text/format.ts";
import { useText } from "../../text/use-text.ts";
import { useView } from "../../view/use-view.ts";
import { QuarantinedSetDetail } from "./QuarantinedSetDetail.tsx";

/** Sets that the physics gates put aside; people release or reject them. */
export function QuarantinePage() {
  const { t } = useText();
  const { view, change } = useView();
  const { data, error, refetch } = useQuarantine();
  const [key, setKey] = useState<string>();
  const rows = useMemo(() => {
    const words = (view.q ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    return (data ?? []).filter(({ object }) => {
      const text = `${object.id} ${object.name} ${object.owner}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
  }, [data, view.q]);
  const columns = useColumns();
  return (
    <main className="page two">
      <section className="pane" aria-label={t("quarantine.title")}>
        <div className="pane-head">
          <div className="row-line spread">
            <h2>{t("quarantine.title")}</h2>
            {data && (
              <span className="dim small">
                {t("watch.shown", {
                  shown: formatNumber(rows.length, 0),
                  total: formatNumber(data.length, 0),
                })}
              </span>
            )}
          </div>
          <p className="dim small">{t("quarantine.what")}</p>
          <input
            className="search-field narrow"
            data-search
            type="search"
            value={view.q ?? ""}
            placeholder={t("quarantine.search")}
            aria-label={t("quarantine.search")}
            onChange={(event) => change({ q: event.currentTarget.value })}
          />
        </div>
        {data ? (
          <VirtualTable
            label={t("quarantine.title")}
            rows={rows}
            columns={columns}
            idOf={keyOf}
            selected={key}
            select={(row) => setKey(row.key)}
            open={(row) => setKey(row.key)}
            firstSort={{ id: "state", desc: false }}
            empty={<Empty title={t("quarantine.none")}>{t("quarantine.none-how")}</Empty>}
          />
        ) : error ? (
          <Problem error={error} retry={() => void refetch()} />
        ) : (
          <Loading />
        )}
      </section>
      <QuarantinedSetDetail set={data?.find((set) => set.key === key)} />
    </main>
  );
}

const keyOf = ({ key }: QuarantinedSet) => key;

function useColumns(): readonly TableColumn<QuarantinedSet>[] {
  const { t, word } = useText();
  return useMemo(
    () => [
      {
        id: "state",
        head: t("quarantine.state"),
        width: "minmax(130px, 1fr)",
        value: (row) => ["waits", "release", "reject"].indexOf(quarantineState(row.acts)),
        cell: (row) => word("quarantine", `state-${quarantineState(row.acts)}`),
      },
      {
        id: "object",
        head: t("quarantine.object"),
        width: "minmax(150px, 2fr)",
        value: ({ object }) => object.name || object.id,
        cell: ({ object }) => <ObjectTag object={object} plain />,
      },
      {
        id: "gate",
        head: t("quarantine.why"),
        width: "minmax(150px, 2fr)",
        value: ({ reasons }) => reasons.map(({ gate }) => gate).join(),
        cell: ({ reasons }) => reasons.map(({ gate }) => word("trust-gate", gate)).join(" · "),
      },
      {
        id: "epoch",
        head: t("quarantine.epoch"),
        width: "150px",
        value: ({ epoch }) => epoch,
        cell: ({ epoch }) => formatUtc(Date.parse(epoch)),
      },
      {
        id: "age",
        head: t("quarantine.age"),
        width: "90px",
        number: true,
        value: ({ ageDays }) => ageDays,
        cell: ({ ageDays }) => <Age days={ageDays} />,
      },
      {
        id: "source",
        head: t("quarantine.source"),
        width: "minmax(150px, 2fr)",
        value: ({ source }) => source.name,
        cell: ({ source }) => <span title={source.sha256}>{source.name}</span>,
      },
    ],
    [t, word],
  );
}
