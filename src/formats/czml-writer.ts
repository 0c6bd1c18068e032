import type { Vec3 } from "../core/index.ts";
import {
  celestialRotationAt,
  earthRotationAt,
  iau2006aSeries,
  temeToGcrf,
  temeToItrf,
} from "../frames/index.ts";
import type { MeanElements } from "../orbit/index.ts";
import { type EarthOrientation, elapsedSeconds, type Instant, zeroEarthOrientation } from "../time/index.ts";
import {
  sampleTracks,
  type Track,
  type TrackSpan,
  trackName,
  trackTime,
  type WrittenTracks,
} from "./track-samples.ts";

export interface CzmlOptions extends TrackSpan {
  /** ITRF, which needs no Earth orientation where it is shown, or GCRF (CZML's ICRF); absent: fixed. */
  readonly frame?: "fixed" | "inertial";
  /** Absent: UT1 = UTC and an unmoved pole, up to 0.4 km in low orbit. */
  readonly earthOrientation?: EarthOrientation;
}

/** Light gray for every object alike: a color would be a judgment. */
const neutralRgba = [200, 200, 200, 255];

const metersOf = (km: number): number => Math.round(km * 1000) + 0;

/**
 * Writes objects as CZML for Cesium: a document packet with the clock, then a packet an object with its sampled positions.
 *
 * Given: element sets, one an object, and the span. Returned: the file, how many objects it holds, and a problem for each
 * that SGP4 loses within the span (left out).
 * Range-error: 1 m by rounding; between samples 50 m at 300 s and 2 m at 120 s in low orbit (Lagrange, degree 5).
 * Errors: `propagate-step`, `propagate-end-before-start`. Source: CZML Guide (github.com/AnalyticalGraphicsInc/czml-writer).
 */
export function writeCzml(objects: readonly MeanElements[], options: CzmlOptions): WrittenTracks {
  const frame = options.frame ?? "fixed";
  const { times, tracks, problems } = sampleTracks(objects, options, turner(frame, options.earthOrientation));
  const epoch = times[0];
  const interval = `${trackTime(epoch)}/${trackTime(times[times.length - 1])}`;
  const seconds = times.map((time) => elapsedSeconds(epoch, time));
  const referenceFrame = frame === "fixed" ? "FIXED" : "INERTIAL";
  const packets = [
    documentPacket(interval, trackTime(epoch)),
    ...tracks.map((track) => objectPacket(track, interval, trackTime(epoch), seconds, referenceFrame)),
  ];
  const text = `[\n${packets.map((packet) => JSON.stringify(packet)).join(",\n")}\n]\n`;
  return { text, count: tracks.length, problems };
}

function turner(frame: "fixed" | "inertial", orientation: EarthOrientation = zeroEarthOrientation) {
  if (frame === "fixed")
    return (time: Instant) => {
      const rotation = earthRotationAt(time, orientation);
      return (temeKm: Vec3): Vec3 => temeToItrf(rotation, temeKm);
    };
  const series = iau2006aSeries();
  return (time: Instant) => {
    const rotation = celestialRotationAt(time, series, orientation);
    return (temeKm: Vec3): Vec3 => temeToGcrf(rotation, temeKm);
  };
}

const documentPacket = (interval: string, currentTime: string) => ({
  id: "document",
  name: "hoshimori",
  version: "1.0",
  clock: { interval, currentTime, multiplier: 60, range: "LOOP_STOP", step: "SYSTEM_CLOCK_MULTIPLIER" },
});

function objectPacket(
  { elements, positionsKm }: Track,
  availability: string,
  epoch: string,
  seconds: readonly number[],
  referenceFrame: "FIXED" | "INERTIAL",
) {
  const cartesian = seconds.flatMap((second, at) => [
    second,
    metersOf(positionsKm[at * 3]),
    metersOf(positionsKm[at * 3 + 1]),
    metersOf(positionsKm[at * 3 + 2]),
  ]);
  return {
    id: String(elements.id),
    name: trackName(elements),
    availability,
    position: {
      epoch,
      referenceFrame,
      interpolationAlgorithm: "LAGRANGE",
      interpolationDegree: 5,
      cartesian,
    },
    point: { pixelSize: 4, color: { rgba: neutralRgba } },
  };
}
