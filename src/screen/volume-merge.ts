import { byTimeThenIds, type Conjunction } from "./conjunction.ts";

/**
 * Merges streams that are each in order of time, then ids, into one that is; no stream is read further ahead than one record.
 * Given: the streams, and what stops those that still run when one fails. Errors: those of the streams.
 */
export async function* mergeStreams(
  streams: readonly AsyncGenerator<Conjunction>[],
  stop: () => void,
): AsyncGenerator<Conjunction> {
  let isDone = false;
  try {
    const open = await Promise.all(streams.map(async (stream) => ({ stream, head: await stream.next() })));
    for (;;) {
      let first: (typeof open)[number] | undefined;
      for (const one of open)
        if (!one.head.done && (!first || byTimeThenIds(one.head.value, first.head.value) < 0)) first = one;
      if (!first) break;
      yield first.head.value;
      first.head = await first.stream.next();
    }
    isDone = true;
  } finally {
    if (!isDone) stop();
    await Promise.allSettled(streams.map((stream) => stream.return(undefined)));
  }
}
