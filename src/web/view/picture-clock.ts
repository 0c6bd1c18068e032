/** Speeds of the picture, seconds of the realm a second of the reader. */
export const speeds = [1, 10, 60, 600, 3600] as const;
export type Speed = (typeof speeds)[number];

const msPerHour = 3_600_000;
/** How far the picture goes around the realm's present: three days back, a week ahead. */
export const pictureReach = { backMs: 72 * msPerHour, aheadMs: 7 * 24 * msPerHour } as const;

export interface PictureState {
  readonly playing: boolean;
  readonly speed: Speed;
  /** True while the picture runs along the realm's present and nobody moved it. */
  readonly following: boolean;
}

/**
 * The time that the globe shows. It starts at the realm's present and runs with the reader's clock;
 * playing, pausing and dragging move it, never the realm itself.
 */
export class PictureClock {
  readonly presentMs: number;
  readonly #readerMs: () => number;
  readonly #listeners = new Set<() => void>();
  #anchorPictureMs: number;
  #anchorReaderMs: number;
  #state: PictureState = { playing: true, speed: 1, following: true };

  /** Given: the realm's present (ms since 1970) and a monotonic clock of the reader (ms). */
  constructor(presentMs: number, readerMs: () => number) {
    this.presentMs = presentMs;
    this.#readerMs = readerMs;
    this.#anchorPictureMs = presentMs;
    this.#anchorReaderMs = readerMs();
  }

  get state(): PictureState {
    return this.#state;
  }

  /** Milliseconds since 1970 that the picture shows now. */
  nowMs(): number {
    const { playing, speed } = this.#state;
    const elapsed = playing ? (this.#readerMs() - this.#anchorReaderMs) * speed : 0;
    return this.#within(this.#anchorPictureMs + elapsed);
  }

  play(): void {
    this.#change({ playing: true });
  }

  pause(): void {
    this.#change({ playing: false, following: false });
  }

  setSpeed(speed: Speed): void {
    this.#change({ speed, playing: true, following: this.#state.following && speed === 1 });
  }

  /** Moves the picture; it stays paused or playing as it was. */
  jumpTo(pictureMs: number): void {
    this.#change({ following: false }, this.#within(pictureMs));
  }

  toPresent(): void {
    this.#change({ playing: true, speed: 1, following: true }, this.presentMs);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #change(change: Partial<PictureState>, pictureMs = this.nowMs()): void {
    this.#anchorPictureMs = pictureMs;
    this.#anchorReaderMs = this.#readerMs();
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  #within(ms: number): number {
    return Math.min(
      Math.max(ms, this.presentMs - pictureReach.backMs),
      this.presentMs + pictureReach.aheadMs,
    );
  }
}
