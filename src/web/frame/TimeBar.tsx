import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef } from "react";
import type { Status } from "../../client/index.ts";
import { useDetections, useObjects } from "../data/queries.ts";
import { type Attention, attentionOf } from "../detections/attention.ts";
import { Age } from "../text/Age.tsx";
import { formatJstMinute, formatOffset, formatUtc } from "../text/format.ts";
import { type Texts, useText } from "../text/use-text.ts";
import { usePictureState, useRealm } from "../view/app-context.ts";
import { speeds } from "../view/picture-clock.ts";
import { instantAt, midnights, shareOf } from "../view/timeline.ts";
import { usePictureTime } from "../view/use-picture-time.ts";
import { useView } from "../view/use-view.ts";
import { Icon } from "./Icons.tsx";
import { WatchStep } from "./WatchStep.tsx";

const hourMs = 3_600_000;

/** Play, pause, speed, and the span from three days back to a week ahead with what happens in it. */
export function TimeBar() {
  const { t } = useText();
  const { clock, status } = useRealm();
  const { playing, speed, following } = usePictureState();
  const nowMs = usePictureTime(250);
  useTimeInAddress();
  const newest = newestEpochMs(status);

  return (
    <footer className="time-bar">
      <div className="row-line">
        <button
          type="button"
          className="tool-button icon-only"
          aria-label={playing ? t("time.pause") : t("time.play")}
          title={playing ? t("time.pause") : t("time.play")}
          onClick={() => (playing ? clock.pause() : clock.play())}
        >
          <Icon name={playing ? "pause" : "play"} size={12} />
        </button>
        <fieldset className="joined plain-set" aria-label={t("time.speed")}>
          {speeds.map((each) => (
            <button
              key={each}
              type="button"
              className="tool-button"
              aria-pressed={speed === each}
              onClick={() => clock.setSpeed(each)}
            >
              {t("time.times", { speed: each })}
            </button>
          ))}
        </fieldset>
        <button type="button" className="tool-button" disabled={following} onClick={() => clock.toPresent()}>
          {t("time.to-present")}
        </button>
      </div>
      <Track nowMs={nowMs} />
      <div className="row-line">
        <dl className="picture-time">
          <dd>{formatUtc(nowMs)}</dd>
          <dd className="dim">
            {t("time.jst-and-offset", {
              jst: formatJstMinute(nowMs),
              offset: formatOffset(nowMs - clock.presentMs),
            })}
          </dd>
        </dl>
        <dl className="picture-time feed-health">
          {status.watch.state === "running" ? (
            <WatchStep />
          ) : (
            <>
              <dd>
                {t("time.newest-data")}{" "}
                <Age days={newest === undefined ? undefined : (clock.presentMs - newest) / (24 * hourMs)} />
              </dd>
              <dd className="dim">{feedsText(status, t)}</dd>
            </>
          )}
        </dl>
      </div>
    </footer>
  );
}

function feedsText({ feeds }: Status, t: Texts["t"]): string {
  if (feeds.length === 0) return t("time.feeds-off");
  const count = feeds.filter(({ freshness }) => freshness.kind === "stale").length;
  return count === 0 ? t("time.feeds-fresh") : t("time.feeds-stale", { count, total: feeds.length });
}

/** A replay's present is the newest epoch of its data. */
function newestEpochMs({ sources, realm, now }: Status): number | undefined {
  const told = sources.map(({ newestEpoch }) => Date.parse(newestEpoch ?? "")).filter(Number.isFinite);
  if (told.length > 0) return Math.max(...told);
  return realm === "replay" && sources.length > 0 ? Date.parse(now) : undefined;
}

function Track({ nowMs }: { readonly nowMs: number }) {
  const { t } = useText();
  const { clock } = useRealm();
  const track = useRef<HTMLDivElement>(null);
  const present = clock.presentMs;

  const move = (event: PointerEvent) => {
    const box = track.current?.getBoundingClientRect();
    if (box) clock.jumpTo(instantAt((event.clientX - box.left) / box.width, present));
  };
  const keys = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, PageDown: -24, PageUp: 24 }[event.key];
    if (step === undefined && event.key !== "Home") return;
    event.preventDefault();
    if (step === undefined) clock.toPresent();
    else clock.jumpTo(clock.nowMs() + step * hourMs * (event.shiftKey ? 6 : 1));
  };
  return (
    <div
      ref={track}
      className="track"
      role="slider"
      tabIndex={0}
      aria-label={t("time.track")}
      aria-valuemin={-72}
      aria-valuemax={168}
      aria-valuenow={Math.round((nowMs - present) / hourMs)}
      aria-valuetext={`${formatUtc(nowMs)} ${formatOffset(nowMs - present)}`}
      onKeyDown={keys}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        move(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) move(event);
      }}
    >
      <svg aria-hidden="true">
        <Scale presentMs={present} />
        <Events presentMs={present} />
        <Hand share={shareOf(nowMs, present)} />
      </svg>
    </div>
  );
}

const percent = (share: number) => `${(share * 100).toFixed(3)}%`;

function Scale({ presentMs }: { readonly presentMs: number }) {
  const { t } = useText();
  const present = percent(shareOf(presentMs, presentMs));
  return (
    <>
      <line className="axis" x1="0" x2="100%" y1="24" y2="24" />
      <line className="past" x1="0" x2={present} y1="24" y2="24" />
      {midnights(presentMs).map((ms) => (
        <g key={ms}>
          <line
            className="tick"
            x1={percent(shareOf(ms, presentMs))}
            x2={percent(shareOf(ms, presentMs))}
            y1="20"
            y2="28"
          />
          <text x={percent(shareOf(ms, presentMs))} y="39" textAnchor="middle">
            {new Date(ms).toISOString().slice(5, 10)}
          </text>
        </g>
      ))}
      <line className="present" x1={present} x2={present} y1="12" y2="28" />
      <text x={present} y="8" textAnchor="middle">
        {t("time.present")}
      </text>
    </>
  );
}

/** Detections as ticks: those of incidents long and in the color of their nearness to protected assets, all others short. */
function Events({ presentMs }: { readonly presentMs: number }) {
  const { data: detections } = useDetections();
  const objects = useObjects();
  const ticks = useMemo(() => {
    const places = new Map<string, { share: number; level: Attention }>();
    const add = (iso: string, level: Attention) => {
      const share = shareOf(Date.parse(iso), presentMs);
      // One tick a thousandth of the bar: more can't be told apart.
      if (share >= 0 && share <= 1) places.set(`${level} ${Math.round(share * 1000)}`, { share, level });
    };
    const isProtected = objects?.isProtected ?? (() => false);
    for (const { detection, incidentIds } of detections?.items ?? [])
      add(
        detection.time ?? detection.to,
        incidentIds.length > 0 ? attentionOf(detection, isProtected) : "other",
      );
    return [...places.entries()];
  }, [detections, objects, presentMs]);
  const height = { "near-protected": 10, "protected-itself": 7, other: 4 };
  return (
    <>
      {ticks.map(([key, { share, level }]) => (
        <line
          key={key}
          className={`event ${level}`}
          x1={percent(share)}
          x2={percent(share)}
          y1={22 - height[level]}
          y2="22"
        />
      ))}
    </>
  );
}

function Hand({ share }: { readonly share: number }) {
  return (
    <svg x={percent(share)} overflow="visible" aria-hidden="true">
      <line className="hand" x1="0" x2="0" y1="12" y2="30" />
      <circle className="hand" cx="0" cy="24" r="4.5" />
    </svg>
  );
}

/** A paused or moved picture is part of the link. */
function useTimeInAddress(): void {
  const { clock } = useRealm();
  const { change } = useView();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const note = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const { following, playing } = clock.state;
        if (following) change({ t: undefined });
        else if (!playing) change({ t: new Date(clock.nowMs()).toISOString().replace(/\.\d+Z$/, "Z") });
      }, 400);
    };
    const stop = clock.subscribe(note);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [clock, change]);
}
