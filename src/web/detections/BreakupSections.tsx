import type { ObjectName } from "../../client/index.ts";
import type { BreakupFinding } from "../../detect/index.ts";
import { formatNumber, formatUtcMinute } from "../text/format.ts";
import { useText } from "../text/use-text.ts";
import { ObjectTag } from "./ObjectTag.tsx";
import { ObjectTags } from "./ObjectTags.tsx";

/** What a break-up tells beside its figures: times, possible parents, protected assets whose orbits the pieces cross. */
export function BreakupSections({
  breakup: { candidates, parents, crossed },
  objects,
}: {
  readonly breakup: BreakupFinding;
  readonly objects: readonly ObjectName[];
}) {
  const { t } = useText();
  const byId = new Map(objects.map((object) => [object.id, object]));
  const named = (id: number): ObjectName => byId.get(id) ?? { id, name: "", owner: "", protectedBy: [] };
  return (
    <>
      {candidates.length > 0 && (
        <section className="section">
          <h3>{t("detection.breakup-times")}</h3>
          <table className="small-table">
            <tbody>
              {candidates.map(({ time, logLikelihoodBelowBest }) => (
                <tr key={time}>
                  <td>
                    <time dateTime={time}>{formatUtcMinute(Date.parse(time))}</time>
                  </td>
                  <td className="number">{formatNumber(logLikelihoodBelowBest, 1)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="dim small">{t("detection.breakup-times-note")}</p>
        </section>
      )}
      {parents.length > 0 && (
        <section className="section">
          <h3>{t("detection.breakup-parents")}</h3>
          <table className="small-table">
            <tbody>
              {parents.map(({ id, rank, planeAngleDeg }) => (
                <tr key={id}>
                  <td className="number">{rank}</td>
                  <td>
                    <ObjectTag object={named(id)} />
                  </td>
                  <td className="number">
                    {formatNumber(planeAngleDeg, 2)} {t("unit.deg")}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="dim small">{t("detection.breakup-parents-note")}</p>
        </section>
      )}
      {crossed.length > 0 && (
        <section className="section">
          <h3>{t("detection.breakup-crossed", { count: crossed.length })}</h3>
          <div className="row-line wrap">
            <ObjectTags objects={crossed.map(named)} />
          </div>
        </section>
      )}
    </>
  );
}
