import type { Detection } from "../../detect/index.ts";

/**
 * How near a finding is to a protected asset: what a watch looks at first, never how bad it is.
 * Shape and word say it on screen, color only repeats it.
 */
export const attentions = ["near-protected", "protected-itself", "other"] as const;
export type Attention = (typeof attentions)[number];

/**
 * Given: a detection and which objects are protected. Returned: "near-protected" where an object that isn't protected
 * is found by one that is; "protected-itself" where only protected objects are concerned; else "other".
 * It reads the protected list alone, so owners' codes change nothing.
 */
export function attentionOf(
  detection: Pick<Detection, "ids" | "neighbors">,
  isProtected: (id: number) => boolean,
): Attention {
  const [first, ...others] = detection.ids;
  const near = [...others, ...(detection.neighbors ?? []).map(({ id }) => id)];
  const around = [first, ...near];
  if (!around.some(isProtected)) return "other";
  return around.every(isProtected) || (near.length === 0 && isProtected(first))
    ? "protected-itself"
    : "near-protected";
}
