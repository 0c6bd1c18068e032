import { describeStore } from "./store.contract.ts";
import { openFreshStore } from "./testing/temporary-store.ts";

describeStore("store on PGlite", openFreshStore);
