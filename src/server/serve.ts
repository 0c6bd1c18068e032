import { readNames, readSecondCatalog } from "../catalog/index.ts";
import { HoshimoriError, type PartyCode, type Realm } from "../core/index.ts";
import { demoFiles, readDemoFile, removeHalfWritten } from "../feeds/index.ts";
import type { Store } from "../store/index.ts";
import {
  announceServer,
  loadDemo,
  loadProtectedLists,
  nodeSecrets,
  type ReportProgress,
  retractServer,
  type StepProgress,
  watchAll,
} from "../watch/index.ts";
import { createApp } from "./app.ts";
import type { ServerContext } from "./context.ts";
import { apiError, logFailure } from "./errors.ts";
import { startFeeds } from "./feeds.ts";
import { installLiveEvents } from "./live-events.ts";
import { loadPicture, type PictureSources } from "./picture.ts";
import { consultationRoutes } from "./routes/consultation.ts";
import { detectionRoutes } from "./routes/detections.ts";
import { objectRoutes } from "./routes/objects.ts";
import { quarantineRoutes } from "./routes/quarantine.ts";
import { createInvitations, sessionRoutes } from "./routes/session.ts";
import { sourceRoutes } from "./routes/sources.ts";
import { statusRoutes } from "./routes/status.ts";
import { type WatchRequestOptions, watchRoutes } from "./routes/watch.ts";
import { webRoutes } from "./routes/web.ts";
import { watchAgain } from "./watch-again.ts";

export interface ServeOptions {
  readonly store: Store;
  readonly realm: Realm;
  readonly party: PartyCode;
  readonly version: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly webFolder: string;
  /** Load the bundled catalog first, if it isn't there. */
  readonly demo: boolean;
  readonly report: ReportProgress;
}

export interface RunningNode {
  readonly url: string;
  /** One-time link for the first person. */
  readonly signInUrl: string;
  /** Settles when the first watch run has ended. */
  readonly watched: Promise<void>;
  close(): Promise<void>;
}

/**
 * Given an open store, returned a server that listens on this machine only; it answers at once, and shows the picture when the
 * watch has run. Errors: the system's EADDRINUSE and EACCES.
 */
export async function serve(options: ServeOptions): Promise<RunningNode> {
  const { store, realm, party, version } = options;
  let port = options.port;
  const app = await createApp({ version, webFolder: options.webFolder, port: () => port });
  const stopping = new AbortController();
  const live = installLiveEvents(app, () => context.progress);
  const context: ServerContext = {
    store,
    realm,
    party,
    version,
    secrets: nodeSecrets(store.folder),
    live,
    picture: undefined,
    feeds: [],
    progress: { state: "idle" },
  };
  const invitations = createInvitations();
  statusRoutes(app, context);
  objectRoutes(app, context);
  sourceRoutes(app, context);
  detectionRoutes(app, context);
  consultationRoutes(app, context);
  sessionRoutes(app, context, invitations);
  watchRoutes(app, context, (wanted) => watchAndShow(context, { ...wanted, signal: stopping.signal }));
  const again = watchAgain(
    context,
    () => runAgain(context, options.report, stopping.signal),
    stopping.signal,
  );
  quarantineRoutes(app, context, again.soon);
  webRoutes(app, options.webFolder);

  await app.listen({ port, host: "127.0.0.1" });
  const address = app.server.address();
  if (address !== null && typeof address === "object") port = address.port;
  const url = `http://localhost:${port}`;
  announceServer(store.folder, { url, pid: process.pid });
  const report = reportTo(context, options.report);
  const watched = firstWatch(context, options.demo, report, stopping.signal);
  const feeding =
    realm === "live" ? watched.then(() => startFeeds(context, again.soon, stopping.signal)) : watched;
  return {
    url,
    signInUrl: `${url}/sign-in#token=${invitations.issue()}`,
    watched,
    async close() {
      stopping.abort();
      retractServer(store.folder);
      live.close();
      await app.close();
      await feeding;
      await again.settled();
    },
  };
}

const reportTo =
  (context: ServerContext, report: ReportProgress): ReportProgress =>
  (progress: StepProgress) => {
    context.progress = { state: "running", ...progress };
    context.live.watch(context.progress);
    report(progress);
  };

async function firstWatch(
  context: ServerContext,
  demo: boolean,
  report: ReportProgress,
  signal: AbortSignal,
) {
  try {
    await removeHalfWritten(context.store.folder);
    if (demo) await loadDemo(context.store, report);
    else if (context.realm === "live") await loadProtectedLists(context.store, context.realm);
    await watchAndShow(context, { report, signal });
  } catch (error) {
    tellFailure(context, error, signal);
  }
}

function tellFailure(context: ServerContext, error: unknown, signal: AbortSignal): void {
  if (signal.aborted) return;
  context.progress = { state: "failed", error: failureOf(error) };
  context.live.watch(context.progress);
  logFailure(error);
}

/** The watch on what the store holds by now; a failure is told, and the picture before stays. */
const runAgain = (context: ServerContext, report: ReportProgress, signal: AbortSignal) =>
  watchAndShow(context, { report: reportTo(context, report), signal }).catch((error: unknown) =>
    tellFailure(context, error, signal),
  );

const failureOf = (error: unknown) =>
  error instanceof HoshimoriError
    ? apiError(error.code, error.parts)
    : apiError("internal", { reference: String(error) });

/** Runs the watch over what the store holds, then shows the new picture. */
async function watchAndShow(
  context: ServerContext,
  wanted: WatchRequestOptions & { readonly signal: AbortSignal },
) {
  const { store, realm, party, secrets } = context;
  const result = await watchAll(store, { ...wanted, realm, secrets, party });
  context.picture = await loadPicture(context.store, context.realm, await pictureSources());
  context.progress = { state: "done" };
  context.live.watch(context.progress);
  for (const what of ["objects", "detections", "incidents"] as const) context.live.changed(what);
  return result;
}

/** What the bundle says beside element sets: orbits that a second catalog states, and earlier names. */
async function pictureSources(): Promise<PictureSources> {
  const text = async (role: string) => {
    const file = demoFiles().find((candidate) => candidate.role === role);
    return file ? new TextDecoder().decode((await readDemoFile(file)).bytes) : "";
  };
  return {
    secondCatalog: readSecondCatalog(await text("second-catalog")).orbits,
    otherNames: readNames(await text("names")),
  };
}
