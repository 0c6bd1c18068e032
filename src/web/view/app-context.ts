import { createContext, useContext, useSyncExternalStore } from "react";
import type { HoshimoriClient, Status } from "../../client/index.ts";
import type { PictureClock, PictureState } from "./picture-clock.ts";
import type { Settings } from "./settings.ts";

/** What every part of the screen may use; made once in main.tsx. */
export interface AppContextValue {
  readonly client: HoshimoriClient;
  readonly settings: Settings;
  changeSettings(change: Partial<Settings>): void;
}

export const AppContext = createContext<AppContextValue | undefined>(undefined);

export function useApp(): AppContextValue {
  const value = useContext(AppContext);
  if (!value) throw new TypeError("useApp outside AppContext");
  return value;
}

/** The realm as the server tells it, and the time of the picture in it. */
export interface RealmContextValue {
  readonly status: Status;
  readonly clock: PictureClock;
}

export const RealmContext = createContext<RealmContextValue | undefined>(undefined);

export function useRealm(): RealmContextValue {
  const value = useContext(RealmContext);
  if (!value) throw new TypeError("useRealm outside RealmContext");
  return value;
}

/** Whether the picture plays and how fast; re-renders on change only, not every second. */
export function usePictureState(): PictureState {
  const { clock } = useRealm();
  return useSyncExternalStore(clock.subscribe, () => clock.state);
}
