import type { ElementTable } from "../../orbit/index.ts";
import type { PictureClock } from "../view/picture-clock.ts";
import { KeyStates } from "./key-states.ts";
import type { KeyCounts, Reply, WorkerRequest } from "./propagation.ts";
import { GlobeScene, type Place } from "./scene.ts";

export interface PictureReport extends KeyCounts {
  /** Frames drawn in the last second, and whether a processor draws instead of a graphics card. */
  readonly framesPerSecond: number;
  readonly software: boolean;
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
/** A press that moved less than this is a click, pixels. */
const clickPixels = 4;

/** Given canvas, elements, types by row and the clock, returned the picture, moving. Errors: where the browser has no WebGL. */
export function startPicture(
  canvas: HTMLCanvasElement,
  table: ElementTable,
  types: Uint8Array,
  clock: PictureClock,
  report: (report: PictureReport) => void,
): Picture {
  const scene = new GlobeScene(canvas, types);
  const worker = new Worker(new URL("../propagation.worker.ts", import.meta.url), { type: "module" });
  const ask = (request: WorkerRequest) => worker.postMessage(request);
  ask({ kind: "load", table });
  const keys = new KeyStates((timeMs) => ask({ kind: "key", timeMs }));
  const frameListeners = new Set<() => void>();
  let counts: KeyCounts | undefined;
  let marked: readonly number[] = [];
  let turnPending: number | undefined;
  let pointer: Place | undefined;
  let hovered: number | undefined;
  let pickListener: (row: number | undefined) => void = () => undefined;

  worker.addEventListener("message", ({ data }: MessageEvent<Reply>) => {
    if (data.kind === "key") {
      keys.add(data);
      counts = data;
    } else if (marked.includes(data.row)) scene.setOrbit(data.row, data.points, data.row === marked[0]);
  });

  let animation = 0;
  let framesDrawn = 0;
  let secondStart = performance.now();
  const loop = () => {
    animation = requestAnimationFrame(loop);
    const nowMs = clock.nowMs();
    const around = keys.around(nowMs, clock.state.speed);
    const drawn = scene.frame(nowMs, around);
    if (drawn) framesDrawn++;
    if (turnPending !== undefined && around && scene.turnTo(turnPending, reducedMotion()))
      turnPending = undefined;
    if (drawn || pointer) {
      hovered = pointer ? scene.pick(pointer) : hovered;
      pointer = undefined;
      for (const listener of frameListeners) listener();
    }
    const elapsed = performance.now() - secondStart;
    if (elapsed < 1000) return;
    if (counts) {
      const { drawn: shown, stale, failed } = counts;
      report({
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
      for (const row of rows.slice(0, mostOrbits)) ask({ kind: "orbit", row, timeMs: clock.nowMs() });
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

const reducedMotion = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

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
