export { canonicalJson, contentHash, type Sha256Hex, sha256Hex } from "./hash.ts";
export { keyedId } from "./keyed-id.ts";
