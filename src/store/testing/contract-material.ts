import { type Marking, publicMarking } from "../../core/index.ts";
import { contentHash } from "../../digest/index.ts";
import type { Principal, SystemPrincipal } from "../principal.ts";

export const at = (second: number) => `2026-08-12T15:08:${String(second).padStart(2, "0")}.000000Z`;
export const system: SystemPrincipal = { kind: "system", realm: "replay", party: "JP" };
export const visitor: Principal = { kind: "visitor", realm: "replay" };
export const elsewhere: Principal = { kind: "visitor", realm: "live" };

export const batch = (label: string, marking: Marking = publicMarking, receivedAt = at(0)) => ({
  sha256: contentHash(label),
  name: label,
  url: "https://example.org/gp",
  receivedAt,
  format: "tle",
  completeness: "group",
  rowsRead: 1,
  rowsRefused: 0,
  marking,
});
