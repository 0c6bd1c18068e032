import { HoshimoriError } from "../core/index.ts";
import { type DetectionKind, detectionKinds } from "../detect/index.ts";
import type {
  Bearing,
  Expectation,
  ExpectedEvidence,
  FigureCondition,
  HypothesisTemplate,
} from "./hypothesis.ts";
import type { BilingualText } from "./statement.ts";

type Fields = Readonly<Record<string, unknown>>;
const bearings: readonly Bearing[] = ["consistent", "neutral", "inconsistent"];

/**
 * Given: the parsed JSON of one file of `policies/hypotheses` and its name for messages.
 * Returned: the template. Errors: `assess-template-unreadable` with the place of the first fault, an unknown field included.
 */
export function readHypothesisTemplate(file: string, json: unknown): HypothesisTemplate {
  const fail = (place: string, expected: string): never => {
    throw new HoshimoriError("assess-template-unreadable", { file, place, expected });
  };
  const fields = (value: unknown, place: string, names: readonly string[]): Fields => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return fail(place, "an object");
    for (const name of Object.keys(value))
      if (!names.includes(name)) fail(`${place}.${name}`, `one of ${names.join(", ")}`);
    return value as Fields;
  };
  const text = (value: unknown, place: string): string =>
    typeof value === "string" && value.trim() !== "" ? value : fail(place, "a text");
  const number = (value: unknown, place: string): number =>
    typeof value === "number" && Number.isFinite(value) ? value : fail(place, "a number");
  const list = <T>(value: unknown, place: string, read: (item: unknown, place: string) => T): T[] =>
    Array.isArray(value)
      ? value.map((item, index) => read(item, `${place}[${index}]`))
      : fail(place, "a list");
  const oneOf = <T extends string>(value: unknown, place: string, allowed: readonly T[]): T =>
    allowed.find((candidate) => candidate === value) ?? fail(place, `one of ${allowed.join(", ")}`);
  const both = (value: unknown, place: string): BilingualText => {
    const given = fields(value, place, ["en", "ja"]);
    return { en: text(given.en, `${place}.en`), ja: text(given.ja, `${place}.ja`) };
  };
  const kind = (value: unknown, place: string): DetectionKind => oneOf(value, place, detectionKinds);
  const condition = (value: unknown, place: string): FigureCondition => {
    const given = fields(value, place, ["figure", "atLeast", "below"]);
    if (given.atLeast === undefined && given.below === undefined) fail(place, "atLeast or below");
    return {
      figure: text(given.figure, `${place}.figure`),
      ...(given.atLeast === undefined ? {} : { atLeast: number(given.atLeast, `${place}.atLeast`) }),
      ...(given.below === undefined ? {} : { below: number(given.below, `${place}.below`) }),
    };
  };
  const expectation = (value: unknown, place: string): Expectation => {
    const given = fields(value, place, ["id", "evidence", "when", "bearing", "why"]);
    return {
      id: text(given.id, `${place}.id`),
      evidence: kind(given.evidence, `${place}.evidence`),
      when: list(given.when, `${place}.when`, condition),
      bearing: oneOf(given.bearing, `${place}.bearing`, bearings),
      why: both(given.why, `${place}.why`),
    };
  };
  const expected = (value: unknown, place: string): ExpectedEvidence => {
    const given = fields(value, place, ["id", "evidence", "when", "text"]);
    return {
      id: text(given.id, `${place}.id`),
      evidence: kind(given.evidence, `${place}.evidence`),
      when: list(given.when, `${place}.when`, condition),
      text: both(given.text, `${place}.text`),
    };
  };
  const names =
    "id version benign addedBy appliesTo title description expectations expected notObservable".split(" ");
  const given = fields(json, "$", names);
  if (typeof given.benign !== "boolean") return fail("$.benign", "true or false");
  return {
    id: text(given.id, "$.id"),
    version: text(given.version, "$.version"),
    benign: given.benign,
    addedBy: oneOf(given.addedBy, "$.addedBy", ["machine", "person"] as const),
    appliesTo: list(given.appliesTo, "$.appliesTo", kind),
    title: both(given.title, "$.title"),
    description: both(given.description, "$.description"),
    expectations: list(given.expectations, "$.expectations", expectation),
    expected: list(given.expected, "$.expected", expected),
    notObservable: list(given.notObservable, "$.notObservable", both),
  };
}
