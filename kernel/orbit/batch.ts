import { DEEP, E0, N0, OVAL, ROUND, SIN_I, get, roundUpTo, slowest, workFields } from "./record";
import { deepAngles, deepElements, sunAndMoon } from "./deep";
import { keplerByNewton, keplerLong, keplerOval, keplerRound } from "./kepler";
import { nearElements } from "./near";
import { longPeriod } from "./long-period";
import { states } from "./states";

/**
 * SGP4 in stages. A stage is a loop over up to `batchSize` independent entries (two objects and two times each), short enough
 * that the processor works on several entries at once; a state by itself is one long chain of dependent operations, and
 * takes three times as long.
 *
 * An entry's constants lie at `record + k · recordStep` (0: one block at many times), its minutes at `times + k · timeStep`.
 */
export const batchSize = 32;
export const workBytes: usize = <usize>workFields << 4;
const work = memory.data(32 * 28 * 16, 16);

/** Given the class of all entries. Returned: results (x y z vx vy vz, two lanes each) at `out + k · outStep`, two bytes of status at `statuses + 2 k`. */
export function propagateBatch(
  kind: i32, record: usize, recordStep: usize, times: usize, timeStep: usize, count: i32, out: usize, outStep: usize,
  statuses: usize,
): void {
  let incl = record + (<usize>SIN_I << 4);
  let inclStep = recordStep;
  if (kind < DEEP) nearElements(record, recordStep, times, timeStep, count, work);
  else {
    deepElements(kind, record, recordStep, times, timeStep, count, work);
    sunAndMoon(record, recordStep, count, work);
    deepAngles(count, work);
    incl = work;
    inclStep = workBytes;
  }
  longPeriod(incl, inclStep, count, work);
  if (kind == OVAL) keplerOval(count, work);
  else if (kind != ROUND && get(record, 0, N0) < slowest) keplerByNewton(count, work);
  else if (kind == ROUND || (kind >= DEEP && get(record, 0, E0) < roundUpTo)) keplerRound(count, work);
  else keplerLong(count, work);
  states(incl, inclStep, count, work, out, outStep, statuses);
}
