import { HoshimoriError, type Problem, type Vec3 } from "../core/index.ts";
import {
  initializeSgp4,
  type MeanElements,
  minutesSinceEpoch,
  propagateSgp4,
  type Sgp4Status,
  sgp4Statuses,
} from "../orbit/index.ts";
import { addSeconds, compareInstants, elapsedSeconds, formatIsoUtc, type Instant } from "../time/index.ts";
import { problemList } from "./problem-list.ts";

/** When objects are sampled: UTC, both ends included where the step meets the end. */
export interface TrackSpan {
  readonly start: Instant;
  readonly end: Instant;
  readonly stepSeconds: number;
}

/** One object's positions, x y z one after the other for each time, km. */
export interface Track {
  readonly elements: MeanElements;
  readonly positionsKm: Float64Array;
}

export interface SampledTracks {
  readonly times: readonly Instant[];
  readonly tracks: readonly Track[];
  readonly problems: readonly Problem[];
}

/** What a writer of tracks returns: the file, and a problem for each object that it lacks. */
export interface WrittenTracks {
  readonly text: string;
  readonly count: number;
  readonly problems: readonly Problem[];
}

/** Given: a span. Returned: its times, each counted from the start. Errors: `propagate-step`, `propagate-end-before-start`. */
function sampleTimes({ start, end, stepSeconds }: TrackSpan): readonly Instant[] {
  if (!(stepSeconds >= 1e-6 && Number.isFinite(stepSeconds)))
    throw new HoshimoriError("propagate-step", { value: String(stepSeconds) });
  if (compareInstants(end, start) < 0)
    throw new HoshimoriError("propagate-end-before-start", {
      start: formatIsoUtc(start),
      end: formatIsoUtc(end),
    });
  // A millionth of a step covers the rounding of elapsed / step where the end lies on the grid.
  const steps = Math.floor(elapsedSeconds(start, end) / stepSeconds + 1e-6);
  return Array.from({ length: steps + 1 }, (_, index) => addSeconds(start, index * stepSeconds));
}

/**
 * Samples objects by SGP4.
 *
 * Given: element sets, the span, and for each of its times what turns a TEME position into that of the file.
 * Returned: the tracks that are whole, and a problem for each object that SGP4 loses within the span: its line is the place
 * of the object in the list, its parts say when and which status of SGP4.
 */
export function sampleTracks(
  objects: readonly MeanElements[],
  span: TrackSpan,
  turnAt: (time: Instant) => (temeKm: Vec3) => Vec3,
): SampledTracks {
  const times = sampleTimes(span);
  const turns = times.map(turnAt);
  const problems = problemList();
  const tracks: Track[] = [];
  const teme = new Float64Array(6);
  for (const [place, elements] of objects.entries()) {
    const model = initializeSgp4(elements);
    const positionsKm = new Float64Array(times.length * 3);
    let status: Sgp4Status = sgp4Statuses.ok;
    const lost = times.find((time, at) => {
      status = propagateSgp4(model, minutesSinceEpoch(model, time), teme);
      if (status === sgp4Statuses.ok) positionsKm.set(turns[at]([teme[0], teme[1], teme[2]]), at * 3);
      return status !== sgp4Statuses.ok;
    });
    if (lost === undefined) tracks.push({ elements, positionsKm });
    else
      problems.add("track-no-state", place + 1, 1, {
        id: elements.id,
        time: formatIsoUtc(lost, 0),
        status,
      });
  }
  return { times, tracks, problems: problems.done() };
}

/** What an object is called in a file of tracks: its name, or its catalog number where the source names none. */
export const trackName = ({ id, name }: MeanElements): string => name.trim() || String(id);

/** A time in a file of tracks: whole seconds as such, others to the nanosecond. */
export const trackTime = (time: Instant): string => formatIsoUtc(time, time.nanos % 1e9 === 0 ? 0 : 9);
