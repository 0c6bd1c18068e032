import { type BilingualText, isReadableText } from "../assess/index.ts";
import { HoshimoriError, type IsoUtc, type PartyCode } from "../core/index.ts";
import { compareInstants, parseIsoUtc } from "../time/index.ts";

/** Longest title and longest other text, in UTF-16 units. */
const titleLimit = 300;
const textLimit = 20_000;

/** Errors: `consult-text-missing` for an empty or too long text. */
export function requireText(value: string, field: string, limit = textLimit): void {
  if (!isReadableText(value, limit)) throw new HoshimoriError("consult-text-missing", { field, limit });
}

/** Errors: `consult-text-missing` naming the language that is missing. */
export function requireBoth(value: BilingualText, field: "title" | "summary"): void {
  const limit = field === "title" ? titleLimit : textLimit;
  requireText(value?.en, `${field}.en`, limit);
  requireText(value.ja, `${field}.ja`, limit);
  const extra = Object.keys(value).find((name) => name !== "en" && name !== "ja");
  if (extra !== undefined) throw badValue(`${field}.${extra}`, "", "en, ja");
}

/** Errors: `consult-bad-value` for anything but a list of party codes, without repetition and without the case's own. */
export function requireParties(value: readonly PartyCode[], own: PartyCode): void {
  const parties: readonly unknown[] = Array.isArray(value) ? value : [];
  const wrong = parties.find(
    (party) => typeof party !== "string" || !/^[A-Z]{2}$/.test(party) || party === own,
  );
  if (parties.length === 0 || wrong !== undefined || new Set(parties).size < parties.length)
    throw badValue("to", JSON.stringify(wrong ?? value), "other parties by ISO 3166-1 code, each once");
}

/** Errors: `consult-bad-value` for a time that is none, `consult-future-time` for one after now. */
export function requirePast(value: IsoUtc, field: string, now: IsoUtc): void {
  requireTime(value, field);
  if (compareInstants(parseIsoUtc(value), parseIsoUtc(now)) > 0)
    throw new HoshimoriError("consult-future-time", { field, time: value, now });
}

/** Errors: `consult-bad-value` for what is no ISO 8601 time. */
export function requireTime(value: IsoUtc, field: string): void {
  try {
    parseIsoUtc(value);
  } catch {
    throw badValue(field, String(value), "2026-08-12T15:08:00Z");
  }
}

/** Errors: `consult-bad-value` for what is not in the list. */
export function requireOneOf(value: string, field: string, allowed: readonly string[]): void {
  if (!allowed.includes(value)) throw badValue(field, String(value), allowed.join(", "));
}

const badValue = (field: string, value: string, expected: string) =>
  new HoshimoriError("consult-bad-value", { field, value, expected });
