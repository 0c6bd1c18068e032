import type { CatalogNumber } from "../core/index.ts";

/** What tells one stored element set from all others of its realm. */
export interface ElementSetKey {
  readonly id: CatalogNumber;
  /** UTC days since 2000-01-01. */
  readonly epochDays: number;
  /** Nanoseconds of that day, a whole number up to 86,401e9. */
  readonly epochNanos: number;
  /** Of the numbers of the set: a UUID in its usual form. */
  readonly content: string;
  /** Of the marking: a UUID in its usual form. */
  readonly audience: string;
}

/** One text for a key, for maps and addresses. */
export const setKeyText = ({ id, epochDays, epochNanos, content, audience }: ElementSetKey): string =>
  [id, epochDays, epochNanos, content, audience].join(":");

const form = /^(\d{1,9}):(-?\d{1,6}):(\d{1,14}):([0-9a-f-]{36}):([0-9a-f-]{36})$/;

/** Given: a text. Returned: the key it stands for, or undefined. */
export function parseSetKey(text: string): ElementSetKey | undefined {
  const [, id, epochDays, epochNanos, content, audience] = form.exec(text) ?? [];
  if (audience === undefined) return undefined;
  return {
    id: Number(id),
    epochDays: Number(epochDays),
    epochNanos: Number(epochNanos),
    content: content!,
    audience,
  };
}
