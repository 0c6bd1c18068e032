import { useQueryClient } from "@tanstack/react-query";
import { Outlet } from "@tanstack/react-router";
import { Suspense, useEffect, useMemo, useState } from "react";
import type { Status } from "../../client/index.ts";
import { listenToServer } from "../data/live-events.ts";
import { useStatus } from "../data/queries.ts";
import { RealmContext } from "../view/app-context.ts";
import { ListKeys, ListKeysContext } from "../view/list-keys.ts";
import { PictureClock } from "../view/picture-clock.ts";
import { useView } from "../view/use-view.ts";
import { KeysHelp } from "./KeysHelp.tsx";
import { Loading, Problem } from "./Messages.tsx";
import { Palette } from "./Palette.tsx";
import { RealmBanner } from "./RealmBanner.tsx";
import { TimeBar } from "./TimeBar.tsx";
import { TopBar } from "./TopBar.tsx";
import { useGlobalKeys } from "./use-global-keys.ts";

/** The frame that every page stands in; it appears once the server has told its realm. */
export function Frame() {
  const { data: status, error, refetch } = useStatus();
  const queries = useQueryClient();
  useEffect(() => listenToServer(queries), [queries]);
  if (status) return <RealmFrame status={status} />;
  return error ? <Problem error={error} retry={() => void refetch()} /> : <Loading />;
}

function RealmFrame({ status }: { readonly status: Status }) {
  const { view } = useView();
  const [firstTime] = useState(view.t);
  const clock = useMemo(() => {
    const made = new PictureClock(Date.parse(status.now), () => performance.now());
    const asked = Date.parse(firstTime ?? "");
    if (Number.isFinite(asked)) {
      made.jumpTo(asked);
      made.pause();
    }
    return made;
    // A new clock only where the realm's present moves, not on every status.
  }, [status.now, firstTime]);
  const realm = useMemo(() => ({ status, clock }), [status, clock]);
  const [keys] = useState(() => new ListKeys());
  const [shown, setShown] = useState<"nothing" | "palette" | "keys">("nothing");
  const hide = () => setShown("nothing");

  return (
    <RealmContext.Provider value={realm}>
      <ListKeysContext.Provider value={keys}>
        <GlobalKeys keys={keys} show={setShown} />
        <div className="frame">
          <TopBar openPalette={() => setShown("palette")} openKeys={() => setShown("keys")} />
          <RealmBanner />
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
          <TimeBar />
        </div>
        <Palette opened={shown === "palette"} close={hide} />
        <KeysHelp opened={shown === "keys"} close={hide} />
      </ListKeysContext.Provider>
    </RealmContext.Provider>
  );
}

function GlobalKeys({ keys, show }: { readonly keys: ListKeys; show(what: "palette" | "keys"): void }) {
  useGlobalKeys(keys, show);
  return null;
}
