import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { Frame } from "./frame/Frame.tsx";
import { Loading, RouteProblem } from "./frame/Messages.tsx";
import { parseSearch, readViewSearch, stringifySearch } from "./view/view-search.ts";

const root = createRootRoute({
  component: Frame,
  validateSearch: readViewSearch,
  errorComponent: RouteProblem,
});

const watch = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: lazyRouteComponent(() => import("./pages/watch/WatchPage.tsx"), "WatchPage"),
});
const incidents = createRoute({
  getParentRoute: () => root,
  path: "/incidents",
  component: lazyRouteComponent(() => import("./pages/incidents/IncidentsPage.tsx"), "IncidentsPage"),
});
const incident = createRoute({ getParentRoute: () => incidents, path: "$incidentId" });
const cases = createRoute({
  getParentRoute: () => root,
  path: "/cases",
  component: lazyRouteComponent(() => import("./pages/cases/CasesPage.tsx"), "CasesPage"),
});
const caseRoom = createRoute({ getParentRoute: () => cases, path: "$caseId" });
const objects = createRoute({
  getParentRoute: () => root,
  path: "/objects",
  component: lazyRouteComponent(() => import("./pages/objects/ObjectsPage.tsx"), "ObjectsPage"),
});
const object = createRoute({ getParentRoute: () => objects, path: "$objectId" });
const screening = createRoute({
  getParentRoute: () => root,
  path: "/screening",
  component: lazyRouteComponent(() => import("./pages/screening/ScreeningPage.tsx"), "ScreeningPage"),
});
const quarantine = createRoute({
  getParentRoute: () => root,
  path: "/quarantine",
  component: lazyRouteComponent(() => import("./pages/quarantine/QuarantinePage.tsx"), "QuarantinePage"),
});
const about = createRoute({
  getParentRoute: () => root,
  path: "/about",
  component: lazyRouteComponent(() => import("./pages/about/AboutPage.tsx"), "AboutPage"),
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  component: lazyRouteComponent(() => import("./pages/sign-in/SignInPage.tsx"), "SignInPage"),
});

const routeTree = root.addChildren([
  watch,
  incidents.addChildren([incident]),
  cases.addChildren([caseRoom]),
  objects.addChildren([object]),
  screening,
  quarantine,
  about,
  signIn,
]);

/** Every page is fetched when first opened; the frame stays. */
export const createAppRouter = () =>
  createRouter({
    routeTree,
    parseSearch,
    stringifySearch,
    defaultPreload: "intent",
    defaultPendingComponent: Loading,
    defaultErrorComponent: RouteProblem,
  });

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
