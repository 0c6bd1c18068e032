import { Link } from "@tanstack/react-router";
import { ApiFailure, type ObjectDetail } from "../../client/index.ts";
import { describe } from "../../core/index.ts";
import { useConjunctions, useDetections, useObject } from "../data/queries.ts";
import { Loading, Problem } from "../frame/Messages.tsx";
import { Age } from "../text/Age.tsx";
import { formatLongitude, formatNumber, formatUtcMinute, formatUtcShort } from "../text/format.ts";
import { useText } from "../text/use-text.ts";
import { keepView } from "../view/use-view.ts";
import { SourcesSideBySide } from "./SourcesSideBySide.tsx";

/** An object in short: who, protected by whom, how well covered, its orbit, and what was found about it. */
export function ObjectInspector({
  id,
  onItsPage = false,
}: {
  readonly id: number;
  readonly onItsPage?: boolean;
}) {
  const { t, word } = useText();
  const { data: object, error, refetch } = useObject(id);
  if (!object)
    return error instanceof ApiFailure || error ? (
      <Problem error={error} retry={() => void refetch()} />
    ) : (
      <Loading />
    );
  return (
    <>
      <section className="section stack">
        <div className="row-line spread">
          <h2>{object.name || object.id}</h2>
          {object.owner && <span className="tag">{object.owner}</span>}
        </div>
        <div className="dim">
          {[object.id, object.internationalDesignator, word("object-type", object.objectType), object.regime]
            .filter(Boolean)
            .join(" · ")}
        </div>
        {!onItsPage && (
          <Link to="/objects/$objectId" params={{ objectId: String(id) }} search={keepView}>
            {t("object.open-page")}
          </Link>
        )}
      </section>
      <Protection object={object} />
      <Coverage object={object} />
      <OrbitFigures object={object} />
      <SourcesSideBySide id={id} />
      <Found id={id} />
      <Ahead id={id} />
    </>
  );
}

function Protection({ object }: { readonly object: ObjectDetail }) {
  const { t, pick, language } = useText();
  if (object.protection.length === 0) return null;
  return (
    <section className="section">
      <h3>{describe("term.protected-asset", language)}</h3>
      <ul className="stack tight">
        {object.protection.map((entry) => (
          <li key={`${entry.party} ${entry.source}`}>
            <span className="tag protected">{entry.party}</span> {pick(entry.reason)}
            <div className="dim small">{t("object.source", { source: entry.source })}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is known of the orbit, in words. Nothing here says that an object without elements is no concern. */
function Coverage({ object: { coverage } }: { readonly object: ObjectDetail }) {
  const { t, pick } = useText();
  return (
    <section className="section">
      <h3>{t("object.coverage")}</h3>
      <p>{pick(coverage.text)}</p>
      <div className="dim small">
        {coverage.ageDays !== undefined && <Age days={coverage.ageDays} />}{" "}
        {coverage.at && formatUtcMinute(Date.parse(coverage.at))} {coverage.source}
      </div>
    </section>
  );
}

function OrbitFigures({ object: { elements, coverage } }: { readonly object: ObjectDetail }) {
  const { t } = useText();
  if (!elements) return null;
  const lines: readonly (readonly [string, string, string])[] = [
    [t("orbit.semi-major-axis"), formatNumber(elements.semiMajorAxisKm, 1), t("unit.km")],
    [t("orbit.perigee"), formatNumber(elements.perigeeKm, 1), t("unit.km")],
    [t("orbit.apogee"), formatNumber(elements.apogeeKm, 1), t("unit.km")],
    [t("orbit.period"), formatNumber(elements.periodMin, 2), t("unit.min")],
    [t("orbit.inclination"), formatNumber(elements.inclinationDeg, 4), t("unit.deg")],
    [t("orbit.eccentricity"), elements.eccentricity.toFixed(7), ""],
    [t("orbit.raan"), formatNumber(elements.raanDeg, 4), t("unit.deg")],
  ];
  return (
    <section className="section">
      <h3>{t("object.orbit")}</h3>
      <dl className="figures">
        {lines.map(([head, value, unit]) => (
          <div key={head} className="contents">
            <dt>{head}</dt>
            <dd>{value}</dd>
            <dd className="unit">{unit}</dd>
          </div>
        ))}
        {elements.longitudeDeg !== undefined && (
          <div className="contents">
            <dt>{t("orbit.longitude")}</dt>
            <dd>{formatLongitude(elements.longitudeDeg)}</dd>
            <dd className="unit" />
          </div>
        )}
      </dl>
      <div className="dim small">
        {t("object.epoch", { at: formatUtcMinute(Date.parse(elements.epoch)) })}{" "}
        <Age days={coverage.ageDays} /> · {elements.source}
      </div>
    </section>
  );
}

/** Lines of a short list; its page has all. */
const shortList = 6;

function Found({ id }: { readonly id: number }) {
  const { t, pick, word } = useText();
  const { data } = useDetections(id);
  if (!data) return null;
  return (
    <section className="section">
      <h3>{t("object.found", { count: data.total })}</h3>
      <ul className="stack tight">
        {data.items.slice(0, shortList).map(({ hash, detection, why }) => (
          <li key={hash}>
            <Link to="." search={(before) => ({ ...before, sel: `detection-${hash}` })} className="list-link">
              <span className="nowrap dim">
                {formatUtcShort(Date.parse(detection.time ?? detection.from))}
              </span>
              <span>
                {word("kind", detection.kind)}
                <span className="dim">{t("text.colon")}</span>
                {pick(why)}
              </span>
            </Link>
          </li>
        ))}
        {data.total === 0 && <li className="dim">{t("object.found-none")}</li>}
      </ul>
    </section>
  );
}

function Ahead({ id }: { readonly id: number }) {
  const { t } = useText();
  const { data } = useConjunctions(id);
  if (!data) return null;
  return (
    <section className="section">
      <h3>{t("object.ahead", { count: data.length })}</h3>
      <table className="small-table">
        <tbody>
          {data.slice(0, shortList).map((row) => {
            const other =
              row.id1 === id ? { id: row.id2, name: row.name2 } : { id: row.id1, name: row.name1 };
            return (
              <tr key={`${other.id} ${row.tca}`}>
                <td className="nowrap">{formatUtcShort(Date.parse(row.tca))}</td>
                <td>
                  <Link
                    to="."
                    search={(before) => ({ ...before, sel: `conjunction-${row.id1}-${row.id2}-${row.tca}` })}
                  >
                    {other.name || other.id}
                  </Link>
                </td>
                <td className="number nowrap">
                  {formatNumber(row.missDistanceKm, 2)} <span className="dim">{t("unit.km")}</span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {data.length === 0 && <p className="dim">{t("object.ahead-none")}</p>}
    </section>
  );
}
