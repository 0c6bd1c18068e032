import { useConjunctions, useObjects } from "../data/queries.ts";
import { ObjectTag } from "../detections/ObjectTag.tsx";
import { Empty, Loading } from "../frame/Messages.tsx";
import { Age } from "../text/Age.tsx";
import { formatJstMinute, formatNumber, formatProbability, formatUtc } from "../text/format.ts";
import { useText } from "../text/use-text.ts";
import { useRealm } from "../view/app-context.ts";
import type { Selection } from "../view/selection.ts";

/** One close approach: when, how near, how fast, from which side, and how old the elements are that say so. */
export function ConjunctionInspector({ pair }: { readonly pair: Selection & { kind: "conjunction" } }) {
  const { t } = useText();
  const { data } = useConjunctions();
  const objects = useObjects();
  const { clock } = useRealm();
  if (!data) return <Loading />;
  const row = data.find(({ id1, id2, tca }) => id1 === pair.id1 && id2 === pair.id2 && tca === pair.tca);
  if (!row) return <Empty title={t("inspector.conjunction-gone")} />;
  const tcaMs = Date.parse(row.tca);
  const named = (id: number, name: string) => {
    const known = objects?.of(id);
    return { id, name, owner: known?.owner ?? "", protectedBy: [...(known?.protectedBy ?? [])] };
  };
  return (
    <>
      <section className="section stack">
        <h2>{t("conjunction.title")}</h2>
        <ObjectTag object={named(row.id1, row.name1)} />
        <ObjectTag object={named(row.id2, row.name2)} />
        <button
          type="button"
          className="tool-button"
          onClick={() => {
            clock.pause();
            clock.jumpTo(tcaMs);
          }}
        >
          {t("conjunction.show")}
        </button>
      </section>
      <section className="section">
        <h3>{t("conjunction.tca")}</h3>
        <div>{formatUtc(tcaMs)}</div>
        <div className="dim small">{t("time.jst-of", { jst: formatJstMinute(tcaMs) })}</div>
      </section>
      <section className="section">
        <h3>{t("detection.figures")}</h3>
        <dl className="figures">
          <dt>{t("conjunction.min-range")}</dt>
          <dd>{formatNumber(row.missDistanceKm, 3)}</dd>
          <dd className="unit">{t("unit.km")}</dd>
          <dt>{t("conjunction.rel-speed")}</dt>
          <dd>{formatNumber(row.relativeSpeedKmPerS, 3)}</dd>
          <dd className="unit">{t("unit.km-per-s")}</dd>
          <dt>{t("conjunction.radial")}</dt>
          <dd>{formatNumber(row.ricKm[0] * 1000, 0)}</dd>
          <dd className="unit">{t("unit.m")}</dd>
          <dt>{t("conjunction.in-track")}</dt>
          <dd>{formatNumber(row.ricKm[1] * 1000, 0)}</dd>
          <dd className="unit">{t("unit.m")}</dd>
          <dt>{t("conjunction.cross-track")}</dt>
          <dd>{formatNumber(row.ricKm[2] * 1000, 0)}</dd>
          <dd className="unit">{t("unit.m")}</dd>
          <dt>{t("conjunction.max-probability")}</dt>
          <dd>{row.maxProbability === undefined ? t("text.none") : formatProbability(row.maxProbability)}</dd>
          <dd className="unit" />
        </dl>
        <p className="note small">{t("conjunction.note")}</p>
      </section>
      <section className="section">
        <h3>{t("conjunction.ages")}</h3>
        <dl className="facts">
          <dt>{row.name1 || row.id1}</dt>
          <dd>
            <Age days={row.ageDays1} />
          </dd>
          <dt>{row.name2 || row.id2}</dt>
          <dd>
            <Age days={row.ageDays2} />
          </dd>
        </dl>
      </section>
    </>
  );
}
