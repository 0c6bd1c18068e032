/** What the main thread's pulse was while something ran, ms. */
export interface Heartbeat {
  readonly beats: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly longestMs: number;
  /** Tasks of more than 50 ms, as the browser counts them. */
  readonly longTasks: number;
}

const beatMs = 10;

/** Given some work, returned the gaps between the beats of a timer of 10 ms while it ran. */
export async function heartbeatDuring(work: () => Promise<unknown>): Promise<Heartbeat> {
  const gaps: number[] = [];
  let longTasks = 0;
  const observer = new PerformanceObserver((list) => {
    longTasks += list.getEntries().length;
  });
  observer.observe({ type: "longtask" });
  let last = performance.now();
  const beat = () => {
    const now = performance.now();
    gaps.push(now - last);
    last = now;
  };
  const timer = setInterval(beat, beatMs);
  await work();
  clearInterval(timer);
  await new Promise((resolve) => setTimeout(resolve, beatMs));
  observer.disconnect();
  const sorted = gaps.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { beats: sorted.length, medianMs: at(0.5), p99Ms: at(0.99), longestMs: at(1), longTasks };
}
