import { contentHash } from "../../digest/index.ts";
import policy from "./trust-policy.json" with { type: "json" };

/** Of the gates' parameters: other parameters are other verdicts. */
export const trustPolicyHash = contentHash(policy);
