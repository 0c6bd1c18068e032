import type { Problem } from "../core/index.ts";
import { convertScale, elapsedSeconds, type Instant, readIsoUtc, type TimeScale } from "../time/index.ts";
import type { MessageSection } from "./ccsds/message.ts";
import { readMessages } from "./ccsds/read-messages.ts";
import { messageNumber } from "./ccsds/values.ts";
import { problemList } from "./problem-list.ts";

export type EphemerisFrame = "teme" | "gcrf" | "eme2000" | "itrf";

/** States of one object at ascending times: a segment of an OEM as numbers. */
export interface StateEphemeris {
  /** As written: an international designator, or a catalog number. */
  readonly objectRef: string;
  readonly objectName: string;
  /** ORIGINATOR of the message. */
  readonly madeBy: string;
  /** CREATION_DATE, UTC. */
  readonly madeAt: Instant;
  readonly frame: EphemerisFrame;
  /** Time of the first state, UTC. */
  readonly start: Instant;
  /** Where the states may be used: seconds since the start. */
  readonly usableFromSeconds: number;
  readonly usableToSeconds: number;
  /** SI seconds since the start, ascending. */
  readonly seconds: Float64Array;
  /** Position (km) and velocity (km/s), six numbers a state. */
  readonly states: Float64Array;
}

export interface ReadEphemerides {
  readonly ephemerides: readonly StateEphemeris[];
  readonly problems: readonly Problem[];
}

/** As the SANA registry of orbit-relative and celestial frames writes them, and older forms in use. */
const frameByName: Readonly<Record<string, EphemerisFrame>> = {
  TEME: "teme",
  TEMEOFDATE: "teme",
  GCRF: "gcrf",
  ICRF: "gcrf",
  EME2000: "eme2000",
  J2000: "eme2000",
};

function frameOf(written: string): EphemerisFrame | undefined {
  const name = written.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return /^ITRF\d*$/.test(name) ? "itrf" : frameByName[name];
}

const scaleByName: Readonly<Record<string, TimeScale>> = { UTC: "UTC", TAI: "TAI", TT: "TT", GPS: "GPS" };

/**
 * Reads the segments of OEMs (KVN or XML) as numbers. Given: decompressed bytes and the name of the input. Returned: the good segments, and
 * a problem for each message or segment that is none or that cannot be computed with here (another center, frame or time system).
 * Errors: `ccsds-not-recognized`.
 */
export function readEphemerides(
  bytes: Uint8Array,
  options: { readonly source?: string } = {},
): ReadEphemerides {
  const { messages, problems: unread } = readMessages(bytes, options);
  const problems = problemList();
  const ephemerides: StateEphemeris[] = [];
  for (const { kind, sections } of messages) {
    if (kind !== "oem") continue;
    const header = fieldsOf(sections.find(({ name }) => name === "header"));
    const made = readIsoUtc(header.get("CREATION_DATE") ?? "");
    const madeBy = header.get("ORIGINATOR") ?? "";
    for (const [k, section] of sections.entries()) {
      if (section.name !== "metadata" || !made) continue;
      const end = sections.findIndex(({ name }, at) => at > k && name === "metadata");
      const rows = sections
        .slice(k + 1, end < 0 ? sections.length : end)
        .flatMap((each) => (each.name === "ephemeris" ? each.rows : []))
        .filter(({ values }) => values.length >= 7);
      const segment = segmentOf(section, rows, problems);
      if (segment) ephemerides.push({ ...segment, madeBy, madeAt: made });
    }
  }
  return { ephemerides, problems: [...unread, ...problems.done()] };
}

const fieldsOf = (section: MessageSection | undefined): ReadonlyMap<string, string> =>
  new Map(section?.fields.map(({ keyword, value }) => [keyword, value]) ?? []);

function segmentOf(
  section: MessageSection,
  rows: MessageSection["rows"],
  problems: ReturnType<typeof problemList>,
): Omit<StateEphemeris, "madeBy" | "madeAt"> | undefined {
  const fields = fieldsOf(section);
  const written = (keyword: string) => (fields.get(keyword) ?? "").trim();
  const frame = frameOf(written("REF_FRAME"));
  const scale = scaleByName[written("TIME_SYSTEM").toUpperCase()];
  const isUsable = frame && scale && written("CENTER_NAME").toUpperCase() === "EARTH";
  if (!isUsable || rows.length < 2) {
    problems.add(isUsable ? "oem-too-few-states" : "oem-not-computable", section.line, 1, {
      object: written("OBJECT_NAME"),
      center: written("CENTER_NAME"),
      frame: written("REF_FRAME"),
      timeSystem: written("TIME_SYSTEM"),
    });
    return undefined;
  }
  const timeOf = (text: string): Instant | undefined => {
    const read = readIsoUtc(text);
    return read && convertScale({ ...read, scale }, "UTC");
  };
  const times = rows.map(({ values }) => timeOf(values[0]));
  const [start] = times;
  if (!start || times.some((time) => !time)) return undefined;
  const seconds = Float64Array.from(times, (time) => elapsedSeconds(start, time!));
  const bound = (keyword: string, otherwise: number) => {
    const time = timeOf(written(keyword));
    return time ? elapsedSeconds(start, time) : otherwise;
  };
  return {
    objectRef: written("OBJECT_ID"),
    objectName: written("OBJECT_NAME"),
    frame,
    start,
    usableFromSeconds: Math.max(0, bound("USEABLE_START_TIME", 0)),
    usableToSeconds: Math.min(seconds.at(-1)!, bound("USEABLE_STOP_TIME", Infinity)),
    seconds,
    states: Float64Array.from(rows.flatMap(({ values }) => values.slice(1, 7).map(messageNumber))),
  };
}
