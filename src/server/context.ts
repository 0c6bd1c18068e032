import type { WatchProgress } from "../client/index.ts";
import { HoshimoriError, type PartyCode, type Realm } from "../core/index.ts";
import type { Store } from "../store/index.ts";
import type { FeedHealth, NodeSecrets } from "../watch/index.ts";
import type { LiveEvents } from "./live-events.ts";
import type { Picture } from "./picture.ts";

/** What the routes of one running server share. The picture and the progress change while it runs. */
export interface ServerContext {
  readonly store: Store;
  readonly realm: Realm;
  /** The party of this node, for what comes in without a public source. */
  readonly party: PartyCode;
  readonly secrets: NodeSecrets;
  readonly version: string;
  readonly live: LiveEvents;
  picture: Picture | undefined;
  /** How the feeds that are on stand; none outside the live realm. */
  feeds: readonly FeedHealth[];
  progress: WatchProgress;
}

/** The picture. Errors: `not-ready` until the first watch run has ended. */
export function requirePicture(context: ServerContext): Picture {
  if (context.picture) return context.picture;
  throw new HoshimoriError("not-ready", { step: context.progress.step ?? "" });
}
