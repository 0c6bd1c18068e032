import { type Instant, readIsoUtc } from "../time/index.ts";
import type { Cdm, CdmField, CdmObject } from "./cdm.ts";
import {
  cdmNumber,
  covarianceKeywords,
  isAbsent,
  normalUnit,
  positionKeywords,
  radiusOfComment,
  startsObject,
  unitOf,
  velocityKeywords,
} from "./cdm-fields.ts";
import type { ProblemList } from "./problem-list.ts";

/** A field with its place in the input. */
interface PlacedField extends CdmField {
  readonly line: number;
  readonly column: number;
}

/** Takes the fields of one message as they come and gives the message at its end. */
export interface CdmBuilder {
  readonly field: (field: PlacedField) => void;
  readonly comment: (text: string) => void;
  /** Returned: the message; undefined where a needed field is missing or unreadable, with its problem reported. */
  readonly done: () => Cdm | undefined;
}

interface Section {
  readonly fields: Map<string, PlacedField>;
  readonly comments: string[];
  readonly line: number;
}

/** Given: the line that the message begins at, its version, where problems go. Returned: its builder. */
export function cdmBuilder(line: number, version: string, problems: ProblemList): CdmBuilder {
  const section = (at: number): Section => ({ fields: new Map(), comments: [], line: at });
  const head = section(line);
  const objects: Section[] = [];
  const current = () => objects.at(-1) ?? head;
  return {
    field(field) {
      if (field.keyword === startsObject) objects.push(section(field.line));
      const { fields } = current();
      if (fields.has(field.keyword)) report(problems, "cdm-field-twice", field);
      else fields.set(field.keyword, field);
    },
    comment: (text) => current().comments.push(text),
    done() {
      try {
        return cdmOf(head, objects, version, problems);
      } catch (error) {
        if (error instanceof LeftOut) return undefined;
        throw error;
      }
    },
  };
}

/** Ends a message that a needed field is missing from; the problem is reported before. */
class LeftOut extends Error {}

function cdmOf(head: Section, objects: readonly Section[], version: string, problems: ProblemList): Cdm {
  if (objects.length !== 2) {
    problems.add("cdm-object-count", head.line, 1, { count: objects.length });
    throw new LeftOut();
  }
  const read = reader(problems);
  const tca = read.time(head, "TCA", true);
  const creationDate = read.time(head, "CREATION_DATE", false);
  const radius = read.number(head, "HBR", false) ?? firstRadius(head.comments);
  return {
    line: head.line,
    version,
    tca: tca as Instant,
    ...present("creationDate", creationDate),
    ...present("messageId", read.text(head, "MESSAGE_ID")),
    ...present("missDistanceM", read.number(head, "MISS_DISTANCE", false)),
    ...present("relativeSpeedMPerS", read.number(head, "RELATIVE_SPEED", false)),
    ...present("collisionProbability", read.number(head, "COLLISION_PROBABILITY", false)),
    ...present("collisionProbabilityMethod", read.text(head, "COLLISION_PROBABILITY_METHOD")),
    ...present("hardBodyRadiusM", radius),
    fields: plain(head),
    comments: head.comments,
    objects: [objectOf(objects[0], read), objectOf(objects[1], read)],
  };
}

function objectOf(section: Section, read: Reader): CdmObject {
  const triple = (keywords: readonly [string, string, string]): [number, number, number] => [
    read.number(section, keywords[0], true) as number,
    read.number(section, keywords[1], true) as number,
    read.number(section, keywords[2], true) as number,
  ];
  const hasCovariance = covarianceKeywords.some((keyword) => section.fields.has(keyword));
  const radius = read.number(section, "HBR", false) ?? firstRadius(section.comments);
  return {
    designator: read.text(section, "OBJECT_DESIGNATOR") ?? "",
    name: read.text(section, "OBJECT_NAME") ?? "",
    frame: (read.needed(section, "REF_FRAME").value || "").toUpperCase(),
    positionKm: triple(positionKeywords),
    velocityKmPerS: triple(velocityKeywords),
    ...(hasCovariance
      ? { covarianceRtn: covarianceKeywords.map((keyword) => read.number(section, keyword, true) as number) }
      : {}),
    ...present("hardBodyRadiusM", radius),
    fields: plain(section),
    comments: section.comments,
  };
}

const firstRadius = (comments: readonly string[]): number | undefined =>
  comments.map(radiusOfComment).find((radius) => radius !== undefined);

const plain = ({ fields }: Section): readonly CdmField[] =>
  [...fields.values()].map(({ keyword, value, unit }) => ({ keyword, value, ...present("unit", unit) }));

const present = <Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } =>
  value === undefined ? {} : ({ [key]: value } as { [K in Key]: Value });

type Reader = ReturnType<typeof reader>;

/** Reads values of a section; what is needed and can't be read ends the message. */
function reader(problems: ProblemList) {
  const needed = (section: Section, keyword: string): PlacedField => {
    const found = section.fields.get(keyword);
    if (found) return found;
    problems.add("cdm-field-missing", section.line, 1, { field: keyword });
    throw new LeftOut();
  };
  const refuse = (code: "cdm-field-not-understood" | "cdm-unit", field: PlacedField, isNeeded: boolean) => {
    report(problems, code, field);
    if (isNeeded) throw new LeftOut();
    return undefined;
  };
  return {
    needed,
    text(section: Section, keyword: string): string | undefined {
      const found = section.fields.get(keyword);
      return found && found.value !== "" ? found.value : undefined;
    },
    number(section: Section, keyword: string, isNeeded: boolean): number | undefined {
      const found = isNeeded ? needed(section, keyword) : section.fields.get(keyword);
      if (!found || (!isNeeded && isAbsent(found.value))) return undefined;
      const unit = unitOf.get(keyword);
      if (found.unit !== undefined && unit !== undefined && normalUnit(found.unit) !== unit)
        return refuse("cdm-unit", found, isNeeded);
      const value = cdmNumber(found.value);
      return Number.isFinite(value) ? value : refuse("cdm-field-not-understood", found, isNeeded);
    },
    time(section: Section, keyword: string, isNeeded: boolean): Instant | undefined {
      const found = isNeeded ? needed(section, keyword) : section.fields.get(keyword);
      if (!found) return undefined;
      return readIsoUtc(found.value) ?? refuse("cdm-field-not-understood", found, isNeeded);
    },
  };
}

function report(
  problems: ProblemList,
  code: "cdm-field-not-understood" | "cdm-unit" | "cdm-field-twice",
  { keyword, value, unit, line, column }: PlacedField,
): void {
  const expected = unitOf.get(keyword) ?? "";
  const found = (code === "cdm-unit" ? (unit ?? "") : value).slice(0, 40);
  problems.add(code, line, column, { field: keyword, found, expected });
}
