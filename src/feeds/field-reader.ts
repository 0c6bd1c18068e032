import { type ErrorCode, HoshimoriError } from "../core/index.ts";

/** Reads the fields of one JSON object, each checked; what nobody asked for is a mistake as well. */
export interface FieldReader {
  readonly has: (name: string) => boolean;
  readonly text: (name: string, fallback?: string) => string;
  /** A text for which `isValid` holds; `wanted` says in signs what that is. */
  readonly textLike: (name: string, wanted: string, isValid: (text: string) => boolean) => string;
  readonly number: (name: string, least: number, most: number, fallback?: number) => number;
  readonly oneOf: <T extends string>(name: string, values: readonly T[], fallback?: T) => T;
  readonly texts: (name: string) => readonly string[];
  readonly list: <T>(name: string, read: (entry: unknown, place: string) => T) => readonly T[];
  readonly object: (name: string) => FieldReader;
  /** An object whose fields are checked later. */
  readonly record: (name: string) => Readonly<Record<string, unknown>>;
  /** The error to throw where a field is wrong in a way that only the caller knows. */
  readonly objection: (name: string, wanted: string) => HoshimoriError;
  /** Errors: `source-field-unknown` where a field was never asked for. */
  readonly end: () => void;
}

/**
 * Given: a value, its file and its place in the file ("" at the top). Returned: the reader of its fields.
 * Errors (of each call): `source-field-missing`, `source-field-invalid`, `source-field-unknown`.
 */
export function readFields(value: unknown, file: string, place = ""): FieldReader {
  const pathOf = (name: string) => (place === "" ? name : `${place}.${name}`);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw invalid(file, place === "" ? "/" : place, value, "{…}");
  const fields = value as Readonly<Record<string, unknown>>;
  const asked = new Set<string>();
  const take = <T>(
    name: string,
    wanted: string,
    fallback: T | undefined,
    is: (found: unknown) => boolean,
  ) => {
    asked.add(name);
    const found = fields[name];
    if (found === undefined && fallback !== undefined) return fallback;
    if (found === undefined) throw problem("source-field-missing", { file, field: pathOf(name), wanted });
    if (!is(found)) throw invalid(file, pathOf(name), found, wanted);
    return found as T;
  };
  const isText = (found: unknown) => typeof found === "string" && found !== "";
  return {
    has: (name) => fields[name] !== undefined,
    text: (name, fallback) => take(name, '"…"', fallback, isText),
    textLike: (name, wanted, isValid) =>
      take<string>(name, wanted, undefined, (found) => typeof found === "string" && isValid(found)),
    number: (name, least, most, fallback) =>
      take(
        name,
        `${least} … ${most}`,
        fallback,
        (found) => typeof found === "number" && found >= least && found <= most,
      ),
    oneOf: (name, values, fallback) =>
      take(name, values.join(" | "), fallback, (found) => (values as readonly unknown[]).includes(found)),
    texts: (name) =>
      take<readonly string[]>(
        name,
        '["…"]',
        [],
        (found) => Array.isArray(found) && found.every((text) => isText(text)),
      ),
    list: (name, read) =>
      take<readonly unknown[]>(name, "[…]", [], Array.isArray).map((entry, index) =>
        read(entry, `${pathOf(name)}[${index}]`),
      ),
    object: (name) =>
      readFields(
        take<unknown>(name, "{…}", undefined, () => true),
        file,
        pathOf(name),
      ),
    record: (name) =>
      take<Readonly<Record<string, unknown>>>(
        name,
        "{…}",
        undefined,
        (found) => typeof found === "object" && found !== null && !Array.isArray(found),
      ),
    objection: (name, wanted) => invalid(file, pathOf(name), fields[name], wanted),
    end: () => {
      const unknown = Object.keys(fields).find((name) => !asked.has(name));
      if (unknown !== undefined)
        throw problem("source-field-unknown", {
          file,
          field: pathOf(unknown),
          known: [...asked].join(", "),
        });
    },
  };
}

const invalid = (file: string, field: string, found: unknown, wanted: string) =>
  problem("source-field-invalid", { file, field, value: JSON.stringify(found), wanted });

const problem = (code: ErrorCode, parts: Readonly<Record<string, string>>) => new HoshimoriError(code, parts);
