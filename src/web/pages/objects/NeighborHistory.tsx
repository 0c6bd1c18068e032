import { Link } from "@tanstack/react-router";
import type { DetectionView } from "../../../client/index.ts";
import { ObjectTag } from "../../detections/ObjectTag.tsx";
import { formatNumber, formatUtcShort } from "../../text/format.ts";
import { useText } from "../../text/use-text.ts";

/** Who was near when, as the rules found it; nearest first in each finding, ties marked by an equal rank. */
export function NeighborHistory({
  id,
  detections,
}: {
  readonly id: number;
  readonly detections: readonly DetectionView[];
}) {
  const { t, word } = useText();
  const lines = detections.flatMap((view) => {
    const { detection } = view;
    const near = detection.neighbors ?? [];
    const others =
      detection.ids[0] === id
        ? near
        : [
            {
              id: detection.ids[0],
              rank: near.find((each) => each.id === id)?.rank ?? 1,
              ...distancesOf(near.find((each) => each.id === id)),
            },
          ];
    return others.slice(0, 5).map((neighbor) => ({ view, neighbor }));
  });
  if (lines.length === 0) return null;
  return (
    <section className="stack">
      <h2>{t("object.neighbors")}</h2>
      <table className="small-table wide">
        <thead>
          <tr>
            <th>{t("incident.evidence-time")}</th>
            <th>{t("detection.object")}</th>
            <th>{t("incident.evidence-what")}</th>
            <th className="number">{t("detection.rank")}</th>
            <th className="number">
              {t("detection.separation")} <span className="dim">{t("unit.deg")}</span>
            </th>
            <th className="number">
              {t("detection.distance")} <span className="dim">{t("unit.km")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ view, neighbor }) => (
            <tr key={`${view.hash} ${neighbor.id}`}>
              <td className="nowrap">{formatUtcShort(Date.parse(view.detection.to))}</td>
              <td>
                <ObjectTag
                  object={
                    view.objects.find((each) => each.id === neighbor.id) ?? {
                      id: neighbor.id,
                      name: "",
                      owner: "",
                      protectedBy: [],
                    }
                  }
                />
              </td>
              <td>
                <Link to="." search={(before) => ({ ...before, sel: `detection-${view.hash}` })}>
                  {word("kind", view.detection.kind)}
                </Link>
              </td>
              <td className="number">{neighbor.rank}</td>
              <td className="number">{formatNumber(neighbor.separationDeg, 3)}</td>
              <td className="number">{formatNumber(neighbor.distanceKm, 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const distancesOf = (neighbor: { separationDeg?: number; distanceKm?: number } | undefined) => ({
  ...(neighbor?.separationDeg === undefined ? {} : { separationDeg: neighbor.separationDeg }),
  ...(neighbor?.distanceKm === undefined ? {} : { distanceKm: neighbor.distanceKm }),
});
