import type { ElementTable } from "../../orbit/index.ts";

/** What the globe asks of its worker. */
export type WorkerRequest = LoadRequest | KeyRequest | OrbitRequest;

interface LoadRequest {
  readonly kind: "load";
  readonly table: ElementTable;
}
export interface KeyRequest {
  readonly kind: "key";
  readonly timeMs: number;
}
export interface OrbitRequest {
  readonly kind: "orbit";
  readonly row: number;
  readonly timeMs: number;
}

/** What comes back: arrays as the graphics card takes them, handed over without a copy. */
export type WorkerReply = KeyReply | OrbitReply;

export interface KeyReply extends KeyState {
  readonly kind: "key";
}
interface OrbitReply {
  readonly kind: "orbit";
  readonly row: number;
  /** One turn around the time asked for, TEME, km: three numbers a point; none where SGP4 gives no state. */
  readonly pointsKm: Float32Array<ArrayBuffer>;
}

/** Beyond this distance in time SGP4's position is thousands of kilometers off and would only mislead; own choice. */
export const oldestDays = 30;

export interface KeyCounts {
  readonly drawn: number;
  /** Newest set more than {@link oldestDays} days from the time of the picture. */
  readonly stale: number;
  /** SGP4 gives no state, or one below the surface. */
  readonly failed: number;
}

/** The states of all objects at one time. */
export interface KeyState extends KeyCounts {
  readonly timeMs: number;
  /** Six numbers a row: Earth-fixed position (km), velocity in that turning frame (km/s); zeros where nothing may be drawn. */
  readonly states: Float32Array<ArrayBuffer>;
  /** The rows that may be drawn, ascending. */
  readonly rows: Uint32Array<ArrayBuffer>;
}
