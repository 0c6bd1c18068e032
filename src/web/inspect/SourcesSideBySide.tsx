import type { ObjectSources } from "../../client/index.ts";
import { useSources } from "../data/queries.ts";
import { Age } from "../text/Age.tsx";
import { formatNumber, formatUtcMinute } from "../text/format.ts";
import { useText } from "../text/use-text.ts";

/** Where the sources put one object at the same time, and how far they disagree. */
export function SourcesSideBySide({ id }: { readonly id: number }) {
  const { t } = useText();
  const { data } = useSources(id);
  if (!data || data.sources.length === 0) return null;
  const { at, reference, sources, largestDistanceKm, more } = data;
  return (
    <section className="section">
      <h3>{t("object.sources", { count: sources.length })}</h3>
      {sources.length === 1 || reference === undefined ? (
        <p className="dim">{t("object.sources-one")}</p>
      ) : (
        <p className="dim small">
          {t("object.sources-at", { at: formatUtcMinute(Date.parse(at)), source: reference })}
        </p>
      )}
      <table className="small-table">
        <thead>
          <tr>
            <th className="number">{t("sources.radial")}</th>
            <th className="number">{t("sources.in-track")}</th>
            <th className="number">{t("sources.cross-track")}</th>
            <th className="number">{t("sources.distance")}</th>
          </tr>
        </thead>
        {sources.map((source) => (
          <SourceLines key={`${source.kind} ${source.source} ${source.epoch}`} source={source} />
        ))}
      </table>
      <div className="dim small">
        {largestDistanceKm !== undefined &&
          t("object.sources-largest", { distance: formatNumber(largestDistanceKm, 3) })}{" "}
        {more > 0 && t("object.sources-more", { count: more })}
      </div>
    </section>
  );
}

/** The inspector is narrow: the source in a line of its own, its figures below. */
function SourceLines({ source }: { readonly source: ObjectSources["sources"][number] }) {
  const { t, pick } = useText();
  const { ricKm, distanceKm, problem } = source;
  return (
    <tbody>
      <tr>
        <td colSpan={4}>
          {source.source}{" "}
          {source.kind === "ephemeris" && <span className="tag">{t("sources.ephemeris")}</span>}
          <div className="dim small">
            {t("object.epoch", { at: formatUtcMinute(Date.parse(source.epoch)) })}{" "}
            <Age days={source.ageDays} />
          </div>
        </td>
      </tr>
      <tr>
        {problem && <td colSpan={4}>{pick(problem)}</td>}
        {ricKm &&
          [...ricKm, distanceKm].map((km, axis) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the axis
            <td key={axis} className="number nowrap">
              {formatNumber(km, 3)}
            </td>
          ))}
      </tr>
    </tbody>
  );
}
