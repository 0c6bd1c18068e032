import type { CatalogNumber, Problem } from "../core/index.ts";
import { type Instant, readIsoUtc } from "../time/index.ts";
import { jsonObjects, memberText } from "./json-objects.ts";
import { type ProblemList, problemList } from "./problem-list.ts";

/** One warning of Space-Track's class cdm_public: what everybody with an account may see of a conjunction message. */
export interface PublicConjunction {
  readonly messageId: string;
  /** When the message was made, UTC. */
  readonly createdAt?: Instant;
  readonly isEmergencyReportable?: boolean;
  /** Time of closest approach, UTC. */
  readonly tca: Instant;
  readonly missDistanceKm: number;
  /** As 18/19 SDS computed it, 0 … 1; its covariances are not public. */
  readonly probability?: number;
  readonly id1: CatalogNumber;
  readonly id2: CatalogNumber;
  readonly name1: string;
  readonly name2: string;
  /** As written ("PAYLOAD", "ROCKET BODY", "DEBRIS", "UNKNOWN"). */
  readonly objectType1?: string;
  readonly objectType2?: string;
  readonly rcsSize1?: string;
  readonly rcsSize2?: string;
  readonly exclusionVolumeKm1?: number;
  readonly exclusionVolumeKm2?: number;
}

/** One line of Space-Track's class decay: a prediction, or what was recorded after the fact. */
export interface DecayMessage {
  readonly id: CatalogNumber;
  readonly name: string;
  readonly internationalDesignator: string;
  readonly owner: string;
  readonly rcsSize?: string;
  /** When the message was made, UTC. */
  readonly messageAt?: Instant;
  /** UTC; recorded ones and long predictions have the day only, which stands as its first instant. */
  readonly decayAt: Instant;
  /** As written: "satcat", "decay_msg", "TIP_msg", "60day_msg". */
  readonly source: string;
  /** As written: "Historical" or "Prediction". */
  readonly messageType: string;
  readonly precedence?: number;
}

interface ReadRecords<Row> {
  /** In the order of the input. */
  readonly records: readonly Row[];
  readonly problems: readonly Problem[];
}

/** True where the beginning of a file is an answer of class cdm_public. */
export const looksLikePublicConjunctions = (head: string): boolean =>
  /^\s*[[{]/.test(head) && /"CDM_ID"\s*:/.test(head) && /"SAT_1_ID"\s*:/.test(head);

/** True where the beginning of a file is an answer of class decay. */
export const looksLikeDecay = (head: string): boolean =>
  /^\s*[[{]/.test(head) && /"DECAY_EPOCH"\s*:/.test(head) && /"MSG_TYPE"\s*:/.test(head);

/**
 * Reads Space-Track's class cdm_public as JSON. Given: decompressed bytes. Returned: the conjunctions, distances in km (the class has meters), and a
 * problem with its place for each object that lacks what a conjunction needs, or for a field that is not understood and left out.
 * Source: space-track.org, model of class cdm_public; CDM_ID, TCA, MIN_RNG and both numbers are needed.
 */
export const readPublicConjunctions = (bytes: Uint8Array): ReadRecords<PublicConjunction> =>
  readObjects(bytes, (take) => ({
    messageId: take.text("CDM_ID"),
    ...optional("createdAt", take.time("CREATED", false)),
    ...optional("isEmergencyReportable", take.flag("EMERGENCY_REPORTABLE")),
    tca: take.time("TCA", true),
    missDistanceKm: take.number("MIN_RNG", 0, Infinity, true) / 1000,
    ...optional("probability", take.number("PC", 0, 1, false)),
    id1: take.id("SAT_1_ID"),
    id2: take.id("SAT_2_ID"),
    name1: take.word("SAT_1_NAME") ?? "",
    name2: take.word("SAT_2_NAME") ?? "",
    ...optional("objectType1", take.word("SAT1_OBJECT_TYPE")),
    ...optional("objectType2", take.word("SAT2_OBJECT_TYPE")),
    ...optional("rcsSize1", take.word("SAT1_RCS")),
    ...optional("rcsSize2", take.word("SAT2_RCS")),
    ...optional("exclusionVolumeKm1", take.number("SAT_1_EXCL_VOL", 0, Infinity, false)),
    ...optional("exclusionVolumeKm2", take.number("SAT_2_EXCL_VOL", 0, Infinity, false)),
  }));

/**
 * Reads Space-Track's class decay as JSON. Given: decompressed bytes. Returned: the messages in their order (an object has several: predictions and
 * what was recorded), and problems as {@link readPublicConjunctions}. Source: space-track.org, model of class decay.
 */
export const readDecay = (bytes: Uint8Array): ReadRecords<DecayMessage> =>
  readObjects(bytes, (take) => ({
    id: take.id("NORAD_CAT_ID"),
    name: take.word("OBJECT_NAME") ?? "",
    internationalDesignator: take.word("OBJECT_ID") ?? take.word("INTLDES") ?? "",
    owner: take.word("COUNTRY") ?? "",
    ...optional("rcsSize", take.word("RCS_SIZE")),
    ...optional("messageAt", take.time("MSG_EPOCH", false)),
    decayAt: take.time("DECAY_EPOCH", true),
    source: take.word("SOURCE") ?? "",
    messageType: take.text("MSG_TYPE"),
    ...optional("precedence", take.number("PRECEDENCE", 0, 99, false)),
  }));

const optional = <Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [Each in Key]?: Value } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [Each in Key]?: Value };

/** Takes members of one object. What is needed and not there, or not understood, ends the object by {@link Refused}. */
interface Take {
  text(key: string): string;
  word(key: string): string | undefined;
  id(key: string): CatalogNumber;
  flag(key: string): boolean | undefined;
  time(key: string, needed: true): Instant;
  time(key: string, needed: false): Instant | undefined;
  number(key: string, least: number, most: number, needed: true): number;
  number(key: string, least: number, most: number, needed: false): number | undefined;
}

/** Ends the reading of one object; its problem is told already. */
class Refused extends Error {
  override readonly name = "Refused";
}

function readObjects<Row>(bytes: Uint8Array, recordOf: (take: Take) => Row): ReadRecords<Row> {
  const problems = problemList();
  const records: Row[] = [];
  for (const { line, column, members } of jsonObjects(bytes)) {
    if (!members) {
      problems.add("json-not-understood", line, column);
      continue;
    }
    try {
      records.push(recordOf(takerOf(members, line, column, problems)));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }
  return { records, problems: problems.done() };
}

/** "2022-04-29T22:03:26.595000" or "2022-04-29 0:45:12": a blank for the T, an hour of one digit. */
const timePattern = /^(\d{4}-\d\d-\d\d)[T ](\d{1,2})(:\d\d:\d\d(?:\.\d{1,9})?)$/;

function readTime(text: string): Instant | undefined {
  const [, date, hour, rest] = timePattern.exec(text) ?? [];
  return date ? readIsoUtc(`${date}T${hour.padStart(2, "0")}${rest}Z`) : undefined;
}

function takerOf(
  members: Readonly<Record<string, unknown>>,
  line: number,
  column: number,
  problems: ProblemList,
): Take {
  const word = (key: string): string | undefined => memberText(members, key)?.trim() || undefined;
  const value = <Value>(key: string, needed: boolean, read: (text: string) => Value | undefined) => {
    const written = word(key);
    const found = written === undefined ? undefined : read(written);
    if (found === undefined && (needed || written !== undefined))
      problems.add(needed ? "space-track-needed" : "space-track-field", line, column, {
        field: key,
        value: (written ?? "").slice(0, 40),
      });
    if (found === undefined && needed) throw new Refused();
    return found;
  };
  return {
    word,
    text: (key) => value(key, true, (text) => text)!,
    id: (key) => value(key, true, (text) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined))!,
    flag: (key) => value(key, false, (text) => (text === "Y" ? true : text === "N" ? false : undefined)),
    time: ((key: string, needed: boolean) => value(key, needed, readTime)) as Take["time"],
    number: ((key: string, least: number, most: number, needed: boolean) =>
      value(key, needed, (text) => {
        const number = Number(text);
        return number >= least && number <= most ? number : undefined;
      })) as Take["number"],
  };
}
