import type { ElementTable } from "../../orbit/index.ts";
import type { PictureClock } from "../view/picture-clock.ts";
import { KeyStates } from "./key-states.ts";
import type { KeyCounts, WorkerReply, WorkerRequest } from "./propagation-messages.ts";
import { GlobeScene, type Place } from "./scene.ts";

export interface PictureReport extends KeyCounts {
  /** Frames drawn in the last second, and whether a processor draws instead of a graphics card. */
  readonly framesPerSecond: number;
  readonly software: boolean;
}

export interface PictureListener {
  /** Once a second. */
  report(report: PictureReport): void;
  /** The worker can't compute: no WebAssembly, say. */
  failed(detail: string): void;
}

/** A running picture: scene, worker and loop together. */
export interface Picture {
  readonly scene: GlobeScene;
  /** Rows to be marked, the first one selected: the globe turns to it. */
  mark(rows: readonly number[]): void;
  /** Row under the pointer now. */
  readonly hovered: number | undefined;
  onPick(listener: (row: number | undefined) => void): void;
  onFrame(listener: () => void): () => void;
  stop(): void;
}

/** Orbits are drawn for so many of the marked objects; more lines would hide what they show. */
const mostOrbits = 3;
/** Picture time after which the orbits are asked for again: a low orbit's plane turns up to 0.1 degrees in it. */
const orbitAgeMs = 20 * 60_000;
/**
 * Pixels that something must move for another frame. A graphics card draws smooth edges, so that an eighth is as good as steady motion;
 * a processor draws none, and a frame costs it 30 ms.
 */
const leastPixels = { smooth: 0.125, sparing: 0.5 };
/** A press that moved less than this is a click, pixels. */
const clickPixels = 4;

/** Given canvas, elements, types by row and the clock, returned the picture, moving. Errors: where the browser has no WebGL. */
export function startPicture(
  canvas: HTMLCanvasElement,
  table: ElementTable,
  types: Uint8Array,
  clock: PictureClock,
  listener: PictureListener,
): Picture {
  const scene = new GlobeScene(canvas, types);
  const worker = new Worker(new URL("../propagation.worker.ts", import.meta.url), { type: "module" });
  const ask = (request: WorkerRequest) => worker.postMessage(request);
  // The worker needs no names; copying them would cost the main thread more than all the numbers.
  ask({ kind: "load", table: { ...table, name: [], internationalDesignator: [] } });
  const keys = new KeyStates((timeMs) => ask({ kind: "key", timeMs }));
  const frameListeners = new Set<() => void>();
  let counts: KeyCounts | undefined;
  let marked: readonly number[] = [];
  let orbitsMs = Number.NaN;
  let turnPending: number | undefined;
  let pointer: Place | undefined;
  let hovered: number | undefined;
  let pickListener: (row: number | undefined) => void = () => undefined;

  worker.addEventListener("message", ({ data }: MessageEvent<WorkerReply>) => {
    if (data.kind === "key") {
      keys.add(data);
      counts = data;
    } else if (marked.includes(data.row)) scene.setOrbit(data.row, data.pointsKm, data.row === marked[0]);
  });
  // A worker that could not be loaded at all has no message.
  worker.addEventListener("error", ({ message }) => listener.failed(message || "propagation.worker"));
  const askOrbits = (nowMs: number) => {
    orbitsMs = nowMs;
    for (const row of marked.slice(0, mostOrbits)) ask({ kind: "orbit", row, timeMs: nowMs });
  };

  const reduced = matchMedia("(prefers-reduced-motion: reduce)");
  let animation = 0;
  let framesDrawn = 0;
  let secondStart = performance.now();
  const loop = () => {
    animation = requestAnimationFrame(loop);
    const nowMs = clock.nowMs();
    const around = keys.around(nowMs, clock.state.speed);
    const sparing = scene.software || reduced.matches;
    const drawn = scene.frame(nowMs, around, sparing ? leastPixels.sparing : leastPixels.smooth);
    if (drawn) framesDrawn++;
    if (turnPending !== undefined && around && scene.turnTo(turnPending, reduced.matches))
      turnPending = undefined;
    if (Math.abs(nowMs - orbitsMs) > orbitAgeMs) askOrbits(nowMs);
    if (drawn || pointer) {
      hovered = pointer ? scene.pick(pointer) : hovered;
      pointer = undefined;
      for (const listener of frameListeners) listener();
    }
    const elapsed = performance.now() - secondStart;
    if (elapsed < 1000) return;
    if (counts) {
      const { drawn: shown, stale, failed } = counts;
      listener.report({
        drawn: shown,
        stale,
        failed,
        framesPerSecond: (framesDrawn * 1000) / elapsed,
        software: scene.software,
      });
    }
    framesDrawn = 0;
    secondStart = performance.now();
  };
  animation = requestAnimationFrame(loop);

  const size = new ResizeObserver(([entry]) =>
    scene.resize(entry.contentRect.width, entry.contentRect.height),
  );
  size.observe(canvas);
  const stopPointer = listenToPointer(canvas, {
    moved: (place) => {
      pointer = place;
    },
    left: () => {
      hovered = undefined;
      for (const listener of frameListeners) listener();
    },
    clicked: (place) => pickListener(scene.pick(place)),
  });

  return {
    scene,
    get hovered() {
      return hovered;
    },
    mark(rows) {
      for (const row of scene.orbitRows) if (!rows.includes(row)) scene.dropOrbit(row);
      const isNew = rows[0] !== marked[0];
      marked = rows;
      askOrbits(clock.nowMs());
      if (isNew) turnPending = rows[0];
      for (const listener of frameListeners) listener();
    },
    onPick(listener) {
      pickListener = listener;
    },
    onFrame(listener) {
      frameListeners.add(listener);
      return () => frameListeners.delete(listener);
    },
    stop() {
      cancelAnimationFrame(animation);
      stopPointer();
      size.disconnect();
      worker.terminate();
      scene.dispose();
    },
  };
}

function listenToPointer(
  canvas: HTMLCanvasElement,
  on: { moved(place: Place): void; left(): void; clicked(place: Place): void },
): () => void {
  let pressed: Place | undefined;
  const down = ({ offsetX: x, offsetY: y }: PointerEvent) => {
    pressed = { x, y };
  };
  const up = ({ offsetX: x, offsetY: y }: PointerEvent) => {
    if (pressed && Math.hypot(x - pressed.x, y - pressed.y) < clickPixels) on.clicked({ x, y });
    pressed = undefined;
  };
  const move = ({ offsetX: x, offsetY: y, buttons }: PointerEvent) => {
    if (buttons === 0) on.moved({ x, y });
  };
  const leave = () => on.left();
  canvas.addEventListener("pointerdown", down);
  canvas.addEventListener("pointerup", up);
  canvas.addEventListener("pointermove", move);
  canvas.addEventListener("pointerleave", leave);
  return () => {
    canvas.removeEventListener("pointerdown", down);
    canvas.removeEventListener("pointerup", up);
    canvas.removeEventListener("pointermove", move);
    canvas.removeEventListener("pointerleave", leave);
  };
}
