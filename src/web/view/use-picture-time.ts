import { useEffect, useState } from "react";
import { useRealm } from "./app-context.ts";

/** Time of the picture, ms since 1970, refreshed as often as asked; rounded down to whole seconds. */
export function usePictureTime(everyMs = 500): number {
  const { clock } = useRealm();
  const [nowMs, setNowMs] = useState(() => clock.nowMs());
  useEffect(() => {
    const refresh = () => setNowMs(Math.floor(clock.nowMs() / 1000) * 1000);
    refresh();
    const timer = setInterval(refresh, everyMs);
    const stop = clock.subscribe(refresh);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [clock, everyMs]);
  return nowMs;
}
