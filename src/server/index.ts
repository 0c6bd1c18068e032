export { type RunningNode, type ServeOptions, serve } from "./serve.ts";
