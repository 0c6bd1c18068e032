import type { Detection } from "../../detect/index.ts";

/**
 * How near a finding is to a protected asset: what a watch looks at first, never how bad it is.
 * Shape and word say it on screen, color only repeats it.
 */
export const attentions = ["near-protected", "protected-itself", "other"] as const;
export type Attention = (typeof attentions)[number];

/** What tells it; a launch's kind, since its neighbors share a plane and are near nowhere. */
type Concerned = Pick<Detection, "ids" | "neighbors"> & Partial<Pick<Detection, "kind" | "breakup">>;

/**
 * Given: a detection and which objects are protected. Returned: "near-protected" where an object that isn't protected
 * is found by one that is, or pieces cross its orbit; "protected-itself" where only protected objects are concerned; else "other".
 * It reads the protected list alone, so owners' codes change nothing.
 */
export function attentionOf(
  { ids, neighbors = [], kind, breakup }: Concerned,
  isProtected: (id: number) => boolean,
): Attention {
  const [first, ...others] = ids;
  const beside = kind === "launch" ? [] : neighbors.map(({ id }) => id);
  const near = [...others, ...beside, ...(breakup?.crossed ?? [])];
  const around = [first, ...near];
  if (!around.some(isProtected)) return "other";
  return around.every(isProtected) || (near.length === 0 && isProtected(first))
    ? "protected-itself"
    : "near-protected";
}
