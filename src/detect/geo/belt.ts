import type { Sha256Hex } from "../../digest/index.ts";
import type { ObjectHistory } from "../history.ts";
import type { LongitudeTrack } from "./longitude-track.ts";

/** What the geostationary rules share while they read the belt. */
export interface Belt {
  /** Everybody whose mean longitude tells where it is: neighbors are sought among these. */
  readonly nearEquatorial: readonly LongitudeTrack[];
  hashOf(history: ObjectHistory): Sha256Hex;
}
