import { Link } from "@tanstack/react-router";
import type { DetectionView } from "../../client/index.ts";
import { describe } from "../../core/index.ts";
import type { DetectionKind, Neighbor } from "../../detect/index.ts";
import { useObjects } from "../data/queries.ts";
import { Age } from "../text/Age.tsx";
import { formatNumber, formatPercent, formatUtcMinute, shortHash } from "../text/format.ts";
import { useText } from "../text/use-text.ts";
import { useRealm } from "../view/app-context.ts";
import { keepView } from "../view/use-view.ts";
import { AttentionMark } from "./AttentionMark.tsx";
import { attentionOf } from "./attention.ts";
import { BreakupSections } from "./BreakupSections.tsx";
import { FigureList } from "./FigureList.tsx";
import { ObjectTag } from "./ObjectTag.tsx";
import { ObjectTags } from "./ObjectTags.tsx";

/** Everything a detection says: figures, neighbors, what could not be observed, and where it comes from. */
export function DetectionInspector({ view }: { readonly view: DetectionView }) {
  const { t, pick, word, language } = useText();
  const objects = useObjects();
  const { detection } = view;
  const attention = attentionOf(detection, objects?.isProtected ?? (() => false));
  const concerned = view.objects.filter(({ id }) => detection.ids.includes(id));
  return (
    <>
      <section className="section stack">
        <div className="row-line spread wrap">
          <h2>{word("kind", detection.kind)}</h2>
          <AttentionMark attention={attention} worded />
        </div>
        <p>{pick(view.why)}</p>
        <div className="row-line wrap">
          <ObjectTags objects={concerned} />
        </div>
      </section>
      <section className="section">
        <h3>{t("detection.when")}</h3>
        <dl className="facts">
          {detection.time && <Time head={t("detection.time")} iso={detection.time} />}
          <Time head={t("detection.from")} iso={detection.from} />
          <Time head={t("detection.to")} iso={detection.to} />
          <dt>{t("watch.data-age")}</dt>
          <dd>
            <Age days={view.dataAgeDays} />
          </dd>
        </dl>
      </section>
      <section className="section">
        <h3>{t("detection.figures")}</h3>
        <FigureList figures={detection.values} />
      </section>
      {detection.neighbors && detection.neighbors.length > 0 && (
        <Neighbors neighbors={detection.neighbors} view={view} />
      )}
      {detection.breakup && <BreakupSections breakup={detection.breakup} objects={view.objects} />}
      <section className="section">
        <h3>{t("detection.not-observed")}</h3>
        <ul className="stack tight bullets">
          {view.limitations.map((text) => (
            <li key={text.en}>{pick(text)}</li>
          ))}
          {view.limitations.length === 0 && <li className="dim">{t("detection.no-limitations")}</li>}
        </ul>
      </section>
      {view.incidentIds.length > 0 && (
        <section className="section">
          <h3>{t("page.incidents")}</h3>
          {view.incidentIds.map((incidentId) => (
            <div key={incidentId}>
              <Link to="/incidents/$incidentId" params={{ incidentId }} search={keepView}>
                {t("detection.open-incident", { id: shortHash(incidentId) })}
              </Link>
            </div>
          ))}
        </section>
      )}
      <section className="section">
        <h3>{t("detection.rule")}</h3>
        <dl className="facts">
          <dt>{t("detection.rule-name")}</dt>
          <dd>
            {t("detection.rule-version", { name: detection.rule.name, version: detection.rule.version })}
          </dd>
          <dt>{describe("term.detection-probability", language)}</dt>
          <dd title={t("detection.probability-note")}>
            {t("watch.percent", { percent: formatPercent(detection.detectionProbability) })}
          </dd>
          <dt>{t("detection.hash")}</dt>
          <dd className="mono" title={view.hash}>
            {shortHash(view.hash)}
          </dd>
        </dl>
        <p className="note small">{t("detection.probability-note")}</p>
        <details>
          <summary>{t("detection.parameters")}</summary>
          <dl className="figures">
            {Object.entries(detection.rule.parameters).map(([name, value]) => (
              <div key={name} className="contents">
                <dt>{name}</dt>
                <dd>{String(value)}</dd>
                <dd className="unit" />
              </div>
            ))}
          </dl>
        </details>
      </section>
      <Sources inputs={detection.inputs} />
    </>
  );
}

function Time({ head, iso }: { readonly head: string; readonly iso: string }) {
  return (
    <>
      <dt>{head}</dt>
      <dd>
        <time dateTime={iso}>{formatUtcMinute(Date.parse(iso))}</time>
      </dd>
    </>
  );
}

/** Their neighbors share a plane, at any distance. */
const planeKinds: ReadonlySet<DetectionKind> = new Set(["coplanar", "launch"]);

/** Nearest first; those of one rank are ties: the data don't tell which is nearer. */
function Neighbors({
  neighbors,
  view,
}: {
  readonly neighbors: readonly Neighbor[];
  readonly view: DetectionView;
}) {
  const { t } = useText();
  const named = (id: number) =>
    view.objects.find((object) => object.id === id) ?? { id, name: "", owner: "", protectedBy: [] };
  const inPlane = planeKinds.has(view.detection.kind);
  const ties = (rank: number) => neighbors.filter((each) => each.rank === rank).length > 1;
  return (
    <section className="section">
      <h3>{t(inPlane ? "detection.plane-mates" : "detection.neighbors")}</h3>
      <table className="small-table">
        <thead>
          <tr>
            <th className="number">{t("detection.rank")}</th>
            <th>{t("detection.object")}</th>
            <th className="number">
              {t("detection.separation")} <span className="dim">{t("unit.deg")}</span>
            </th>
            <th className="number">
              {t("detection.distance")} <span className="dim">{t("unit.km")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {neighbors.map((neighbor) => (
            <tr key={neighbor.id}>
              <td className="number">
                {ties(neighbor.rank) ? t("detection.tie", { rank: neighbor.rank }) : neighbor.rank}
              </td>
              <td>
                <ObjectTag object={named(neighbor.id)} />
              </td>
              <td className="number">
                <WithError value={neighbor.separationDeg} error={neighbor.uncertaintyDeg} decimals={3} />
              </td>
              <td className="number">
                <WithError
                  value={neighbor.distanceKm}
                  error={neighbor.uncertaintyKm}
                  decimals={neighbor.distanceKm !== undefined && neighbor.distanceKm < 10 ? 2 : 0}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="dim small">{t(inPlane ? "detection.plane-mates-note" : "detection.neighbors-note")}</p>
    </section>
  );
}

function WithError({
  value,
  error,
  decimals,
}: {
  readonly value: number | undefined;
  readonly error: number | undefined;
  readonly decimals: number;
}) {
  return (
    <span className="nowrap">
      {formatNumber(value, decimals)}
      {value !== undefined && error !== undefined && (
        <span className="dim">{` ± ${formatNumber(error, decimals)}`}</span>
      )}
    </span>
  );
}

/** The batches that the inputs came in with; a hash that is no batch is an element set's own. */
function Sources({ inputs }: { readonly inputs: readonly string[] }) {
  const { t } = useText();
  const { status } = useRealm();
  const known = inputs
    .map((hash) => status.sources.find(({ sha256 }) => sha256 === hash))
    .filter((source) => source !== undefined);
  return (
    <section className="section">
      <h3>{t("detection.sources")}</h3>
      <ul className="stack tight">
        {known.map((source) => (
          <li key={source.sha256}>
            <div>{source.name}</div>
            <div className="dim small">
              {t("source.received", { at: formatUtcMinute(Date.parse(source.receivedAt)) })}{" "}
              <span className="mono" title={source.sha256}>
                {shortHash(source.sha256)}
              </span>
            </div>
          </li>
        ))}
      </ul>
      <details>
        <summary>{t("detection.inputs", { count: inputs.length })}</summary>
        <ul className="hash-list">
          {inputs.slice(0, 200).map((hash) => (
            <li key={hash} className="mono">
              {hash}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
